import { describe, expect, it } from 'vitest';
import { marksOf } from '../src/graph/marks';
import { rootCause } from '../src/trace/rootCause';
import { Trace } from '../src/trace/trace';
import { history, type Line } from './history';

function traced(...lines: Line[]): Trace {
  const trace = new Trace();
  trace.add(history(...lines));
  return trace;
}

const statuses = (trace: Trace) => trace.runs.map((run) => `${run.name} ${run.status}`);

describe('a trace', () => {
  it('counts the attempts of a task that is retried', () => {
    const trace = traced(
      [0, 'ExecutionStarted'],
      [0, 'TaskStateEntered', { name: 'Call', input: '{}' }],
      [2, 'TaskScheduled', { resourceType: 'lambda', resource: 'invoke', parameters: '{"a":1}' }],
      [3, 'TaskStarted'],
      [4, 'TaskFailed', { error: 'Busy', cause: 'try later' }],
      [5, 'TaskScheduled', { resourceType: 'lambda', resource: 'invoke', parameters: '{"a":1}' }],
      [6, 'TaskStarted'],
      [7, 'TaskSucceeded', { output: '2' }],
      [8, 'TaskStateExited', { name: 'Call', output: '2' }],
      [9, 'ExecutionSucceeded', { output: '2' }],
    );
    const run = trace.runs[0]!;
    expect(run.attempts.map((attempt) => attempt.error)).toEqual(['Busy', null]);
    expect([run.status, run.output, run.resource, run.parameters]).toEqual(['succeeded', '2', 'lambda:invoke', '{"a":1}']);
    expect(marksOf(trace).get('Call')).toMatchObject({ status: 'succeeded', retries: 1 });
    expect(rootCause(trace)).toBeNull();
  });

  it('tells a failure that was caught from one that was not', () => {
    const trace = traced(
      [0, 'ExecutionStarted'],
      [0, 'TaskStateEntered', { name: 'Call' }],
      [2, 'TaskScheduled', {}],
      [3, 'TaskFailed', { error: 'Refused' }],
      [4, 'TaskStateExited', { name: 'Call', output: '{}' }],
      [5, 'FailStateEntered', { name: 'GiveUp' }],
      [6, 'ExecutionFailed', { error: 'Given.Up', cause: 'no card' }],
    );
    expect(statuses(trace)).toEqual(['Call caught', 'GiveUp failed']);
    expect(rootCause(trace)!.sentence).toBe('GiveUp failed with Given.Up: no card');
  });

  it('finds the item of a Map that failed it, and gives up the others', () => {
    const trace = traced(
      [0, 'ExecutionStarted'],
      [0, 'MapStateEntered', { name: 'Each' }],
      [2, 'MapStateStarted', { length: 2 }],
      [3, 'MapIterationStarted', { name: 'Each', index: 0 }],
      [3, 'MapIterationStarted', { name: 'Each', index: 1 }],
      [4, 'TaskStateEntered', { name: 'Work' }],
      [5, 'TaskStateEntered', { name: 'Work' }],
      [6, 'TaskScheduled', {}],
      [7, 'TaskScheduled', {}],
      [9, 'TaskFailed', { error: 'Broken', cause: '{"errorMessage":"no paper","errorType":"Broken"}' }],
      [10, 'MapIterationFailed', { name: 'Each', index: 1 }],
      [10, 'TaskStateAborted'],
      [10, 'MapIterationAborted', { name: 'Each', index: 0 }],
      [10, 'MapStateFailed'],
      [14, 'ExecutionFailed', { error: 'Broken' }],
    );
    expect(statuses(trace)).toEqual(['Each failed', 'Work aborted', 'Work failed']);
    expect(trace.iterationsOf(trace.runs[0]!).map((scope) => scope.status)).toEqual(['aborted', 'failed']);
    const why = rootCause(trace)!;
    expect(why.sentence).toBe('Work (item 1 of Each) failed with Broken: no paper');
    expect(why.eventId).toBe(10);
  });

  it('keeps the branches of a Parallel apart and begins them anew when it is retried', () => {
    const trace = traced(
      [0, 'ExecutionStarted'],
      [0, 'ParallelStateEntered', { name: 'Both' }],
      [2, 'ParallelStateStarted'],
      [3, 'FailStateEntered', { name: 'Left' }],
      [4, 'ParallelStateStarted'],
      [5, 'PassStateEntered', { name: 'Left' }],
      [6, 'PassStateExited', { name: 'Left' }],
      [7, 'ParallelStateSucceeded'],
      [7, 'ParallelStateExited', { name: 'Both', output: '[1]' }],
      [9, 'ExecutionSucceeded', {}],
    );
    expect(statuses(trace)).toEqual(['Both succeeded', 'Left failed', 'Left succeeded']);
    expect(trace.runs[0]!.attempts).toHaveLength(2);
    expect(trace.runs[2]!.scope.owner).toBe(trace.runs[0]);
  });

  it('says that an evaluation failed in the state that the event names', () => {
    const trace = traced(
      [0, 'ExecutionStarted'],
      [0, 'PassStateEntered', { name: 'First' }],
      [2, 'PassStateExited', { name: 'First' }],
      [3, 'PassStateEntered', { name: 'Second' }],
      [3, 'EvaluationFailed', { state: 'Second', error: 'States.QueryEvaluationError', cause: 'undefined', location: 'Output' }],
      [5, 'ExecutionFailed', { error: 'States.QueryEvaluationError' }],
    );
    expect(statuses(trace)).toEqual(['First succeeded', 'Second failed']);
    expect(rootCause(trace)!.run!.name).toBe('Second');
  });

  it('says what was running when the time was up, and who stopped it', () => {
    const waiting: Line[] = [
      [0, 'ExecutionStarted'],
      [0, 'WaitStateEntered', { name: 'Sleep' }],
    ];
    expect(rootCause(traced(...waiting, [2, 'ExecutionTimedOut', {}]))!.sentence).toBe(
      'The execution took longer than its TimeoutSeconds while Sleep was running.',
    );
    expect(rootCause(traced(...waiting, [2, 'ExecutionAborted', { error: 'Mistake', cause: 'wrong input' }]))!.sentence).toBe(
      'Somebody stopped the execution: Mistake: wrong input',
    );
    expect(rootCause(traced(...waiting))).toBeNull();
  });

  it('passes over events that came already', () => {
    const trace = new Trace();
    const all = history([0, 'ExecutionStarted'], [0, 'PassStateEntered', { name: 'A' }]);
    trace.add(all);
    trace.add(all);
    expect(trace.events).toHaveLength(2);
  });

  it('takes a history at AWS’s limit', () => {
    const lines: Line[] = [[0, 'ExecutionStarted']];
    for (let i = 0; lines.length < 24_999; i++) {
      lines.push([i === 0 ? 0 : lines.length, 'PassStateEntered', { name: `S${i % 10}` }]);
      lines.push([lines.length, 'PassStateExited', { name: `S${i % 10}` }]);
    }
    const trace = traced(...lines);
    expect(trace.runs.length).toBe(12_499);
    expect(marksOf(trace).get('S0')!.visits).toBe(1_250);
  });
});
