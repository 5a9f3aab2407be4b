import { expect, test } from 'vitest';
import { api, newName, shown, textOf, usePages, gone } from './harness/pages.mjs';
import * as places from './harness/places.mjs';

const open = usePages();

/** A machine of its own with one task of an activity of its own, and an execution that waits there. */
async function waiting(more = {}) {
  const name = newName('by-hand');
  const { activityArn } = await api.call('CreateActivity', { name });
  await api.create(name, { StartAt: 'Ask', States: { Ask: { Type: 'Task', Resource: activityArn, End: true, ...more } } });
  const arn = await api.start(name, 'asked', { question: 'How many?' });
  await api.pending(arn);
  return { name, arn };
}

const row = (page, name) => page.getByRole('row').filter({ hasText: name });

test('lists what waits for a token and for a worker', async () => {
  const page = await open('pending');

  expect(await textOf(row(page, 'waits-for-approval'))).toContain('token');
  expect(await textOf(row(page, 'untaken'))).toContain('a worker of charge-card');
});

test('lets a person be the worker', async () => {
  const { name, arn } = await waiting();
  const page = await open('pending');

  await row(page, name).getByRole('button', { name: /^Take/ }).click();
  const dialog = page.getByRole('dialog');
  expect(await textOf(dialog.getByLabel('the input of the task', { exact: true }))).toContain('How many?');
  await dialog.getByLabel('Output').fill('{"count": ');
  expect(await dialog.getByRole('button', { name: 'Send success' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Output').fill('{"count": 3}');
  await dialog.getByRole('button', { name: 'Send success' }).click();

  await shown(page.getByText('Answered: a task of'));
  expect(JSON.parse((await api.ended(arn)).output)).toEqual({ count: 3 });
  await gone(row(page, name));
});

test('answers with an error', async () => {
  const { name, arn } = await waiting();
  const page = await open('pending');

  await row(page, name).getByRole('button', { name: /^Take/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Failure' }).click();
  await dialog.getByLabel('Error').fill('Worker.Refused');
  await dialog.getByLabel('Cause').fill('<b>No</b> time');
  await dialog.getByRole('button', { name: 'Send failure' }).click();

  expect(await api.ended(arn)).toMatchObject({ status: 'FAILED', error: 'Worker.Refused', cause: '<b>No</b> time' });
});

test('sends a heartbeat, and comes back to a task that was taken', async () => {
  const { name, arn } = await waiting({ HeartbeatSeconds: 900 });
  const page = await open('pending');
  await row(page, name).getByRole('button', { name: /^Take/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await row(page, name)
    .getByRole('button', { name: /^Send a heartbeat/ })
    .click();
  await shown(page.getByText(/has more time$/));
  await row(page, name)
    .getByRole('button', { name: /^Answer/ })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send success' }).click();

  expect((await api.ended(arn)).status).toBe('SUCCEEDED');
});

test('leads to the state that waits', async () => {
  const page = await open('pending');

  await row(page, 'waits-for-approval').getByRole('link', { name: 'Ask a person for approval' }).click();

  await shown(page.getByRole('heading', { name: 'Ask a person for approval' }));
  expect(page.url()).toContain(places.execution('order-fulfilment', 'waits-for-approval'));
});

test('can be answered on a narrow screen without scrolling sideways', async () => {
  const page = await open('pending', { width: 480, height: 900 });

  const task = row(page, 'waits-for-approval');
  expect(await textOf(task)).toContain('waits for a token');
  const { x, width } = await task.getByRole('button', { name: /^Answer/ }).boundingBox();
  expect(x + width).toBeLessThanOrEqual(480);
  const table = page.locator('table').first();
  expect(await table.evaluate((element) => element.scrollWidth <= element.parentElement.clientWidth)).toBe(true);
  await task.getByRole('button', { name: /^Answer/ }).click();
  await shown(page.getByRole('dialog'));
});
