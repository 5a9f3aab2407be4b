import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { empty, seeded, shown, usePages } from './harness/pages.mjs';
import { MAIN_PAGES } from './harness/places.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WORST = ['serious', 'critical'];
/** The rules that the theme makes a difference to. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const NARROW = { width: 400, height: 800 };
const open = usePages();

const pages = [
  ...MAIN_PAGES.map((page) => ({ ...page, url: seeded })),
  { name: 'home-empty', at: '', shows: 'text=First steps', url: empty },
  { name: 'new machine', at: 'machines/new', shows: '.react-flow__node', url: seeded },
];

/** What axe finds that keeps people from using a page. */
async function findings(page, rules = {}) {
  const { violations } = await page.evaluate((more) => globalThis.axe.run(document, { resultTypes: ['violations'], ...more }), rules);
  return violations
    .filter(({ impact }) => WORST.includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`);
}

test.for(pages.map((page) => [page.name, page]))(
  '%s has no serious finding of axe in either theme, and fits into a narrow window',
  async ([, { at, shows, url }]) => {
    const page = await open(at, { url });
    await shown(page.locator(shows));
    // through the debugger: the content security policy would refuse a script element
    await page.evaluate(AXE);

    expect(await findings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await shown(page.locator('body.awsui-dark-mode'));
    expect(await findings(page, { runOnly: COLOURS })).toEqual([]);

    await page.setViewportSize(NARROW);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW.width);
  },
);
