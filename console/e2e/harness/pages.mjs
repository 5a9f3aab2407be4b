// Pages for the tests of one file: opened on demand, checked for faults and closed after each test.
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { Api } from './api.mjs';
import { connect, newContext, openPage } from './browser.mjs';

export const seeded = inject('seeded');
export const empty = inject('empty');
export const api = new Api(seeded);

/** Answers a function that opens a page at an address of the console. */
export function usePages() {
  let browser;
  let pages = [];
  // one context for pages that look alike: the browser then keeps the console's files, as it does for a reader
  const contexts = new Map();
  beforeAll(async () => {
    browser = await connect(inject('browser'));
  });
  afterEach(async () => {
    const faults = pages.flatMap((page) => page.faults);
    await Promise.all(pages.map((page) => page.close()));
    pages = [];
    expect(faults).toEqual([]);
  });
  afterAll(() => browser.close());
  return async (at, { url = seeded, ...look } = {}) => {
    const key = JSON.stringify([url, look]);
    const context = contexts.get(key) ?? (await newContext(browser, url, look));
    contexts.set(key, context);
    const page = await openPage(context, url);
    pages.push(page);
    await page.goto(at);
    return page;
  };
}

/** Waits until an element is there and shown. */
export async function shown(locator) {
  await locator.first().waitFor({ state: 'visible' });
  return locator.first();
}

/** Waits until no such element is shown. */
export async function gone(locator) {
  await locator.first().waitFor({ state: 'hidden' });
}

/** The text of the only, or the first, such element. */
export async function textOf(locator) {
  return (await (await shown(locator)).innerText()).replaceAll(/\s+/g, ' ').trim();
}

/** Asks until an answer satisfies what the assertion says of it. */
export const eventually = (ask) => expect.poll(ask, { timeout: 20_000, interval: 50 });

let number = 0;

/** A name that no other test uses. */
export const newName = (begin) => `${begin}-${process.pid}-${++number}`;
