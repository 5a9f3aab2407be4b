import { expect, test } from 'vitest';
import { executionArn } from './harness/api.mjs';
import { LOOP } from './harness/machines.mjs';
import { api, eventually, newName, seeded, shown, usePages } from './harness/pages.mjs';
import * as places from './harness/places.mjs';

const open = usePages();

test('lists state machines with how many executions stand how', async () => {
  const page = await open('machines');

  const row = await shown(page.getByRole('row').filter({ hasText: 'invoice' }));

  expect(await row.innerText()).toMatch(/1 failed\s+1 succeeded/);
});

test('finds state machines by name', async () => {
  const page = await open('machines');
  await shown(page.getByRole('link', { name: 'invoice', exact: true }));

  await page.getByPlaceholder('Find state machines').fill('order-ful');

  await shown(page.getByText('1 match'));
  expect(await page.getByRole('link', { name: 'invoice', exact: true }).count()).toBe(0);
  await shown(page.getByRole('link', { name: 'order-fulfilment', exact: true }));
});

test('leads from a count to the executions that it counts', async () => {
  const page = await open('machines');

  await page.getByRole('row').filter({ hasText: 'invoice' }).getByRole('link', { name: '1 failed' }).click();

  await shown(page.getByRole('link', { name: 'overdue' }));
  expect(await page.getByRole('link', { name: 'paid-in-time' }).count()).toBe(0);
});

test('shows executions, graph, definition and versions of one', async () => {
  const page = await open(places.machine('order-fulfilment'));
  await shown(page.getByRole('link', { name: 'waits-for-approval' }));

  await page.getByRole('tab', { name: 'Graph' }).click();
  await shown(page.getByLabel('Graph of order-fulfilment').locator('[data-state="Ask a person for approval"]'));
  await page.getByRole('tab', { name: 'Definition' }).click();

  await shown(page.locator('.cm-line').filter({ hasText: '"StartAt": "Validate order"' }));
  expect(page.url()).toContain('tab=definition');
});

test('publishes versions and points an alias at one', async () => {
  const name = newName('versioned');
  await api.create(name, LOOP);
  const page = await open(places.machine(name, '?tab=versions'));

  await page.getByRole('button', { name: 'Publish version' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await shown(page.getByRole('link', { name: '1', exact: true }));

  await page.getByRole('button', { name: 'Create alias' }).click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('live');
  await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click();
  await shown(page.getByRole('row').filter({ hasText: 'live' }));

  await page.getByRole('button', { name: 'Delete version 1' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await shown(page.getByText('could not be deleted'));
});

test('creates, starts, edits and deletes', async () => {
  const name = newName('made');
  const page = await open('machines');
  await page.getByRole('button', { name: 'Create state machine' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await shown(page.getByLabel(`Graph of ${name}`).locator('[data-state="Begin"]'));

  await page.getByRole('button', { name: 'Start execution' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Input').fill('{"a": ');
  expect(await dialog.getByRole('button', { name: 'Start execution' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Input').fill('{"a": 17}');
  await dialog.getByLabel('Name').fill('first');
  await dialog.getByRole('button', { name: 'Start execution' }).click();
  await shown(page.getByRole('heading', { name: 'first' }));
  expect((await api.ended(executionArn(name, 'first'))).input).toBe('{"a": 17}');

  await page.goto(`${seeded}/console/${places.machine(name)}`);
  await page.getByRole('button', { name: 'Start execution' }).click();
  expect(JSON.parse(await page.getByRole('dialog').getByLabel('Input').inputValue())).toEqual({ a: 17 });
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Edit' }).click();
  const editor = await shown(page.getByLabel('Definition', { exact: true }));
  await editor.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('{"StartAt": "Other", "States": {"Other": {"Type": "Succeed"}}}');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await shown(page.getByText('Saved', { exact: true }));

  await page.goto(`${seeded}/console/${places.machine(name)}`);
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await shown(page.getByText(`${name} is being deleted`));
  await eventually(async () => (await api.call('ListStateMachines', {})).stateMachines.some((machine) => machine.name === name)).toBe(
    false,
  );
});

test('waits for an Express execution and shows its result', async () => {
  const page = await open(places.machine('quick-answer'));

  await page.getByRole('button', { name: 'Start execution' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start execution' }).click();

  await shown(page.getByRole('dialog').getByText('Succeeded', { exact: true }));
  expect(await page.getByRole('dialog').getByLabel('the output', { exact: true }).innerText()).toContain('"answer": 42');
});
