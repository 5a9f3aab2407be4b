import { expect, test } from 'vitest';
import { executionArn } from './harness/api.mjs';
import { api, eventually, shown, usePages } from './harness/pages.mjs';
import * as places from './harness/places.mjs';

const open = usePages();
/** Light text is for a dark ground. */
const isDark = async (page) => {
  const color = await page.locator('h1').evaluate((heading) => getComputedStyle(heading).color);
  return color
    .match(/\d+/g)
    .slice(0, 3)
    .every((part) => Number(part) > 180);
};

test('follows the theme of the system, and the one that was chosen, also next time', async () => {
  const page = await open('', { theme: 'dark', locale: 'de-DE' });
  await shown(page.getByRole('heading', { name: 'Home' }));
  expect(await isDark(page)).toBe(true);

  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Light' }).click();
  await eventually(() => isDark(page)).toBe(false);

  await page.reload();
  await shown(page.getByRole('heading', { name: 'Home' }));
  expect(await isDark(page)).toBe(false);
});

test('shows times in the zone of the reader', async () => {
  const { startDate } = await api.call('DescribeExecution', { executionArn: executionArn('invoice', 'overdue') });
  const clock = (timeZone) => new Date(startDate * 1000).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });

  const page = await open(places.execution('invoice', 'overdue'), { timezoneId: 'Pacific/Auckland' });

  await shown(page.locator('time').filter({ hasText: clock('Pacific/Auckland') }));
  expect(
    await page
      .locator('time')
      .filter({ hasText: clock('Europe/Berlin') })
      .count(),
  ).toBe(0);
});

test('opens the ways to go in a narrow window', async () => {
  const page = await open('', { width: 400, height: 800 });

  await page.getByRole('button', { name: 'Open places' }).click();
  await page.getByRole('link', { name: 'Pending work' }).click();

  await shown(page.getByRole('heading', { name: /^Pending work/ }));
});

test('picks a state by keyboard alone', async () => {
  const page = await open(places.execution('invoice', 'overdue'));
  const node = page.locator('.react-flow__node').filter({ has: page.locator('[data-state="Refuse delivery"]') });
  await shown(node);
  await node.focus();

  await page.keyboard.press('Enter');

  await shown(page.getByRole('complementary', { name: 'State' }).getByRole('heading', { name: 'Refuse delivery' }));
});

test('goes from page to page and through a dialog by keyboard alone', async () => {
  const page = await open('machines');
  await shown(page.getByRole('link', { name: 'invoice', exact: true }));
  await page.getByRole('link', { name: 'invoice', exact: true }).focus();
  await page.keyboard.press('Enter');
  await shown(page.getByRole('heading', { name: 'invoice' }));
  const start = await shown(page.getByRole('button', { name: 'Start execution' }));

  await start.focus();
  await page.keyboard.press('Enter');
  await shown(page.getByRole('dialog'));
  expect(await page.evaluate(() => document.querySelector('[role=dialog]').contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');

  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await eventually(() => start.evaluate((button) => button.contains(document.activeElement))).toBe(true);
});

test('names the page that it shows', async () => {
  const page = await open(places.execution('invoice', 'overdue'));
  await eventually(() => page.title()).toBe('overdue · Stepwell');

  await page.getByRole('link', { name: 'Pending work' }).click();

  await eventually(() => page.title()).toBe('Pending work · Stepwell');
});

test('says of an address that leads nowhere that it does', async () => {
  const page = await open('no/such/page');

  await shown(page.getByText('There is nothing here'));
});
