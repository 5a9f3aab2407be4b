import { describe, expect, it } from 'vitest';
import { signature } from '../src/api/signature';

const KEY = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', region: 'us-east-1' };
const signatureOf = (headers: Record<string, string>) => headers.authorization!.split('Signature=')[1];

describe('a signature', () => {
  it("is that of AWS's published example", async () => {
    const headers = await signature(
      { method: 'GET', host: 'example.amazonaws.com', path: '/', headers: {}, body: '' },
      KEY,
      new Date('2015-08-30T12:36:00Z'),
      'service',
    );
    expect(headers.authorization).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, ' +
        'Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    );
  });

  // what botocore signs for the same requests
  it('covers the operation and the body of a call', async () => {
    const headers = await signature(
      {
        method: 'POST',
        host: '127.0.0.1:8083',
        path: '/',
        headers: { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' },
        body: '{"maxResults":1}',
      },
      { ...KEY, region: 'eu-central-1' },
      new Date('2026-01-02T03:04:05Z'),
    );
    expect(signatureOf(headers)).toBe('2849bd0893f19aee83235df9148d64e99e0326d020d8176ece0058287288d6be');
    expect(headers['x-amz-date']).toBe('20260102T030405Z');
  });

  it('sorts and escapes what browsers leave as it is, and carries the token', async () => {
    const headers = await signature(
      {
        method: 'GET',
        host: '127.0.0.1:8083',
        path: "/_stepwell/v1/executions/arn%3Aaws%3Astates/events?text=a%20b*(c)!'&after=12",
        headers: {},
        body: '',
      },
      { ...KEY, region: 'eu-central-1', sessionToken: 'TOKEN' },
      new Date('2026-01-02T03:04:05Z'),
    );
    expect(signatureOf(headers)).toBe('81306c63b6d5e7c1f1920b53873dad84e6afee0ea961a6b01c70cf8b88906732');
    expect(headers['x-amz-security-token']).toBe('TOKEN');
  });
});
