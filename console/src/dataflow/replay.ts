import { ANY_ROLE, type TestRequest } from '../api/stepFunctions';
import { machineArnOf, nameOf } from '../app/paths';
import type { StateRun, Trace } from '../trace/trace';
import { variablesText } from '../trace/variables';

/** The types of states that do work which a mock can stand for. */
export const WORKS = ['Task', 'Parallel', 'Map'];

/**
 * The test that goes through the data of a visit again, from what the history holds: the same input and variables, and
 * in place of the service, branches or iterations what they answered. Nothing is called.
 */
export function replayOf(
  trace: Trace,
  run: StateRun,
  variables: ReadonlyMap<string, string>,
  execution: { arn: string; definition: string; input: string | undefined },
): TestRequest {
  const mock = WORKS.includes(run.kind) ? mockOf(trace, run) : null;
  return {
    definition: execution.definition,
    stateName: run.name,
    input: run.input ?? '{}',
    roleArn: ANY_ROLE,
    inspectionLevel: 'DEBUG',
    ...(variables.size > 0 ? { variables: variablesText(variables) } : {}),
    // only a mocked state may be told of its execution
    ...(mock ? { mock, context: contextOf(run, execution) } : {}),
  };
}

/** Whether the outcome is known: until then only the stages before the call mean anything. */
export function hasOutcome(run: StateRun): boolean {
  return run.error !== null || run.endedAt !== null;
}

function mockOf(trace: Trace, run: StateRun): NonNullable<TestRequest['mock']> {
  if (run.error !== null) {
    return { errorOutput: { error: run.error, cause: run.cause ?? '' } };
  }
  return { result: run.kind === 'Task' ? (run.result ?? '{}') : resultsOf(trace, run), fieldValidationMode: 'NONE' };
}

/** The result of a Parallel or Map: what each branch or iteration gave last, in their order. */
export function resultsOf(trace: Trace, run: StateRun): string {
  const last = run.attempts.length - 1;
  const outputs = new Map<StateRun['scope'], string>();
  for (const inner of trace.runs) {
    if (inner.scope.owner === run && inner.scope.attempt === last && inner.output !== null) {
      outputs.set(inner.scope, inner.output);
    }
  }
  const ordered = [...outputs].sort(([a], [b]) => (a.iteration ?? 0) - (b.iteration ?? 0));
  return `[${ordered.map(([, output]) => output).join(',')}]`;
}

function contextOf(run: StateRun, execution: { arn: string; input: string | undefined }): string {
  const machine = machineArnOf(execution.arn);
  return JSON.stringify({
    Execution: {
      Id: execution.arn,
      Name: nameOf(execution.arn),
      ...(execution.input ? { Input: JSON.parse(execution.input) as unknown } : {}),
    },
    State: { Name: run.name, EnteredTime: new Date(run.enteredAt * 1000).toISOString(), RetryCount: Math.max(0, run.attempts.length - 1) },
    StateMachine: { Id: machine, Name: nameOf(machine) },
  });
}
