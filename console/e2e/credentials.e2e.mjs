import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shown, usePages } from './harness/pages.mjs';
import { newFolder, startServer } from './harness/server.mjs';

const SECRET = 'a-secret-of-the-test';
const open = usePages();
let folder;
let server;

beforeAll(async () => {
  folder = newFolder();
  const file = join(folder, 'credentials');
  writeFileSync(file, `[ada]\naws_access_key_id = AKIAADA\naws_secret_access_key = ${SECRET}\n`);
  chmodSync(file, 0o600);
  server = await startServer({ options: ['--credentials', file] });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

async function signIn(page, secret) {
  const dialog = page.getByRole('dialog', { name: 'Access key' });
  await dialog.getByLabel('Access key ID').fill('AKIAADA');
  await dialog.getByLabel('Secret access key').fill(secret);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
}

test('asks for an access key where calls must be signed, and signs with it', async () => {
  const page = await open('', { url: server.url });
  await signIn(page, 'another-secret');
  await shown(page.getByText('The server refused the key'));
  await signIn(page, SECRET);

  await page.getByRole('button', { name: 'Run the example' }).click();
  await shown(page.locator('[data-state="Sent"].is-succeeded'));
  const sent = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  expect(sent.join()).not.toContain(SECRET);
});

test('forgets the key at sign-out', async () => {
  const page = await open('machines', { url: server.url });
  await signIn(page, SECRET);
  await shown(page.getByRole('heading', { name: /^State machines/ }));

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.reload();

  await shown(page.getByRole('dialog', { name: 'Access key' }));
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(SECRET);
});
