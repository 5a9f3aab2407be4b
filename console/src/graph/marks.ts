import { iterationAround, type RunStatus, type Scope, type Trace } from '../trace/trace';

/** How a state stands over all its visits. */
export interface Mark {
  status: RunStatus;
  visits: number;
  retries: number;
}

const WEIGHT: Record<RunStatus, number> = { running: 5, retrying: 4, failed: 3, caught: 2, aborted: 1, succeeded: 0 };

/**
 * The marks of all states that were visited. A state visited many times, in a loop or a Map, shows what matters most:
 * that it runs, that it failed, and only then that it succeeded.
 *
 * @param item an iteration that alone is shown of its Map
 */
export function marksOf(trace: Trace, item: Scope | null = null): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const run of trace.runs) {
    if (item && isOfOtherItem(run.scope, item)) {
      continue;
    }
    const known = marks.get(run.name);
    const retries = Math.max(0, run.attempts.length - 1);
    if (!known) {
      marks.set(run.name, { status: run.status, visits: 1, retries });
      continue;
    }
    known.visits++;
    known.retries += retries;
    if (WEIGHT[run.status] > WEIGHT[known.status] || known.status === 'caught') {
      known.status = run.status;
    }
  }
  return marks;
}

function isOfOtherItem(scope: Scope, item: Scope): boolean {
  for (let at = iterationAround(scope); at; at = iterationAround(at.owner?.scope ?? null)) {
    if (at.owner?.name === item.owner?.name) {
      return at !== item;
    }
  }
  return false;
}
