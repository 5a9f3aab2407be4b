import { nameOf } from '../app/paths';
import { parsedObject } from '../asl/definition';
import { shortened } from '../asl/shortened';
import { detailsOf } from './details';
import { surroundings } from './run';
import type { StateRun, Trace } from './trace';

/** Why an execution did not succeed: the event it began with, the state that it came from, and both in one sentence. */
export interface RootCause {
  sentence: string;
  run: StateRun | null;
  eventId: number;
  error: string | null;
}

/** Letters of a cause that the sentence has room for. */
const CAUSE_MAX = 240;
/** What AWS's messages begin with, which the sentence has said before. */
const WHERE = /^An error occurred while executing the state '.*?' \(entered at the event id #\d+\)\. /s;

/**
 * What made an execution fail, or null for one that runs or succeeded. The end names the event before it, which is the
 * failure itself or the mark of a Parallel or Map around it; marks lead on to the event that they were set for.
 */
export function rootCause(trace: Trace): RootCause | null {
  const end = trace.end;
  if (!end || end.type === 'ExecutionSucceeded') {
    return null;
  }
  const { error = null, cause = null } = detailsOf(end);
  if (end.type === 'ExecutionAborted') {
    return { sentence: stopped(error, cause), run: null, eventId: end.id, error };
  }
  if (end.type === 'ExecutionTimedOut') {
    const waiting = trace.runs.filter((run) => run.status === 'aborted').at(-1) ?? null;
    const where = waiting ? ` while ${named(waiting)} was running` : '';
    return { sentence: `The execution took longer than its TimeoutSeconds${where}.`, run: waiting, eventId: end.id, error };
  }
  let at = trace.event(end.previousEventId);
  while (at && /^(Parallel|Map)StateFailed$/.test(at.type)) {
    at = trace.event(at.previousEventId);
  }
  const run = at ? trace.runOf(at.id) : null;
  const own = at ? detailsOf(at) : {};
  const what = own.error ?? error;
  const why = own.cause ?? cause;
  return { sentence: failed(run, what, why), run, eventId: at?.id ?? end.id, error: what ?? null };
}

function stopped(error: string | null, cause: string | null): string {
  const reason = [error, cause].filter(Boolean).join(': ');
  return reason ? `Somebody stopped the execution: ${shortened(reason, CAUSE_MAX)}` : 'Somebody stopped the execution.';
}

function failed(run: StateRun | null, error: string | null | undefined, cause: string | null | undefined): string {
  const where = run ? named(run) : 'The execution';
  const tries = run && run.attempts.length > 1 ? ` after ${run.attempts.length} attempts` : '';
  const what = error ? ` with ${error}` : '';
  return `${where} failed${what}${tries}${cause ? `: ${shortened(message(cause), CAUSE_MAX)}` : '.'}`;
}

function named(run: StateRun): string {
  const inside = surroundings(run.scope, 'a branch');
  return inside.length ? `${run.name} (${inside.join(', ')})` : run.name;
}

/**
 * Some services give their error as JSON, of which a person wants to read one part: functions a message, an execution
 * that was waited for its own error and cause.
 */
function message(cause: string): string {
  const parsed = parsedObject(cause);
  if (typeof parsed?.errorMessage === 'string') {
    return parsed.errorMessage;
  }
  if (parsed && typeof parsed.ExecutionArn === 'string') {
    const name = nameOf(parsed.ExecutionArn);
    const own = [parsed.Error, parsed.Cause].filter((part) => typeof part === 'string').map((part) => message(String(part)));
    return `execution ${name} ended as ${String(parsed.Status ?? 'FAILED')}${own.length ? ` with ${own.join(': ')}` : ''}`;
  }
  return cause.replace(WHERE, '');
}
