import type { HistoryEvent } from '../api/types';
import { detailsOf, type EventDetails } from './details';
import { OpenRuns, type Place } from './openRuns';
import { entered, isWithin, type Scope, type StateRun } from './run';

export { isInScope, iterationAround, type Attempt, type RunStatus, type Scope, type StateRun } from './run';

/** What an error is called that no event names. */
const UNNAMED = 'States.TaskFailed';

const ENTERED = /^(\w+)StateEntered$/;
const EXITED = /StateExited$/;
const TRY = /(?:^Task|^Activity|^LambdaFunction)Scheduled$/;
const TRY_FAILED = /^(?:Task|Activity|LambdaFunction)(?:\w*Failed|TimedOut)$/;
const OWNER_STARTED = /^(Parallel|Map)StateStarted$/;
const OWNER_ENDED = /^(Parallel|Map)State(Failed|Succeeded|Aborted)$/;
const STATE_ABORTED = /^(Task|Wait)StateAborted$/;
const ITERATION = /^MapIteration(Started|Succeeded|Failed|Aborted)$/;
const END = /^Execution(Succeeded|Failed|Aborted|TimedOut)$/;

/**
 * What an execution did, state by state, told from its history. Events are added in order, a few or many at a time.
 *
 * An event belongs to the thread of control of the event before it (`previousEventId`); only the marks of Parallel and
 * Map, and of what is aborted with them, have to be looked up among the scopes around that place.
 */
export class Trace {
  readonly top: Scope = { owner: null, attempt: 0, iteration: null, status: 'running' };
  readonly runs: StateRun[] = [];
  readonly events: HistoryEvent[] = [];
  /** The last event, whose type tells how the execution ended, or null while it runs. */
  end: HistoryEvent | null = null;

  private readonly places = new Map<number, Place>();
  private readonly open = new OpenRuns();
  private readonly iterations = new Map<StateRun, Map<number, Scope>>();

  get lastId(): number {
    return this.events.at(-1)?.id ?? 0;
  }

  /** Adds events that follow those known; an event that is known already is passed over. */
  add(events: readonly HistoryEvent[]): void {
    for (const event of events) {
      if (event.id === this.lastId + 1) {
        this.events.push(event);
        this.places.set(event.id, this.take(event, detailsOf(event)));
      }
    }
  }

  event(id: number): HistoryEvent | undefined {
    return this.events[id - 1];
  }

  /** The visit that an event belongs to, or null for those of the execution itself. */
  runOf(id: number): StateRun | null {
    return this.places.get(id)?.run ?? null;
  }

  run(id: number): StateRun | undefined {
    const run = this.places.get(id)?.run ?? undefined;
    return run?.id === id ? run : undefined;
  }

  /** Iterations of a Map in its last attempt, by index. */
  iterationsOf(run: StateRun): Scope[] {
    return [...(this.iterations.get(run)?.values() ?? [])];
  }

  private take(event: HistoryEvent, details: EventDetails): Place {
    const before = this.places.get(event.previousEventId) ?? { run: null, scope: this.top };
    const place = this.placed(event, details, before);
    place.run?.events.push(event.id);
    return place;
  }

  private placed(event: HistoryEvent, details: EventDetails, before: Place): Place {
    const type = event.type;
    const entry = ENTERED.exec(type);
    if (entry?.[1]) {
      return this.enter(event, details, entry[1], before);
    }
    if (EXITED.test(type)) {
      return this.exit(event, details, before);
    }
    if (OWNER_STARTED.test(type)) {
      return this.ownerStarted(event, details, before);
    }
    const ended = OWNER_ENDED.exec(type);
    if (ended?.[1] && ended[2]) {
      return this.ownerEnded(event, ended[1], ended[2], before);
    }
    const iteration = ITERATION.exec(type);
    if (iteration?.[1]) {
      return this.iteration(event, details, iteration[1], before);
    }
    const aborted = STATE_ABORTED.exec(type);
    if (aborted?.[1]) {
      return this.stateAborted(event, aborted[1], before);
    }
    const end = END.exec(type);
    if (end) {
      return this.ended(event, details, before);
    }
    if (type === 'ExecutionRedriven') {
      this.end = null;
      this.top.status = 'running';
      return { run: null, scope: this.top };
    }
    return this.during(event, details, type === 'EvaluationFailed' ? this.evaluating(event, details, before) : before);
  }

  /** A failed evaluation links to the event before its state was entered, as if the state had not been; it names it. */
  private evaluating(event: HistoryEvent, details: EventDetails, before: Place): Place {
    const named = this.open.all().filter((run) => run.name === details.state);
    const run = named.find((candidate) => this.event(candidate.id)?.previousEventId === event.previousEventId) ?? named.at(-1);
    return run ? { run, scope: run.scope } : before;
  }

  private enter(event: HistoryEvent, details: EventDetails, kind: string, before: Place): Place {
    const scope = before.run && opens(before.run, this.event(event.previousEventId)) ? this.branch(before.run) : before.scope;
    const run = entered(event, details, kind, scope);
    this.runs.push(run);
    this.open.add(run);
    return { run, scope };
  }

  private branch(owner: StateRun): Scope {
    return { owner, attempt: owner.attempts.length - 1, iteration: null, status: 'running' };
  }

  private exit(event: HistoryEvent, details: EventDetails, before: Place): Place {
    const run = this.open.around(before, (candidate) => candidate.name === details.name) ?? before.run;
    if (!run) {
      return before;
    }
    run.output = details.output ?? null;
    run.assigned = details.assignedVariables ?? null;
    this.open.close(run, run.error === null ? 'succeeded' : 'caught', event.timestamp);
    return { run, scope: run.scope };
  }

  private ownerStarted(event: HistoryEvent, details: EventDetails, before: Place): Place {
    const kind = event.type.startsWith('Map') ? 'Map' : 'Parallel';
    const run = this.open.around(before, (candidate) => candidate.kind === kind) ?? before.run;
    if (!run) {
      return before;
    }
    const last = run.attempts.at(-1);
    if (last && last.endedAt === null) {
      const failure = this.event(event.previousEventId);
      last.endedAt = event.timestamp;
      last.error = failure ? (detailsOf(failure).error ?? null) : null;
      last.cause = failure ? (detailsOf(failure).cause ?? null) : null;
      this.open.abandon(run, event.timestamp);
    }
    run.attempts.push({ startedAt: event.timestamp, endedAt: null, error: null, cause: null });
    run.status = 'running';
    run.length = details.length ?? run.length;
    this.iterations.delete(run);
    return { run, scope: run.scope };
  }

  private ownerEnded(event: HistoryEvent, kind: string, how: string, before: Place): Place {
    const run = this.open.around(before, (candidate) => candidate.kind === kind);
    if (!run) {
      return before;
    }
    const attempt = run.attempts.at(-1);
    if (attempt) {
      attempt.endedAt = event.timestamp;
    }
    if (how === 'Aborted') {
      this.open.close(run, 'aborted', event.timestamp);
    } else if (how === 'Failed') {
      const failure = this.event(event.previousEventId);
      this.fail(run, event, failure ? detailsOf(failure) : {});
      run.failedBy = event.previousEventId;
      this.open.abandon(run, event.timestamp);
    }
    return { run, scope: run.scope };
  }

  private iteration(event: HistoryEvent, details: EventDetails, how: string, before: Place): Place {
    const map = this.open.around(before, (candidate) => candidate.kind === 'Map' && candidate.name === details.name);
    if (!map) {
      return before;
    }
    const index = details.index ?? 0;
    const known = this.iterations.get(map) ?? new Map<number, Scope>();
    this.iterations.set(map, known);
    const scope = known.get(index) ?? {
      owner: map,
      attempt: map.attempts.length - 1,
      iteration: index,
      status: 'running' as const,
    };
    known.set(index, scope);
    if (how === 'Started') {
      return { run: null, scope };
    }
    scope.status = how === 'Succeeded' ? 'succeeded' : how === 'Failed' ? 'failed' : 'aborted';
    if (how !== 'Succeeded') {
      this.open.closeWithin(scope, event.timestamp);
    }
    return { run: map, scope: map.scope };
  }

  private stateAborted(event: HistoryEvent, kind: string, before: Place): Place {
    const owner = before.scope.owner;
    for (const run of this.open.all()) {
      if (run.kind === kind && (owner === null || isWithin(run.scope, owner)) && run.status !== 'failed') {
        this.open.close(run, run.status === 'retrying' ? 'failed' : 'aborted', event.timestamp);
        return { run, scope: run.scope };
      }
    }
    return before;
  }

  private during(event: HistoryEvent, details: EventDetails, before: Place): Place {
    const run = before.run;
    if (!run) {
      return before;
    }
    const type = event.type;
    if (TRY.test(type)) {
      run.attempts.push({ startedAt: event.timestamp, endedAt: null, error: null, cause: null });
      run.status = 'running';
      run.error = null;
      run.cause = null;
      run.resource = details.resourceType ? `${details.resourceType}:${details.resource}` : (details.resource ?? null);
      run.parameters = details.parameters ?? details.input ?? null;
    } else if (TRY_FAILED.test(type) || type === 'EvaluationFailed' || type === 'MapRunFailed') {
      this.fail(run, event, details);
    } else if (/Succeeded$/.test(type)) {
      const attempt = run.attempts.at(-1);
      if (attempt) {
        attempt.endedAt = event.timestamp;
      }
      run.result = details.output ?? null;
    } else if (type === 'TaskSubmitted') {
      run.submitted = details.output ?? null;
    }
    return before;
  }

  private fail(run: StateRun, event: HistoryEvent, details: EventDetails): void {
    run.status = 'retrying';
    run.error = details.error ?? UNNAMED;
    run.cause = details.cause ?? null;
    run.failedBy = event.id;
    const attempt = run.attempts.at(-1);
    if (attempt) {
      attempt.endedAt = event.timestamp;
      attempt.error = details.error ?? null;
      attempt.cause = details.cause ?? null;
    }
  }

  private ended(event: HistoryEvent, details: EventDetails, before: Place): Place {
    this.end = event;
    const failed = event.type === 'ExecutionFailed';
    this.top.status = event.type === 'ExecutionSucceeded' ? 'succeeded' : failed ? 'failed' : 'aborted';
    if (failed && before.run && this.open.has(before.run) && before.run.error === null) {
      before.run.error = details.error ?? null;
      before.run.cause = details.cause ?? null;
      before.run.failedBy = event.id;
      before.run.status = 'retrying';
    }
    for (const run of this.open.all()) {
      const isCulprit = failed && (run.status === 'retrying' || this.encloses(run, before));
      if (isCulprit && run.error === UNNAMED && details.error) {
        // a Fail state tells its error only when the execution ends with it
        run.error = details.error;
        run.cause = details.cause ?? null;
      }
      this.open.close(run, isCulprit ? 'failed' : 'aborted', event.timestamp);
    }
    return { run: null, scope: this.top };
  }

  private encloses(run: StateRun, place: Place): boolean {
    return run === place.run || isWithin(place.scope, run);
  }
}

/** Whether the next state entered begins a branch of the Parallel. */
function opens(run: StateRun, event: HistoryEvent | undefined): boolean {
  return run.kind === 'Parallel' && event?.type === 'ParallelStateStarted';
}
