import { describe, expect, it } from 'vitest';
import type { FoundExecution } from '../src/api/extensions';
import { changed, merged } from '../src/pages/executions/changes';
import { each } from '../src/pages/executions/each';
import { searchOf } from '../src/pages/executions/Filters';
import { patched } from '../src/pages/executions/mergePatch';

const execution = (name: string, status: FoundExecution['status'], startDate: number): FoundExecution => ({
  executionArn: `arn:${name}`,
  stateMachineArn: 'arn:machine',
  name,
  status,
  startDate,
});
const names = (state: { executions: FoundExecution[] }) => state.executions.map(({ name, status }) => `${name} ${status}`);

describe('a list of executions', () => {
  const known = { executions: [execution('b', 'RUNNING', 2), execution('a', 'SUCCEEDED', 1)] };

  it('changes rows where they stand and takes new ones in at their time', () => {
    const next = changed(known, [execution('b', 'FAILED', 2), execution('c', 'RUNNING', 3)], {});
    expect(names(next)).toEqual(['c RUNNING', 'b FAILED', 'a SUCCEEDED']);
  });

  it('drops rows that the status filter no longer lets through', () => {
    expect(names(changed({ executions: [execution('b', 'RUNNING', 2)] }, [execution('b', 'FAILED', 2)], { status: 'RUNNING' }))).toEqual(
      [],
    );
  });

  it('takes in an execution when it comes to have a status that is looked for', () => {
    expect(names(changed({ executions: [] }, [execution('b', 'FAILED', 2)], { status: 'FAILED,TIMED_OUT' }))).toEqual(['b FAILED']);
  });

  it('keeps out names and times that do not fit', () => {
    const changes = [execution('order-1', 'RUNNING', 10), execution('order-2', 'RUNNING', 30), execution('pay-1', 'RUNNING', 10)];
    expect(names(changed({ executions: [] }, changes, { namePrefix: 'order', startedUntil: 20 }))).toEqual(['order-1 RUNNING']);
  });

  it('leaves it to the server to say whether a text fits', () => {
    expect(names(changed(known, [execution('c', 'RUNNING', 3)], { text: 'pear' }))).toEqual(names(known));
  });

  it('has no row twice when pages overlap', () => {
    expect(merged([execution('b', 'FAILED', 2)], known.executions).map((row) => `${row.name} ${row.status}`)).toEqual([
      'b FAILED',
      'a SUCCEEDED',
    ]);
  });
});

describe('filters', () => {
  it('come from the address of the page', () => {
    const search = searchOf(new URLSearchParams('status=FAILED&prefix=o&since=5&until=9&text=%3Cb%3E&error=E&failedState=S'), null);
    expect(search).toMatchObject({
      status: 'FAILED',
      namePrefix: 'o',
      startedFrom: 5,
      startedUntil: 9,
      text: '<b>',
      error: 'E',
      failedState: 'S',
    });
  });
});

describe('starting anew with changes', () => {
  it('replaces, adds and removes members and keeps the others', () => {
    const input = { a: 1, deep: { x: 1, y: 2 }, gone: true };
    expect(patched(input, { a: 2, deep: { y: null, z: 3 }, gone: null, list: [1] })).toEqual({ a: 2, deep: { x: 1, z: 3 }, list: [1] });
  });

  it('takes a change that is no object as the whole', () => {
    expect(patched({ a: 1 }, [1])).toEqual([1]);
    expect(patched('text', { a: { b: 1 } })).toEqual({ a: { b: 1 } });
  });

  it('has no member of every object where it looks', () => {
    expect(patched({}, JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}'))).toHaveProperty('constructor', 2);
  });
});

describe('doing something with each of many', () => {
  it('goes on after failures and gives all of them', async () => {
    const done: number[] = [];
    const failures = await each([1, 2, 3, 4], async (n) => {
      if (n % 2 === 0) {
        throw new Error(String(n));
      }
      done.push(n);
    });
    expect(done).toEqual([1, 3]);
    expect(failures.map(String)).toEqual(['Error: 2', 'Error: 4']);
  });
});
