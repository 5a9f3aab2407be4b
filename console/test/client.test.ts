import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from '../src/api/live';
import { allPages } from '../src/api/pages';

/** What the server answers, in turn; what it was asked is kept. */
function serve(...answers: [number, object][]) {
  const asked: { path: string; headers: Record<string, string> }[] = [];
  vi.stubGlobal('fetch', (path: string, { headers }: { headers: Record<string, string> }) => {
    asked.push({ path, headers });
    const [status, body] = answers.shift() ?? [500, { message: 'asked too often' }];
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
  return asked;
}

const UNSIGNED = {
  __type: 'com.amazon.coral.service#MissingAuthenticationTokenException',
  message: 'Request is missing Authentication Token',
};
const KEY = { accessKeyId: 'AKIA', secretAccessKey: 'secret', region: 'us-east-1' };

describe('a call', () => {
  const kept = new Map<string, string>();

  beforeEach(() => {
    vi.resetModules();
    kept.clear();
    vi.stubGlobal('window', { location: { host: '127.0.0.1:8083' } });
    vi.stubGlobal('sessionStorage', {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => kept.set(name, value),
    });
  });

  afterEach(() => vi.unstubAllGlobals());

  it('waits for a key when the server wants one, and goes on with it', async () => {
    const { call } = await import('../src/api/client');
    const { credentialsWanted, keepCredentials, subscribeCredentials } = await import('../src/api/credentials');
    const asked = serve([400, UNSIGNED], [200, { stateMachines: [] }]);
    const wanted = new Promise<void>((resolve) => subscribeCredentials(resolve));
    const answer = call('ListStateMachines', {});
    await wanted;
    expect(credentialsWanted()).toBe('');
    keepCredentials(KEY);
    expect(await answer).toEqual({ stateMachines: [] });
    expect(asked[0]!.headers).not.toHaveProperty('authorization');
    expect(asked[1]!.headers.authorization).toContain('Credential=AKIA/');
    expect(asked[1]!.headers.authorization).toContain('SignedHeaders=host;x-amz-date;x-amz-target');
    expect(JSON.stringify(asked)).not.toContain('secret');
  });

  it('under /_stepwell/v1/ asks the API whether it is the signature that is missing', async () => {
    const { get } = await import('../src/api/client');
    const { credentialsWanted } = await import('../src/api/credentials');
    const asked = serve([403, { error: 'Forbidden', message: 'Only pages of this server' }], [200, { stateMachines: [] }]);
    await expect(get('/overview')).rejects.toMatchObject({ type: 'Forbidden', status: 403 });
    expect(asked.map(({ path }) => path)).toEqual(['/_stepwell/v1/overview', '/']);
    expect(credentialsWanted()).toBeNull();
  });

  it('gives AWS’s error type and text', async () => {
    const { call } = await import('../src/api/client');
    serve([400, { __type: 'com.amazonaws.swf#ExecutionDoesNotExist', message: 'gone' }]);
    await expect(call('DescribeExecution', {})).rejects.toMatchObject({ type: 'ExecutionDoesNotExist', message: 'gone' });
  });
});

describe('a server-sent event', () => {
  it('is put together from its lines', () => {
    expect(parse('id: 7\nevent: history\ndata: {"a":\ndata: 1}')).toEqual({ id: '7', event: 'history', data: '{"a":\n1}' });
  });

  it('is none when it is a comment', () => {
    expect(parse(': still here')).toBeNull();
  });
});

describe('a list', () => {
  it('is read to its end', async () => {
    const pages: Record<string, { rows: number[]; nextToken?: string }> = {
      '': { rows: [1, 2], nextToken: 'a' },
      a: { rows: [], nextToken: 'b' },
      b: { rows: [3] },
    };
    const read = (token: string | undefined) => Promise.resolve(pages[token ?? '']!);
    expect(await allPages(read, (page) => page.rows)).toEqual([1, 2, 3]);
  });

  it('that has no end is given up', async () => {
    const read = vi.fn(() => Promise.resolve({ nextToken: 'more' }));
    await expect(allPages(read, () => [])).rejects.toMatchObject({ type: 'TooMany' });
    expect(read).toHaveBeenCalledTimes(100);
  });
});
