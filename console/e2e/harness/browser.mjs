// Debian's Chromium, driven headless. Everything that a page must never do is noted while it is open.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const CHROMIUM = process.env.STEPWELL_CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const SILENT = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** No page of a test may take longer to show something. */
const PATIENCE_MILLIS = 20_000;

export function isThere() {
  return existsSync(CHROMIUM);
}

export function launchBrowser() {
  return chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, ...SILENT] });
}

/** A browser that other processes connect to at its `wsEndpoint()`. */
export function launchBrowserServer() {
  return chromium.launchServer({ executablePath: CHROMIUM, args: [...FLAGS, ...SILENT] });
}

export function connect(wsEndpoint) {
  return chromium.connect(wsEndpoint);
}

/** A browser without a past, with the console of the server at `url` as the base of its addresses. */
export function newContext(browser, url, { theme = 'light', width = 1280, height = 860, ...more } = {}) {
  return browser.newContext({
    baseURL: `${url}/console/`,
    viewport: { width, height },
    colorScheme: theme,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    ...more,
  });
}

/**
 * Opens a page. `page.faults` lists what went wrong in it: scripts that broke, what the content security policy refused, and
 * requests to another server.
 */
export async function openPage(context, url) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MILLIS);
  page.faults = [];
  page.on('pageerror', (failure) => page.faults.push(`script: ${failure.message}`));
  page.on('console', (message) => {
    // what the server refuses is told on the page; the browser's own line about it says no more
    if (message.type() === 'error' && !/^Failed to load resource/.test(message.text())) {
      page.faults.push(`console: ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) {
      page.faults.push(`request to ${request.url()}`);
    }
  });
  return page;
}
