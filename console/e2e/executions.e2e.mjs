import { expect, test } from 'vitest';
import { INVOICE, REPORT } from './harness/machines.mjs';
import { api, eventually, gone, newName, shown, textOf, usePages } from './harness/pages.mjs';
import * as places from './harness/places.mjs';
import { MANY } from './harness/seed.mjs';

const open = usePages();
const rows = (page) => page.getByRole('region', { name: 'Executions' }).locator('.list-row:not(.list-head)');
const names = async (page) => (await rows(page).locator('a').allInnerTexts()).map((name) => name.trim());

test('finds executions by status', async () => {
  const page = await open('executions');
  await page.getByRole('button', { name: /^Status/ }).click();
  await page.getByRole('option', { name: 'Timed out' }).click();
  await page.keyboard.press('Escape');

  await eventually(() => names(page)).toEqual(['too-slow', 'timed']);
  expect(await textOf(rows(page))).toContain('Wait too long: States.Timeout');
});

test.for([
  ['Name begins with', 'parcel-'],
  ['Error', 'States.QueryEvaluationError'],
  ['Failed state', 'Weigh'],
  ['Text in input or output', '"unknown"'],
])('finds executions by "%s"', async ([label, text]) => {
  const page = await open('executions');

  await page.getByLabel(label).fill(text);

  await eventually(() => names(page)).toEqual(['parcel-without-weight', 'warehouse']);
});

test('finds executions by when they began', async () => {
  const page = await open(`executions?prefix=parcel-&since=${Math.floor(Date.now() / 1000) + 3600}`);
  await shown(page.getByText('No execution fits.'));

  await page.getByRole('button', { name: /^Started/ }).click();
  await page.getByRole('button', { name: 'Last while' }).click();
  await page.getByText('Last 1 hour', { exact: true }).click();
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByLabel('Name begins with').fill('parcel-');

  await eventually(() => names(page)).toEqual(['parcel-without-weight', 'warehouse']);
});

test('keeps its filters in the address', async () => {
  const page = await open('executions');
  await page.getByLabel('Error').fill('Invoice.Overdue');
  await page.waitForURL(/error=Invoice\.Overdue/);
  const other = await open(page.url());

  await shown(other.getByRole('link', { name: 'overdue', exact: true }));
  expect(await other.getByLabel('Error').inputValue()).toBe('Invoice.Overdue');
  await other.getByRole('button', { name: 'Clear filters' }).click();
  await eventually(() => rows(other).count()).toBeGreaterThan(5);
});

test('keeps what was typed into one filter when another one follows at once', async () => {
  const page = await open('executions');

  await page.getByLabel('Name begins with').fill('parcel-');
  await page.getByLabel('Failed state').fill('Weigh');

  await page.waitForURL(/prefix=parcel-.*failedState=Weigh/);
  expect(await page.getByLabel('Name begins with').inputValue()).toBe('parcel-');
});

test('goes through thousands of rows, which are few in the page', async () => {
  const page = await open(places.machine('notes'));
  const list = await shown(page.getByRole('region', { name: 'Executions' }));
  const count = async () => Number((await textOf(page.getByRole('heading', { name: /^Executions/ }))).replaceAll(/\D/g, ''));

  await eventually(async () => {
    await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    return count();
  }).toBe(MANY + 1);

  await eventually(() => names(page)).toContain('large-payload');
  expect(await rows(page).count()).toBeLessThan(60);
});

test('shows what begins and ends while it is looked at', async () => {
  const machine = newName('live-list');
  await api.create(machine, REPORT);
  const page = await open(places.machine(machine));
  await shown(page.getByText('There is no execution yet.'));

  const executionArn = await api.start(machine, 'begun', { day: 'now' });
  await shown(rows(page).getByText('Running'));
  await api.call('StopExecution', { executionArn });

  await shown(rows(page).getByText('Aborted'));
});

test('stops many at once', async () => {
  const machine = newName('stopped-list');
  await api.create(machine, REPORT);
  const arns = await Promise.all(['a', 'b', 'c'].map((name) => api.start(machine, name, { day: 'now' })));
  const page = await open(places.machine(machine));

  await page.getByLabel('Pick a', { exact: true }).check();
  await page.getByLabel('Pick b', { exact: true }).check();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop', exact: true }).click();

  await shown(page.getByText('2 stopped'));
  expect((await Promise.all(arns.slice(0, 2).map((arn) => api.ended(arn)))).map(({ status }) => status)).toEqual(['ABORTED', 'ABORTED']);
  expect((await api.call('DescribeExecution', { executionArn: arns[2] })).status).toBe('RUNNING');
});

test('redrives and starts anew many at once', async () => {
  const machine = newName('again-list');
  await api.create(machine, INVOICE);
  const arns = await Promise.all(['a', 'b'].map((name) => api.start(machine, name, { days: 45 })));
  await Promise.all(arns.map((arn) => api.ended(arn)));
  const pick = async (page) => {
    await page.getByLabel('Pick a', { exact: true }).check();
    await page.getByLabel('Pick b', { exact: true }).check();
  };
  const page = await open(places.machine(machine));

  await pick(page);
  await page.getByRole('button', { name: 'Redrive', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Redrive', exact: true }).click();
  await shown(page.getByText('2 redriven'));
  await eventually(async () => (await api.call('DescribeExecution', { executionArn: arns[1] })).redriveCount).toBe(1);
  await pick(page);
  await page.getByRole('button', { name: 'Start anew', exact: true }).click();
  await page.getByText('Its own input with changes').click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Changes' }).fill('{"days": 5}');
  await page.getByRole('dialog').getByRole('button', { name: 'Start 2 executions' }).click();
  await shown(page.getByText('2 started anew'));

  await eventually(async () => (await rows(page).allInnerTexts()).filter((row) => row.includes('Succeeded')).length).toBe(2);
});

test('says that nothing fits', async () => {
  const page = await open('executions?error=No.Such.Error');

  await shown(page.getByText('No execution fits.'));
  await gone(rows(page));
});
