import { afterEach, beforeEach, expect, test } from 'vitest';
import { Api } from './harness/api.mjs';
import { REPORT } from './harness/machines.mjs';
import { gone, shown, usePages } from './harness/pages.mjs';
import * as places from './harness/places.mjs';
import { newFolder, startServer } from './harness/server.mjs';

const open = usePages();
let server;

beforeEach(async () => {
  server = await startServer();
  await new Api(server.url).create('report', REPORT);
});

afterEach(() => server.close());

const restart = async (data = server.data) => {
  server = await startServer({ port: Number(new URL(server.url).port), data });
};

const LOST = /does not answer|connection to the server is lost/i;

test('shows a lost connection on every page, and goes on when the server is back', async () => {
  const executionArn = await new Api(server.url).start('report', 'long', { day: 'now' });
  const page = await open(places.execution('report', 'long'), { url: server.url });
  const list = await open('executions', { url: server.url });
  await shown(page.locator('[data-state="Wait for the night"].is-running'));
  await shown(list.getByRole('link', { name: 'long' }));

  await server.kill();
  await Promise.all([page, list].map((one) => shown(one.getByText(LOST))));
  await restart();
  await Promise.all([page, list].map((one) => gone(one.getByText(LOST))));
  await new Api(server.url).start('report', 'after-restart', { day: 'now' });
  await new Api(server.url).call('StopExecution', { executionArn });

  await shown(page.locator('[data-state="Wait for the night"].is-aborted'));
  await shown(page.getByText('Aborted', { exact: true }));
  await shown(list.getByRole('link', { name: 'after-restart' }));
  await shown(list.locator('.list-row').filter({ hasText: 'long' }).getByText('Aborted'));
});

test('says that an execution is gone, and keeps what was read of it', async () => {
  const api = new Api(server.url);
  await api.start('report', 'running', { day: 'now' });
  await api.call('StopExecution', { executionArn: await api.start('report', 'ended', { day: 'now' }) });
  const running = await open(places.execution('report', 'running'), { url: server.url });
  const ended = await open(places.execution('report', 'ended'), { url: server.url });
  await shown(running.locator('[data-state="Wait for the night"].is-running'));
  await shown(ended.getByText('Aborted', { exact: true }));

  await server.close();
  await restart(newFolder());

  await shown(running.getByText(/The execution was deleted/));
  expect(await running.locator('[data-state="Wait for the night"]').count()).toBe(1);
  await ended.getByRole('button', { name: 'Redrive' }).click();
  await shown(ended.getByText(/ExecutionDoesNotExist/));
});
