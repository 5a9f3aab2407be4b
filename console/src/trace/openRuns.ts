import { isInScope, isWithin, type RunStatus, type Scope, type StateRun } from './run';

/** A place in a history: the visit that an event belongs to, and the thread of control. */
export interface Place {
  run: StateRun | null;
  scope: Scope;
}

/** The visits that have begun and not ended. */
export class OpenRuns {
  private readonly runs = new Set<StateRun>();

  add(run: StateRun): void {
    this.runs.add(run);
  }

  has(run: StateRun): boolean {
    return this.runs.has(run);
  }

  /** All of them, in the order they began; some may be closed while they are gone through. */
  all(): StateRun[] {
    return [...this.runs];
  }

  /** The innermost open visit around a place that fits. */
  around(place: Place, fits: (run: StateRun) => boolean): StateRun | null {
    if (place.run && this.runs.has(place.run) && fits(place.run)) {
      return place.run;
    }
    for (let owner = place.scope.owner; owner; owner = owner.scope.owner) {
      if (this.runs.has(owner) && fits(owner)) {
        return owner;
      }
    }
    return null;
  }

  /** What still runs below a visit that failed or begins anew is given up. */
  abandon(owner: StateRun, at: number): void {
    for (const run of [...this.runs]) {
      if (run !== owner && isWithin(run.scope, owner)) {
        this.close(run, run.status === 'retrying' || run.kind === 'Fail' ? 'failed' : 'aborted', at);
      }
    }
  }

  closeWithin(scope: Scope, at: number): void {
    for (const run of [...this.runs]) {
      if (isInScope(run.scope, scope)) {
        this.close(run, run.status === 'retrying' || run.kind === 'Fail' ? 'failed' : 'aborted', at);
      }
    }
  }

  close(run: StateRun, status: RunStatus, at: number): void {
    run.status = status;
    run.endedAt = at;
    const attempt = run.attempts.at(-1);
    if (attempt && attempt.endedAt === null) {
      attempt.endedAt = at;
    }
    this.runs.delete(run);
  }
}
