import { describe, expect, it } from 'vitest';
import { replayOf, resultsOf } from '../src/dataflow/replay';
import { stagesOf } from '../src/dataflow/stages';
import { childOf, parentOf } from '../src/trace/links';
import { rootCause } from '../src/trace/rootCause';
import { stretchesOf, ticksOf } from '../src/trace/timeline';
import { Trace } from '../src/trace/trace';
import { variablesBefore } from '../src/trace/variables';
import { indented } from '../src/widgets/jsonText';
import { history, type Line } from './history';

function traced(...lines: Line[]): Trace {
  const trace = new Trace();
  trace.add(history(...lines));
  return trace;
}

const EXECUTION = { arn: 'arn:aws:states:us-east-1:123456789012:execution:orders:o-1', definition: '{}', input: '{"order":1}' };

const PARALLEL = traced(
  [0, 'ExecutionStarted'],
  [0, 'PassStateEntered', { name: 'Set', input: '{}' }],
  [2, 'PassStateExited', { name: 'Set', output: '{}', assignedVariables: { a: '1', b: '"x"' } }],
  [3, 'ParallelStateEntered', { name: 'Both', input: '{"n":1}' }],
  [4, 'ParallelStateStarted'],
  [5, 'PassStateEntered', { name: 'Left', input: '{}' }],
  [6, 'PassStateExited', { name: 'Left', output: '"left"', assignedVariables: { a: '2', inner: 'true' } }],
  [5, 'PassStateEntered', { name: 'Right', input: '{}' }],
  [8, 'PassStateExited', { name: 'Right', output: '"right"' }],
  [9, 'ParallelStateSucceeded'],
  [10, 'ParallelStateExited', { name: 'Both', output: '{}' }],
  [11, 'SucceedStateEntered', { name: 'End', input: '{}' }],
  [12, 'SucceedStateExited', { name: 'End', output: '{}' }],
  [13, 'ExecutionSucceeded', { output: '{}' }],
);
const visit = (trace: Trace, name: string) => trace.runs.find((run) => run.name === name)!;

describe('variables before a visit', () => {
  it('are those assigned before it in its scope and around it', () => {
    expect([...variablesBefore(PARALLEL, visit(PARALLEL, 'Left'))]).toEqual([
      ['a', '1'],
      ['b', '"x"'],
    ]);
    expect(variablesBefore(PARALLEL, visit(PARALLEL, 'Set')).size).toBe(0);
  });

  it('do not come out of a branch', () => {
    expect(variablesBefore(PARALLEL, visit(PARALLEL, 'End')).get('a')).toBe('1');
    expect(variablesBefore(PARALLEL, visit(PARALLEL, 'Right')).has('inner')).toBe(false);
  });
});

describe('going through the data again', () => {
  it('puts what the branches gave in place of them', () => {
    const run = visit(PARALLEL, 'Both');
    expect(resultsOf(PARALLEL, run)).toBe('["left","right"]');
    expect(replayOf(PARALLEL, run, new Map([['a', '1']]), EXECUTION)).toMatchObject({
      stateName: 'Both',
      input: '{"n":1}',
      variables: '{"a":1}',
      mock: { result: '["left","right"]', fieldValidationMode: 'NONE' },
    });
  });

  it('mocks no state that does no work, and tells it nothing of its execution', () => {
    const request = replayOf(PARALLEL, visit(PARALLEL, 'Set'), new Map(), EXECUTION);
    expect(request).not.toHaveProperty('mock');
    expect(request).not.toHaveProperty('context');
  });

  it('mocks the error of a task that failed', () => {
    const trace = traced(
      [0, 'ExecutionStarted'],
      [0, 'TaskStateEntered', { name: 'Call', input: '{}' }],
      [2, 'TaskScheduled', {}],
      [3, 'TaskFailed', { error: 'Busy', cause: 'try later' }],
      [4, 'ExecutionFailed', { error: 'Busy', cause: 'try later' }],
    );
    const request = replayOf(trace, trace.runs[0]!, new Map(), EXECUTION);
    expect(request.mock).toEqual({ errorOutput: { error: 'Busy', cause: 'try later' } });
    expect(JSON.parse(request.context!)).toMatchObject({
      Execution: { Name: 'o-1', Input: { order: 1 } },
      StateMachine: { Name: 'orders' },
    });
  });
});

describe('stages', () => {
  it('come in their order and say which changed nothing', () => {
    const stages = stagesOf({ afterInputPath: '{"a":1}', input: '{"a":1}', result: '2' }, '2');
    expect(stages.map((stage) => `${stage.title} ${stage.unchanged}`)).toEqual([
      'Input false',
      'After InputPath true',
      'Result false',
      'Output true',
    ]);
  });
});

describe('links', () => {
  const CHILD = 'arn:aws:states:us-east-1:123456789012:execution:pay:p-1';
  const trace = traced(
    [0, 'ExecutionStarted'],
    [0, 'TaskStateEntered', { name: 'Pay', input: '{}' }],
    [2, 'TaskScheduled', { resourceType: 'states', resource: 'startExecution.sync:2' }],
    [3, 'TaskSubmitted', { output: JSON.stringify({ ExecutionArn: CHILD }) }],
  );

  it('lead to an execution as soon as it is started', () => {
    expect(childOf(trace.runs[0]!)).toBe(CHILD);
  });

  it('lead to the execution that the input names, and to nothing else', () => {
    expect(parentOf(JSON.stringify({ AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: CHILD }))).toBe(CHILD);
    expect(parentOf(JSON.stringify({ AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: 'javascript:alert(1)' }))).toBeNull();
    expect(parentOf('AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID')).toBeNull();
    expect(parentOf(undefined)).toBeNull();
  });

  it('give the error of the execution that was waited for', () => {
    const cause = JSON.stringify({ ExecutionArn: CHILD, Status: 'FAILED', Error: 'Card.Stolen', Cause: 'call the police' });
    trace.add(
      history(
        [0, 'ExecutionStarted'],
        [0, 'TaskStateEntered'],
        [2, 'TaskScheduled'],
        [3, 'TaskSubmitted'],
        [4, 'TaskFailed', { error: 'States.TaskFailed', cause }],
        [5, 'ExecutionFailed', { error: 'States.TaskFailed', cause }],
      ),
    );
    expect(rootCause(trace)!.sentence).toBe(
      'Pay failed with States.TaskFailed: execution p-1 ended as FAILED with Card.Stolen: call the police',
    );
  });
});

describe('a timeline', () => {
  it('cuts a bar where the visit was tried again', () => {
    const trace = traced(
      [0, 'ExecutionStarted'],
      [0, 'TaskStateEntered', { name: 'Call' }],
      [2, 'TaskScheduled', {}],
      [3, 'TaskFailed', { error: 'Busy' }],
      [4, 'TaskScheduled', {}],
      [5, 'TaskSucceeded', { output: '1' }],
      [6, 'TaskStateExited', { name: 'Call', output: '1' }],
    );
    expect(stretchesOf(trace.runs[0]!, 0).map((stretch) => stretch.look)).toEqual(['retried', 'pause', 'succeeded']);
  });

  it('has a few round marks at any length', () => {
    for (const seconds of [0.001, 0.7, 7.3, 59, 600, 86_400, 31_536_000]) {
      const ticks = ticksOf(seconds);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThanOrEqual(9);
      expect(ticks.at(-1)).toBeLessThan(seconds);
    }
    expect(ticksOf(7.3)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('indented JSON', () => {
  it('is what the language itself would write', () => {
    const value = { a: [], b: {}, c: [1, { d: 'x, y: {"z"} \\ "' }], e: null, f: [true, [false]] };
    expect(indented(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
  });

  it('keeps every digit of a number', () => {
    expect(indented('{"id":12345678901234567890,"rate":1.0}')).toBe('{\n  "id": 12345678901234567890,\n  "rate": 1.0\n}');
  });

  it('leaves alone what is no JSON', () => {
    expect(indented('<b>{not json</b>')).toBe('<b>{not json</b>');
    expect(indented('')).toBe('');
  });
});
