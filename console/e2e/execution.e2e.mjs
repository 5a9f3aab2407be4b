import { expect, test } from 'vitest';
import { executionArn } from './harness/api.mjs';
import { INVOICE } from './harness/machines.mjs';
import { api, eventually, newName, shown, textOf, usePages } from './harness/pages.mjs';
import * as places from './harness/places.mjs';
import { SHELVES } from './harness/seed.mjs';

const open = usePages();
const state = (page, name) => page.locator(`[data-state="${name}"]`);
const side = (page) => page.getByRole('complementary', { name: 'State' });

test('says what failed and why in one sentence, and leads there', async () => {
  const page = await open(places.execution('warehouse', 'parcel-without-weight'));

  const sentence = await textOf(page.getByText(/^Weigh \(/));
  expect(sentence).toContain('item 2 of Pack parcels');
  expect(sentence).toContain('States.QueryEvaluationError');
  expect(sentence).toContain('"unknown"');
  await page.getByRole('button', { name: 'Show Weigh' }).click();

  await shown(side(page).getByText('Visit 3 of 3'));
  expect(await textOf(side(page).getByLabel('Input', { exact: true }))).toContain('"grams": "unknown"');
});

test('colours the states that failed, succeeded and were not reached', async () => {
  const page = await open(places.execution('warehouse', 'parcel-without-weight'));

  await shown(state(page, 'Weigh').and(page.locator('.is-failed')));
  await shown(state(page, 'Pack parcels').and(page.locator('.is-failed')));
  await shown(state(page, 'Ship').and(page.locator('.is-faded')));
});

test('says what a Fail state says', async () => {
  const page = await open(places.execution('invoice', 'overdue'));

  await shown(page.getByText('Refuse delivery failed with Invoice.Overdue: Invoice 4711 is 45 days overdue.'));
});

test('says that an execution took too long', async () => {
  const page = await open(places.execution('timed', 'too-slow'));

  await shown(page.getByText('The execution took longer than its TimeoutSeconds while Wait too long was running.'));
});

test('says who stopped it', async () => {
  const page = await open(places.execution('report', 'stopped'));

  await shown(page.getByText(/^Somebody stopped the execution: Report\.Unneeded/));
});

test('shows the attempts of a state that was retried', async () => {
  const page = await open(places.execution('payment', 'retried'));

  await state(page, 'Charge card').click();

  await shown(side(page).getByText('2 attempts'));
  await shown(side(page).getByText('Gateway.Busy'));
  expect(await textOf(state(page, 'Charge card'))).toContain('↻1');
});

test('shows input, arguments, result, output and variables of a state', async () => {
  const page = await open(places.execution('payment', 'retried', '?state=Charge%20card'));
  const panel = side(page);

  await panel.getByRole('button', { name: /^Arguments/ }).click();
  expect(await textOf(panel.getByLabel(/^Arguments of/))).toContain('"cents": 1299');
  await panel.getByRole('button', { name: 'Result' }).click();
  expect(await textOf(panel.getByLabel('Result', { exact: true }))).toContain('"receipt": "R-1"');
  await panel.getByRole('button', { name: 'Variables assigned' }).click();
  expect(await textOf(panel.getByLabel('Variables assigned', { exact: true }))).toContain('"receipt": "R-1"');
  expect(await textOf(panel.getByLabel('Output', { exact: true }))).toContain('"receipt": "R-1"');
});

test('browses the iterations of a Map of a thousand', async () => {
  const page = await open(places.execution('stocktaking', 'thousand-shelves', '?state=Count%20shelves'));
  const panel = side(page);
  await shown(panel.getByText(`Items: ${SHELVES} (${SHELVES} succeeded)`));

  await panel.getByRole('button', { name: 'Next items' }).click();
  await panel.getByRole('button', { name: 'Item 69, succeeded' }).click();

  await shown(page.getByText('Item 69 of Count shelves'));
  expect(await textOf(panel.getByLabel('Input', { exact: true }))).toBe('70');
  await shown(state(page, 'Order more').and(page.locator('.is-succeeded')));
  await shown(state(page, 'Note as full').and(page.locator('.is-faded')));
  await page.getByRole('button', { name: 'Show all items' }).click();
  await eventually(() => state(page, 'Order more').innerText()).toContain(`×${SHELVES / 10}`);
});

test('finds events by text and shows one', async () => {
  const page = await open(places.execution('payment', 'retried', '?tab=events'));
  const events = page.getByRole('listbox', { name: 'Events' });
  await shown(events.getByRole('option'));

  await page.getByPlaceholder('Find in events').fill('gateway.busy');
  await eventually(() => events.getByRole('option').count()).toBe(1);
  await events.getByRole('option').click();

  expect(await textOf(page.getByLabel(/^event \d+$/))).toContain('"error": "Gateway.Busy"');
  expect(page.url()).toMatch(/event=\d+/);
});

test('shows only failures among thousands of events', async () => {
  const page = await open(places.execution('payment', 'declined', '?tab=events'));

  await page.getByLabel('Failures only').check();

  await eventually(async () => (await page.getByRole('option').allInnerTexts()).map((row) => row.split(/\s+/)[1])).toEqual([
    'ActivityFailed',
    'ExecutionFailed',
  ]);
});

test('draws the states over time, and leads from a bar to the state', async () => {
  const page = await open(places.execution('order-fulfilment', 'retried', '?tab=timeline'));

  await page.getByRole('listitem').filter({ hasText: 'Charge the card' }).getByRole('button').click();

  await shown(side(page).getByRole('heading', { name: 'Charge the card' }));
  await shown(side(page).getByText('3 attempts'));
});

test('shows the definition that was run, and not what it became', async () => {
  const name = newName('changed');
  const definition = (cause) => JSON.stringify({ StartAt: 'F', States: { F: { Type: 'Fail', Cause: cause } } });
  const stateMachineArn = await api.create(name, definition('as it was'));
  await api.ended(await api.start(name, 'before'));
  await api.call('UpdateStateMachine', { stateMachineArn, definition: definition('as it is') });

  const page = await open(places.execution(name, 'before', '?tab=definition'));

  await shown(page.locator('.cm-line').getByText('as it was'));
});

test('leads from a parent to the execution that it started', async () => {
  const page = await open(places.execution('parent', 'with-child', '?state=Start%20child'));

  await shown(side(page).getByText('Started execution'));
  await side(page).getByRole('link').first().click();

  await shown(page.getByRole('link', { name: 'child', exact: true }));
  await shown(state(page, 'Print label').and(page.locator('.is-succeeded')));
});

test('follows an execution while it runs', async () => {
  const name = newName('live');
  const { activityArn } = await api.call('CreateActivity', { name });
  await api.create(name, {
    StartAt: 'Ask',
    States: {
      Ask: { Type: 'Task', Resource: activityArn, Next: 'Think' },
      Think: { Type: 'Wait', Seconds: 1, Next: 'Over' },
      Over: { Type: 'Succeed' },
    },
  });
  const arn = await api.start(name, 'followed');
  const page = await open(places.execution(name, 'followed', '?state=Over'));
  await shown(state(page, 'Ask').and(page.locator('.is-running')));
  await shown(side(page).getByText('Not reached yet.'));

  const { taskToken } = await api.call('GetActivityTask', { activityArn });
  await api.call('SendTaskSuccess', { taskToken, output: '{"answer": 42}' });

  await shown(state(page, 'Think').and(page.locator('.is-running')));
  await shown(state(page, 'Over').and(page.locator('.is-succeeded')));
  expect(await textOf(side(page).getByLabel('Input', { exact: true }))).toContain('"answer": 42');
  expect((await api.ended(arn)).status).toBe('SUCCEEDED');
});

test('stops an execution', async () => {
  const name = newName('to-stop');
  const arn = await api.start('report', name, { day: 'today' });
  const page = await open(places.execution('report', name));

  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop execution' }).click();

  await shown(page.getByText('Aborted', { exact: true }));
  expect((await api.ended(arn)).status).toBe('ABORTED');
});

test('redrives an execution that failed', async () => {
  const machine = newName('redriven');
  await api.create(machine, INVOICE);
  const arn = await api.start(machine, 'overdue', { days: 45 });
  await api.ended(arn);
  const page = await open(places.execution(machine, 'overdue'));

  await page.getByRole('button', { name: 'Redrive' }).click();

  await shown(page.getByText('once', { exact: true }));
  expect((await api.ended(arn)).redriveCount).toBe(1);
});

test('starts anew with an edited input', async () => {
  const machine = newName('anew');
  await api.create(machine, INVOICE);
  await api.ended(await api.start(machine, 'overdue', { days: 45 }));
  const page = await open(places.execution(machine, 'overdue'));

  await page.getByRole('button', { name: 'Start anew' }).click();
  const dialog = page.getByRole('dialog');
  expect(JSON.parse(await dialog.getByLabel('Input').inputValue())).toEqual({ days: 45 });
  await dialog.getByLabel('Name').fill('in-time');
  await dialog.getByLabel('Input').fill('{"days": 5}');
  await dialog.getByRole('button', { name: 'Start execution' }).click();

  await shown(state(page, 'Deliver').and(page.locator('.is-succeeded')));
  expect((await api.ended(executionArn(machine, 'in-time'))).status).toBe('SUCCEEDED');
});

test('draws a graph with a cycle', async () => {
  const page = await open(places.execution('loop', 'five-rounds'));

  expect(await textOf(state(page, 'Count'))).toContain('×5');
});

test('opens a large payload at its beginning first', async () => {
  const page = await open(places.execution('notes', 'large-payload', '?tab=data'));
  const input = await shown(page.getByLabel('the input', { exact: true }));
  const length = () => input.evaluate((element) => element.textContent.length);
  expect(await length()).toBeLessThan(5_000);

  await page.getByRole('button', { name: 'Show all 256 KB' }).first().click();

  await eventually(length).toBeGreaterThan(250_000);
});

test('says of an execution that does not exist that it does not', async () => {
  const page = await open(places.execution('invoice', 'never-started'));

  await shown(page.getByText('ExecutionDoesNotExist'));
});
