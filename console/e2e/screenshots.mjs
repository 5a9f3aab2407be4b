// Pictures of the main pages, in both themes and two widths: `npm run screenshots`, into target/screenshots, or with another
// folder and names of pages behind it. `npm run screenshots -- --docs` makes those of docs/images.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Api } from './harness/api.mjs';
import { launchBrowser, newContext, openPage } from './harness/browser.mjs';
import { MAIN_PAGES } from './harness/places.mjs';
import { packed } from './harness/png.mjs';
import { seed, SEED_OPTIONS } from './harness/seed.mjs';
import { HOME, startServer } from './harness/server.mjs';

const WIDTHS = { wide: { width: 1440, height: 900 }, narrow: { width: 480, height: 900 } };
const THEMES = ['light', 'dark'];

/** What the README and the documentation show. */
const DOCS = [
  'home-light-wide',
  'execution-failed-light-wide',
  'execution-failed-dark-wide',
  'execution-map-dark-wide',
  'timeline-light-wide',
  'editor-light-wide',
  'execution-failed-light-narrow',
];

const isForDocs = process.argv[2] === '--docs';
const [folder, ...names] = isForDocs ? [join(HOME, 'docs/images')] : [process.argv[2] ?? 'target/screenshots', ...process.argv.slice(3)];
mkdirSync(folder, { recursive: true });
const given = process.env.STEPWELL_ENDPOINT;
const server = given ? { url: given, close: () => {} } : await startServer({ options: SEED_OPTIONS });
const empty = await startServer();
const browser = await launchBrowser();
try {
  if (!given) {
    await seed(new Api(server.url));
  }
  const pages = [
    ...MAIN_PAGES.map((page) => ({ ...page, url: server.url })),
    { name: 'home-empty', at: '', shows: 'text=First steps', url: empty.url },
  ];
  for (const { name, at, shows, url } of pages.filter((page) => names.length === 0 || names.includes(page.name))) {
    for (const theme of THEMES) {
      for (const [width, size] of Object.entries(WIDTHS)) {
        const file = `${name}-${theme}-${width}`;
        if (!isForDocs || DOCS.includes(file)) {
          await picture(join(folder, `${file}.png`), { url, at, shows, theme, ...size });
        }
      }
    }
  }
} finally {
  await browser.close();
  await empty.close();
  await server.close();
}

async function picture(path, { url, at, shows, ...look }) {
  const page = await openPage(await newContext(browser, url, look), url);
  await page.goto(at);
  await page.locator(shows).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('load');
  writeFileSync(path, packed(await page.screenshot({ animations: 'disabled' })));
  await page.context().close();
  console.log(path);
}
