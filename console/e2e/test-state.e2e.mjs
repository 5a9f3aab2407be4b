import { expect, test } from 'vitest';
import { gone, shown, textOf, usePages } from './harness/pages.mjs';

const open = usePages();

async function run(definition, input, prepare = async () => {}) {
  const page = await open('test-state');
  await page.getByLabel('Definition').fill(JSON.stringify(definition));
  await page.getByLabel('Input', { exact: true }).fill(JSON.stringify(input));
  await prepare(page);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  return page;
}

const PATHS = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  InputPath: '$.order',
  Parameters: { FunctionName: 'any', 'Payload.$': '$.id' },
  ResultSelector: { 'id.$': 'States.StringToJson($.Payload)' },
  ResultPath: '$.answer',
  OutputPath: '$.answer.id',
  Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 7 }],
  Catch: [{ ErrorEquals: ['Refused'], Next: 'Give up' }],
  End: true,
};

const mock = (kind) => async (page) => {
  await page.getByRole('button', { name: kind }).click();
};

test('shows every stage of the data', async () => {
  const page = await run(PATHS, { order: { id: 17 } }, async (form) => {
    await mock('Mock a result')(form);
    await form.getByLabel('Mocked result').fill('{"StatusCode": 200, "Payload": "18"}');
  });

  await shown(page.getByText('Succeeded', { exact: true }));
  const stage = (title) => textOf(page.getByLabel(title, { exact: true }).locator('visible=true').last());
  expect(await stage('After InputPath')).toBe('{ "id": 17 }');
  expect(await stage('After Parameters')).toContain('"Payload": 17');
  expect(await stage('After ResultSelector')).toBe('{ "id": 18 }');
  expect(await stage('After ResultPath')).toContain('"answer": { "id": 18 }');
  expect(await stage('Output')).toBe('18');
});

test('tells that a mocked error would be retried, and when', async () => {
  const page = await run(PATHS, { order: { id: 17 } }, async (form) => {
    await mock('Mock an error')(form);
    await form.getByLabel('Error', { exact: true }).fill('Busy');
  });

  await shown(page.getByText('Failed, and would be retried'));
  await shown(page.getByText(/after 7 s\.$/));
});

test('tells which catcher takes a mocked error', async () => {
  const page = await run(PATHS, { order: { id: 17 } }, async (form) => {
    await mock('Mock an error')(form);
    await form.getByLabel('Error', { exact: true }).fill('Refused');
  });

  await shown(page.getByText('Failed, and was caught'));
  await shown(page.getByText('Goes on with Give up.'));
  await shown(page.getByText('Catcher 1 takes it.'));
});

test('shows only the outcome at level INFO', async () => {
  const page = await run({ Type: 'Pass', Result: { a: 1 }, End: true }, {}, async (form) => {
    await form.getByRole('button', { name: /Inspection level/ }).click();
    await form.getByRole('option', { name: /^INFO/ }).click();
  });

  await shown(page.getByText('Succeeded', { exact: true }));
  await gone(page.getByText('After InputPath'));
});

test('says what the server refuses', async () => {
  const page = await run({ Type: 'Nothing' }, {});

  await shown(page.getByText('The test was refused'));
});
