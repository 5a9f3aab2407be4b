import { expect, test } from 'vitest';
import { Api } from './harness/api.mjs';
import { INVOICE } from './harness/machines.mjs';
import { api, empty, newName, shown, usePages } from './harness/pages.mjs';
import { startServer } from './harness/server.mjs';

const open = usePages();

test('counts what runs and what has failed', async () => {
  const { counts } = await api.get('/overview');
  const page = await open('');

  const failed = await shown(page.getByRole('link', { name: /^Failed: \d/ }));

  expect(Number((await failed.innerText()).replaceAll(/\D/g, ''))).toBeGreaterThanOrEqual(counts.FAILED + counts.TIMED_OUT);
  await page.getByRole('link', { name: /^Running: / }).click();
  await shown(page.getByRole('link', { name: 'waits-for-approval' }));
});

test('names what failed while it is looked at, and leads there', async () => {
  const machine = newName('lately');
  await api.create(machine, INVOICE);
  const page = await open('');
  await shown(page.getByRole('heading', { name: 'Failed lately' }));

  await api.ended(await api.start(machine, 'failed-lately', { days: 45 }));
  const line = await shown(page.getByRole('listitem').filter({ hasText: 'failed-lately' }));
  expect(await line.innerText()).toContain(`${machine} · Refuse delivery · Invoice.Overdue`);
  await line.getByRole('link').click();

  await shown(page.getByText(/^Refuse delivery failed with Invoice\.Overdue/));
});

test('shows on an empty server how to begin', async () => {
  const page = await open('', { url: empty });

  await shown(page.getByRole('heading', { name: 'First steps' }));
  await shown(page.getByText(`export AWS_ENDPOINT_URL_SFN=${empty}`));
  await shown(page.getByText('Nothing has failed.'));
});

test.for([
  ['machines', 'There is no state machine yet'],
  ['executions', 'There is no execution yet.'],
  ['pending', 'Nothing waits for an answer.'],
])('says on an empty server that /%s has nothing', async ([place, text]) => {
  const page = await open(place, { url: empty });

  await shown(page.getByText(text));
});

test('runs the example with one click, and shows it live', async () => {
  const server = await startServer();
  try {
    const page = await open('', { url: server.url });
    await page.getByRole('button', { name: 'Run the example' }).click();

    await shown(page.locator('[data-state="Sent"].is-succeeded'));
    await shown(page.getByText('Succeeded', { exact: true }));

    const { stateMachines } = await new Api(server.url).get('/state-machines');
    expect(stateMachines.map(({ name, counts }) => [name, counts.SUCCEEDED])).toEqual([['first-steps', 1]]);
    await page.getByRole('link', { name: 'Home' }).click();
    await shown(page.getByRole('link', { name: 'Succeeded: 1' }));
    expect(await page.getByRole('heading', { name: 'First steps' }).count()).toBe(0);
  } finally {
    await server.close();
  }
});
