import { request } from 'node:http';
import { expect, test } from 'vitest';
import { HOSTILE } from './harness/machines.mjs';
import { seeded, shown, textOf, usePages } from './harness/pages.mjs';
import * as places from './harness/places.mjs';

const open = usePages();

/** Whether markup from a text became part of a page: neither its script ran nor its element is there. */
async function harmless(page) {
  expect(await page.evaluate(() => globalThis.hacked)).toBeUndefined();
  expect(await page.locator('img[src="x"], pre b, #root script').count()).toBe(0);
}

/** The status of a request as another site would have a browser send it; fetch would not send these headers. */
function statusOf(path, headers, method = 'GET', body = '') {
  return new Promise((resolve, reject) => {
    const sent = request(`${seeded}${path}`, { method, headers }, (response) => (response.resume(), resolve(response.statusCode)));
    sent.on('error', reject);
    sent.end(body);
  });
}

test.for([
  ['an execution', places.execution('hostile', 'markup'), 'text=Fail <b>here</b> failed with'],
  ['its input', places.execution('hostile', 'markup', '?tab=data'), 'text=window.hacked'],
  ['its events', places.execution('hostile', 'markup', '?tab=events&event=1'), 'text=window.hacked'],
  ['its timeline', places.execution('hostile', 'markup', '?tab=timeline'), 'text=Fail <b>here</b>'],
  ['its definition', places.execution('hostile', 'markup', '?tab=definition'), 'text=window.hacked'],
  ['its machine', places.machine('hostile', '?tab=graph'), '.react-flow__node'],
  ['the editor', places.machine('hostile', '/edit'), '.cm-line >> nth=3'],
  ['the list', 'executions?prefix=markup', 'text=<b>Bad</b>.Error'],
  ['home', '', 'text=Failed lately'],
  ['who stopped an execution', places.execution('report', 'stopped'), 'text=Somebody stopped the execution'],
])('shows markup in %s as text', async ([, at, shows]) => {
  const page = await open(at);

  await shown(page.locator(shows));

  await harmless(page);
});

test('shows markup in a filter as text', async () => {
  const page = await open(`executions?error=${encodeURIComponent(HOSTILE)}`);

  await shown(page.getByText('No execution fits.'));

  expect(await page.getByLabel('Error').inputValue()).toBe(HOSTILE);
  await harmless(page);
});

test('shows the whole text of markup', async () => {
  const page = await open(places.execution('hostile', 'markup', '?tab=data'));

  expect(await textOf(page.getByLabel('the input', { exact: true }))).toContain(JSON.stringify(HOSTILE));
});

test('runs no script but its own', async () => {
  const page = await open('');
  await shown(page.getByRole('heading', { name: 'Home' }));

  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = 1';
    document.body.append(script);
    return globalThis.injected;
  });

  expect(ran).toBeUndefined();
  expect(page.faults.splice(0).join()).toContain('Content Security Policy');
});

test('stands in no frame of another page', async () => {
  const { headers } = await fetch(`${seeded}/console/`);

  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

const CALL = { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': 'AWSStepFunctions.ListStateMachines' };
const ELSEWHERE = { Origin: 'https://elsewhere.example' };
/** What a browser sends for a page of a site that has its own name point to this server. */
const REBOUND = { Origin: 'http://elsewhere.example', Host: 'elsewhere.example' };

test.for([
  ['a page of another site', ELSEWHERE],
  ['a page of a site that points its name here', REBOUND],
])('refuses %s', async ([, headers]) => {
  expect(await statusOf('/_stepwell/v1/overview', headers)).toBe(403);
  expect(await statusOf('/', { ...headers, ...CALL }, 'POST', '{}')).toBe(403);
});

test('refuses to be read under the name of another host', async () => {
  expect(await statusOf('/_stepwell/v1/overview', { Host: REBOUND.Host })).toBe(403);
});

test('serves its own page', async () => {
  const own = { Origin: seeded };

  expect(await statusOf('/_stepwell/v1/overview', own)).toBe(200);
  expect(await statusOf('/', { ...own, ...CALL }, 'POST', '{}')).toBe(200);
});
