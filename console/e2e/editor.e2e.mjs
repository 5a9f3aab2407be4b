import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { machineArn } from './harness/api.mjs';
import { INVOICE } from './harness/machines.mjs';
import { api, eventually, gone, newName, shown, usePages } from './harness/pages.mjs';
import * as places from './harness/places.mjs';

const open = usePages();
const state = (page, name) => page.locator(`[data-state="${name}"]`);
const editorOf = (page) => page.getByLabel('Definition', { exact: true });

/** Puts a text in place of everything in the editor, as pasted and without the editor's own closing of brackets. */
async function write(page, text) {
  await (await shown(editorOf(page))).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

async function openEditor() {
  const page = await open('machines/new');
  await shown(state(page, 'Begin'));
  return page;
}

/** Moves the mouse to the beginning of an element and leaves it there. */
async function rest(page, element) {
  const { x, y, height } = await element.boundingBox();
  await page.mouse.move(x, y);
  await page.mouse.move(x + 24, y + height / 2, { steps: 5 });
}

test('tells what the server finds wrong, where it is', async () => {
  const page = await openEditor();

  await write(page, JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Nowhere' } } }, null, 2));

  await shown(page.getByText('2 errors', { exact: true }));
  const mark = await shown(page.locator('.cm-lintRange-error').filter({ hasText: 'Nowhere' }));
  await rest(page, mark);
  await shown(page.locator('.cm-tooltip').getByText('MISSING_TRANSITION_TARGET'));
});

test('tells what does not parse, and keeps the graph as it was', async () => {
  const page = await openEditor();

  await write(page, '{"StartAt": "A", "States": {');

  await shown(page.locator('.cm-lintRange-error, .cm-lintPoint-error'));
  await shown(page.getByText(/^\d+ errors?$/));
  await shown(state(page, 'Begin'));
});

test('draws what is typed, with cycles and states that nothing leads to', async () => {
  const page = await openEditor();
  const definition = {
    StartAt: 'Round',
    States: { Round: { Type: 'Pass', Next: 'And round' }, 'And round': { Type: 'Pass', Next: 'Round' }, Island: { Type: 'Succeed' } },
  };

  await write(page, JSON.stringify(definition, null, 2));

  await shown(state(page, 'And round'));
  await shown(state(page, 'Island').and(page.locator('.is-unreachable')));
  await gone(state(page, 'Begin'));
});

for (const [dialect, expected, other] of [
  ['JSONPath', 'ResultPath', 'Arguments'],
  ['JSONata', 'Arguments', 'ResultPath'],
]) {
  test(`completes the fields of ${dialect}`, async () => {
    const page = await openEditor();
    await write(page, `{"QueryLanguage": "${dialect}", "StartAt": "A", "States": {"A": {"Type": "Task", `);

    await page.keyboard.type('"');

    const options = page.locator('.cm-tooltip-autocomplete');
    await shown(options.getByText(expected, { exact: true }));
    expect(await options.getByText(other, { exact: true }).count()).toBe(0);
  });
}

test('completes the names of states', async () => {
  const page = await openEditor();
  await write(page, '{"StartAt": "Ask", "States": {"Ask": {"Type": "Pass", "Next": ""}, "Answer": {"Type": "Succeed"}}}');
  for (let i = 0; i < '"}, "Answer": {"Type": "Succeed"}}}'.length; i++) {
    await page.keyboard.press('ArrowLeft');
  }

  await page.keyboard.type('An');

  await shown(page.locator('.cm-tooltip-autocomplete').getByText('Answer', { exact: true }));
});

test('explains a field that the mouse rests on', async () => {
  const page = await openEditor();

  await rest(page, page.locator('.cm-line').filter({ hasText: 'StartAt' }));

  await shown(page.locator('.asl-help'));
});

test('turns JSON into YAML and back', async () => {
  const page = await openEditor();

  await page.getByRole('button', { name: 'YAML' }).click();
  await eventually(() => editorOf(page).innerText()).toContain('StartAt: Begin');
  await write(page, 'StartAt: One\nStates:\n  One:\n    Type: Succeed\n');
  await shown(state(page, 'One'));
  await page.getByRole('button', { name: 'JSON' }).click();

  await eventually(() => editorOf(page).innerText()).toContain('"StartAt": "One"');
});

test('formats', async () => {
  const page = await openEditor();
  await write(page, '{"StartAt":"One","States":{"One":{"Type":"Succeed"}}}');

  await page.getByRole('button', { name: 'Format' }).click();

  await eventually(() => page.locator('.cm-line').count()).toBe(8);
});

test('takes a definition from a file and gives it out as one', async () => {
  const page = await openEditor();
  await page.getByLabel('File with a definition').setInputFiles({
    name: 'brought.asl.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from('StartAt: Brought\nStates:\n  Brought:\n    Type: Succeed\n'),
  });
  await shown(state(page, 'Brought'));

  await page.getByRole('button', { name: 'File' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Export as JSON' }).click()]);

  expect(download.suggestedFilename()).toBe('definition.asl.json');
  expect(JSON.parse(await text(await download.createReadStream())).StartAt).toBe('Brought');
});

test('saves in JSON what is edited as YAML, and says why a save is refused', async () => {
  const name = newName('edited');
  await api.create(name, INVOICE);
  const page = await open(places.machine(name, '/edit'));
  await page.getByRole('button', { name: 'YAML' }).click();
  await write(page, 'StartAt: Two\nStates:\n  Two:\n    Type: Pass\n    Next: Nowhere\n');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await shown(page.getByText(/InvalidDefinition/));

  await write(page, 'StartAt: Two\nStates:\n  Two:\n    Type: Succeed\n');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await shown(page.getByText('Saved', { exact: true }));

  const { definition } = await api.call('DescribeStateMachine', { stateMachineArn: machineArn(name) });
  expect(JSON.parse(definition)).toEqual({ StartAt: 'Two', States: { Two: { Type: 'Succeed' } } });
});

test('compares two versions as text and as graphs, or tells that the server has none', async () => {
  const name = newName('compared');
  const stateMachineArn = await api.create(name, INVOICE);
  const published = await api.call('PublishStateMachineVersion', { stateMachineArn }).catch((failure) => failure);
  const { Deliver, ...rest } = INVOICE.States;
  const changed = { ...INVOICE, States: { ...rest, Deliver: { Type: 'Pass', Next: 'Thank' }, Thank: Deliver } };
  await api.call('UpdateStateMachine', { stateMachineArn, definition: JSON.stringify(changed) });

  const page = await open(places.machine(name, '/compare'));
  if (published.name === 'UnknownOperationException') {
    await shown(page.getByText('UnknownOperationException'));
    return;
  }
  await shown(page.locator('.cm-changedLine'));
  await page.getByRole('tab', { name: 'Graph' }).click();

  await shown(page.getByText('1 added, 0 removed, 1 changed'));
  await shown(page.getByLabel('Graph after').locator('[data-state="Thank"].is-added'));
});
