import { parsedObject } from '../asl/definition';
import type { StateRun } from './trace';

const EXECUTION_ARN = /"ExecutionArn"\s*:\s*"(arn:[^"]+:(?:execution|express):[^"]+)"/i;
/** The member that AWS's own console follows; who starts an execution may put it into the input. */
const STARTED_BY = 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID';

/** The ARN of an execution that a state started: told when the call was taken, when it ended, or by why it failed. */
export function childOf(run: StateRun): string | null {
  for (const text of [run.submitted, run.result, run.cause]) {
    const found = EXECUTION_ARN.exec(text ?? '');
    if (found?.[1]) {
      return found[1];
    }
  }
  return null;
}

/** The ARN of the execution that started one, as its input says, or null. */
export function parentOf(input: string | undefined): string | null {
  if (!input?.includes(STARTED_BY)) {
    return null;
  }
  const value = parsedObject(input)?.[STARTED_BY];
  return typeof value === 'string' && /^arn:[^:]+:states:/.test(value) ? value : null;
}
