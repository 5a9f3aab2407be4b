import { describe, expect, it } from 'vitest';
import { marksOf } from '../src/graph/marks';
import { bars } from '../src/pages/home/minutes';
import { FIRST_TRIAL, isReady, requestOf } from '../src/pages/test/trial';
import { iterationAround, Trace } from '../src/trace/trace';
import { history } from './history';

describe('an item of a Map shown by itself', () => {
  const trace = new Trace();
  trace.add(
    history(
      [0, 'ExecutionStarted'],
      [0, 'MapStateEntered', { name: 'Each' }],
      [2, 'MapStateStarted', { length: 2 }],
      [3, 'MapIterationStarted', { name: 'Each', index: 0 }],
      [3, 'MapIterationStarted', { name: 'Each', index: 1 }],
      [4, 'PassStateEntered', { name: 'Work' }],
      [6, 'PassStateExited', { name: 'Work' }],
      [5, 'FailStateEntered', { name: 'Broken' }],
    ),
  );

  it('marks only what that item did, and all around its Map', () => {
    const first = iterationAround(trace.run(6)!.scope);
    expect([...marksOf(trace, first).keys()]).toEqual(['Each', 'Work']);
    expect([...marksOf(trace).keys()]).toEqual(['Each', 'Work', 'Broken']);
  });

  it('is no item for a state outside of every Map', () => {
    expect(iterationAround(trace.run(2)!.scope)).toBeNull();
  });
});

describe('throughput', () => {
  it('has every minute of the last hour, and what ended in each', () => {
    const now = 1_700_000_040;
    const { minutes, most } = bars(
      [
        { begin: 1_700_000_040, started: 9, ended: { SUCCEEDED: 5, FAILED: 2 } },
        { begin: 1_600_000_020, started: 9, ended: { SUCCEEDED: 99 } },
      ],
      now + 19,
    );
    expect(minutes).toHaveLength(60);
    expect(most).toBe(7);
    expect(minutes.at(-1)!.parts.map((part) => part.status)).toEqual(['SUCCEEDED', 'FAILED']);
    expect(minutes[0]!.parts).toEqual([]);
  });
});

describe('a test of a state', () => {
  it('leaves out what is empty and what needs a mock', () => {
    const request = requestOf({ ...FIRST_TRIAL, context: '{"Execution":{}}', retries: '2' });
    expect(Object.keys(request).sort()).toEqual(['definition', 'input', 'inspectionLevel', 'roleArn']);
  });

  it('carries a mock with its circumstances', () => {
    const trial = {
      ...FIRST_TRIAL,
      mock: 'result' as const,
      result: '[1]',
      retries: '2',
      context: '{}',
      stateName: ' Pay ',
      variables: '{"a":1}',
    };
    expect(requestOf(trial)).toMatchObject({
      stateName: 'Pay',
      variables: '{"a":1}',
      context: '{}',
      mock: { result: '[1]', fieldValidationMode: 'STRICT' },
      stateConfiguration: { retrierRetryCount: 2 },
    });
    expect(requestOf({ ...trial, mock: 'error', error: 'E', cause: 'C' }).mock).toEqual({ errorOutput: { error: 'E', cause: 'C' } });
  });

  it('waits until everything parses', () => {
    expect(isReady(FIRST_TRIAL)).toBe(true);
    expect(isReady({ ...FIRST_TRIAL, input: '{' })).toBe(false);
    expect(isReady({ ...FIRST_TRIAL, result: '{' })).toBe(true);
    expect(isReady({ ...FIRST_TRIAL, mock: 'result', result: '{' })).toBe(false);
    expect(isReady({ ...FIRST_TRIAL, mock: 'error', retries: 'two' })).toBe(false);
  });
});
