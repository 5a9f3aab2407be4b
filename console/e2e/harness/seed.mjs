// Fills a server with executions of every kind, by the public API alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { executionArn, machineArn, until } from './api.mjs';
import * as machines from './machines.mjs';
import { HOME } from './server.mjs';

const EXAMPLE = join(HOME, 'examples/order-fulfilment');
const TOGETHER = 32;

/** What the server of these executions has to be started with. */
export const SEED_OPTIONS = ['--functions', join(EXAMPLE, 'functions')];

/** Rows of the long list. */
export const MANY = 2_000;
/** Items of the long Map. */
export const SHELVES = 1_000;
/** AWS's limit on a payload, in bytes. */
const PAYLOAD_MAX = 262_144;

/** Makes everything and returns when what should be over is over. */
export async function seed(api) {
  await createAll(api);
  const orders = startOrders(api);
  await startRest(api);
  await Promise.all([orders, work(api), manyNotes(api)]);
  await Promise.all(
    [
      ['invoice', 'overdue'],
      ['warehouse', 'parcel-without-weight'],
      ['stocktaking', 'thousand-shelves'],
      ['parent', 'with-child'],
      ['loop', 'five-rounds'],
      ['timed', 'too-slow'],
      ['hostile', 'markup'],
      ['notes', 'large-payload'],
    ].map(([machine, name]) => api.ended(executionArn(machine, name))),
  );
}

async function createAll(api) {
  const { activityArn } = await api.call('CreateActivity', { name: 'charge-card' });
  const definition = readFileSync(join(EXAMPLE, 'state-machine.asl.json'), 'utf8');
  await Promise.all([
    api.create('order-fulfilment', definition),
    api.create('report', machines.REPORT),
    api.create('payment', machines.payment(activityArn)),
    api.create('invoice', machines.INVOICE),
    api.create('warehouse', machines.WAREHOUSE),
    api.create('stocktaking', machines.STOCKTAKING),
    api.create('child', machines.CHILD),
    api.create('parent', machines.parent(machineArn('child'))),
    api.create('quick-answer', machines.EXPRESS, 'EXPRESS'),
    api.create('loop', machines.LOOP),
    api.create('timed', machines.TIMED),
    api.create('hostile', machines.HOSTILE_MACHINE),
    api.create('notes', machines.QUICK),
    api.create('ticker', machines.TICKER),
  ]);
}

async function startRest(api) {
  await Promise.all([
    api.start('report', 'tonight', { day: '2026-01-31' }),
    api.start('invoice', 'paid-in-time', { days: 3 }),
    api.start('invoice', 'overdue', { days: 45 }),
    api.start('warehouse', 'parcel-without-weight', {
      parcels: [{ grams: 120 }, { grams: 340 }, { grams: 'unknown' }, { grams: 90 }],
    }),
    api.start('stocktaking', 'thousand-shelves', { shelves: SHELVES }),
    api.start('parent', 'with-child'),
    api.start('loop', 'five-rounds', { n: 0, max: 5 }),
    api.start('timed', 'too-slow'),
    api.start('hostile', 'markup', { text: machines.HOSTILE }),
    api.start('notes', 'large-payload', largest()),
  ]);
  const stopped = await api.start('report', 'stopped', { day: '2026-01-30' });
  await api.call('StopExecution', { executionArn: stopped, error: 'Report.Unneeded', cause: machines.HOSTILE });
}

/** Exactly as large as a payload may be. */
function largest() {
  const rows = [];
  for (let size = 2; size < PAYLOAD_MAX - 200;) {
    const row = `{"row":${rows.length},"text":"lorem ipsum dolor sit amet"}`;
    rows.push(row);
    size += row.length + 1;
  }
  const without = `[${rows.join(',')},""]`;
  return `[${rows.join(',')},"${'x'.repeat(PAYLOAD_MAX - without.length)}"]`;
}

/** The four orders of the example, one that is never answered, each as far as it goes. */
async function startOrders(api) {
  const order = (file) => readFileSync(join(EXAMPLE, 'orders', `${file}.json`), 'utf8');
  const start = (name, file) => api.start('order-fulfilment', name, order(file));
  const [approved, , ...rest] = await Promise.all([
    start('approved', 'approved'),
    start('waits-for-approval', 'approved'),
    start('refused', 'refused'),
    start('retried', 'retried'),
    start('plain', 'plain'),
  ]);
  const { taskToken } = await api.pending(approved);
  await api.call('SendTaskSuccess', { taskToken, output: JSON.stringify({ approved: true, by: 'Ada' }) });
  await Promise.all([approved, ...rest].map((arn) => api.ended(arn)));
}

/** Does what a worker of the activity does: one payment succeeds at the second attempt, one is refused, one stays. */
async function work(api) {
  const answers = {
    retried: [
      ['SendTaskFailure', { error: 'Gateway.Busy', cause: 'The gateway asks to come back later.' }],
      ['SendTaskSuccess', { output: '{"receipt": "R-1"}' }],
    ],
    declined: [['SendTaskFailure', { error: 'Card.Declined', cause: `The bank says no. ${machines.HOSTILE}` }]],
  };
  for (const [name, steps] of Object.entries(answers)) {
    const arn = await api.start('payment', name, { cents: 1299, card: '4111 1111 1111 1111' });
    for (const [operation, answer] of steps) {
      const { activityArn, taskToken } = await taken(api);
      await api.call(operation, { taskToken, ...answer, activityArn: undefined });
    }
    await api.ended(arn);
  }
  await api.start('payment', 'untaken', { cents: 500, card: '4000' });
}

function taken(api) {
  const activityArn = machineArn('x').replace('stateMachine:x', 'activity:charge-card');
  return until('a task of the activity', async () => {
    const task = await api.call('GetActivityTask', { activityArn, workerName: 'seed' });
    return task.taskToken ? task : null;
  });
}

async function manyNotes(api) {
  const names = Array.from({ length: MANY }, (_, i) => `note-${String(i).padStart(4, '0')}`);
  await Promise.all(
    Array.from({ length: TOGETHER }, async () => {
      for (let name = names.pop(); name; name = names.pop()) {
        await api.start('notes', name, { note: name });
      }
    }),
  );
}
