// Measures what the console promises: `npm run measure`. Prints a number beside each promise and judges nothing, since a
// busy machine says little; run it on one that is idle.
import { Api, until } from './harness/api.mjs';
import { launchBrowser, newContext, openPage } from './harness/browser.mjs';
import { TICKER } from './harness/machines.mjs';
import * as places from './harness/places.mjs';
import { startServer } from './harness/server.mjs';

const ROUNDS = 5;
const STATES = 200;
const EVENTS = 25_000;
/** Events that an item of the long Map adds, and those around the Map. */
const PER_ITEM = 4;
const AROUND = 6;
/** Items a second: each adds four events, so this is a little more than 50 events a second. */
const BURST = 14;
const SECONDS = 20;

const server = await startServer();
const api = new Api(server.url);
const browser = await launchBrowser();
try {
  await firstPage();
  await bundle();
  await layout();
  await longExecution();
  await liveGraph();
} finally {
  await browser.close();
  await server.close();
}

function tell(what, value, promise) {
  console.log(`${what.padEnd(58)} ${value.padStart(22)}   promised: ${promise}`);
}

function millis(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return `${Math.round(middle)} ms (${Math.round(sorted[0])}-${Math.round(sorted.at(-1))})`;
}

/** Opens an address in a browser without a past, and answers the page and how long it took until something was there. */
async function cold(at, shows) {
  const page = await openPage(await newContext(browser, server.url), server.url);
  const begin = performance.now();
  await page.goto(at, { waitUntil: 'commit' });
  await page.locator(shows).first().waitFor();
  return { page, took: performance.now() - begin };
}

async function several(at, shows) {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { page, took } = await cold(at, shows);
    times.push(took);
    await page.context().close();
  }
  return times;
}

async function firstPage() {
  const fresh = [];
  for (let round = 0; round < ROUNDS; round++) {
    const own = await launchBrowser();
    const page = await openPage(await newContext(own, server.url), server.url);
    const begin = performance.now();
    await page.goto('', { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'Run the example' }).waitFor();
    fresh.push(performance.now() - begin);
    await own.close();
  }
  tell('first page usable, browser just started', millis(fresh), '1500 ms');
}

/** What the browser loads for the home page, compressed as the server sends it, and for the editor and graph on top. */
async function bundle() {
  const sizes = async (at, shows) => {
    const page = await openPage(await newContext(browser, server.url), server.url);
    const found = new Map();
    page.on('response', async (response) => {
      const path = new URL(response.url()).pathname;
      if (path.startsWith('/console/assets/')) {
        found.set(path, response.request().sizes());
      }
    });
    await page.goto(at);
    await page.locator(shows).first().waitFor();
    const kinds = { js: 0, css: 0 };
    for (const [path, size] of found) {
      kinds[path.endsWith('.css') ? 'css' : 'js'] += (await size).responseBodySize;
    }
    await page.context().close();
    return kinds;
  };
  const text = ({ js, css }) => `${Math.round(js / 1000)} + ${Math.round(css / 1000)} KB`;
  tell('scripts + styles of the home page, gzip', text(await sizes('', 'text=First steps')), '600 KB');
  tell('the same for the editor and graph', text(await sizes('machines/new', '.react-flow__node')), 'loaded when needed');
}

async function layout() {
  const States = {};
  for (let i = 0; i < STATES; i++) {
    const Next = `Step ${i + 1}`;
    const branch = { Condition: '{% $states.input.n = 0 %}', Next: `Step ${Math.min(i + 7, STATES)}` };
    States[`Step ${i}`] = i % 5 === 0 ? { Type: 'Choice', Choices: [branch], Default: Next } : { Type: 'Pass', Next };
  }
  States[`Step ${STATES}`] = { Type: 'Succeed' };
  await api.create('many-states', { QueryLanguage: 'JSONata', StartAt: 'Step 0', States });
  tell(
    `page with a graph of ${STATES} states, from a cold cache`,
    millis(await several(places.machine('many-states', '?tab=graph'), '.react-flow__node')),
    '-',
  );
  // the graph alone: the page is there already and the tab is opened
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { page } = await cold(places.machine('many-states', '?tab=definition'), '.mono');
    await page.waitForLoadState('networkidle');
    times.push(
      await page.evaluate(async () => {
        const begin = performance.now();
        [...document.querySelectorAll('[role=tab]')].find((tab) => tab.textContent.includes('Graph')).click();
        while (!document.querySelector('.react-flow__node')) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        return performance.now() - begin;
      }),
    );
    await page.context().close();
  }
  tell(`${STATES} states laid out and drawn`, millis(times), '500 ms');
}

async function longExecution() {
  const items = Math.floor((EVENTS - AROUND) / PER_ITEM);
  await api.create('long', {
    QueryLanguage: 'JSONata',
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        Items: `{% [1..${items}] %}`,
        ItemProcessor: { StartAt: 'Do', States: { Do: { Type: 'Pass', End: true } } },
        Output: '{% $count($states.result) %}',
        End: true,
      },
    },
  });
  const executionArn = await api.start('long', 'long');
  await api.ended(executionArn);
  const { events } = await api.call('GetExecutionHistory', { executionArn, reverseOrder: true, maxResults: 1 });
  const count = events[0].id.toLocaleString('en-GB');
  const at = places.execution('long', 'long');
  tell(`execution of ${count} events open: graph has its colours`, millis(await several(at, '[data-state=Each].is-succeeded')), '2000 ms');
  tell(
    'the same: last event in the table',
    millis(await several(`${at}?tab=events&event=${events[0].id}`, 'text=ExecutionSucceeded')),
    '2000 ms',
  );
}

/** Follows a busy execution, and asks the page how far behind the server it is and whether its frames come in time. */
async function liveGraph() {
  await api.create('ticker', TICKER);
  const executionArn = await api.start('ticker', 'busy', { burst: BURST, left: SECONDS });
  const { page } = await cold(places.execution('ticker', 'busy'), '[data-state=Tick]');
  await page.evaluate(() => {
    globalThis.frames = [];
    let last = performance.now();
    const note = (now) => {
      globalThis.frames.push(now - last);
      last = now;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  const ended = await api.ended(executionArn);
  const over = performance.now();
  await page.locator('[data-state=Over].is-succeeded').first().waitFor();
  const behind = performance.now() - over;
  const frames = await page.evaluate(() => globalThis.frames);
  const visits = await until('the visits of Beat', async () => /×([\d,]+)/.exec(await page.locator('[data-state=Beat]').innerText())?.[1]);
  const { events } = await api.call('GetExecutionHistory', { executionArn, reverseOrder: true, maxResults: 1 });
  const seconds = ended.stopDate - ended.startDate;
  tell(
    `live graph at ${Math.round(events[0].id / seconds)} events a second: states seen`,
    `${visits} of ${BURST * SECONDS}`,
    'none dropped',
  );
  tell('the same: behind the server at the end', `${Math.round(behind)} ms`, '-');
  const long = frames.filter((frame) => frame > 100).length;
  tell('the same: frames later than 100 ms', `${long} of ${frames.length}`, '-');
}
