import type { HistoryEvent } from '../api/types';
import type { EventDetails } from './details';

/** How a visit of a state stands. `retrying`: its last attempt failed and what follows is not known yet. */
export type RunStatus = 'running' | 'retrying' | 'succeeded' | 'caught' | 'failed' | 'aborted';

/** One try of a task, of a Parallel or of a Map. */
export interface Attempt {
  startedAt: number;
  endedAt: number | null;
  error: string | null;
  cause: string | null;
}

/** The thread of control that a visit belongs to: the execution itself, a branch of a Parallel or an iteration of a Map. */
export interface Scope {
  owner: StateRun | null;
  /** Which attempt of the owner, from 0. */
  attempt: number;
  /** Index of the iteration, or null in a branch and at the top. */
  iteration: number | null;
  status: 'running' | 'succeeded' | 'failed' | 'aborted';
}

/** One visit of a state. Its id is that of the event that entered it. */
export interface StateRun {
  id: number;
  name: string;
  kind: string;
  scope: Scope;
  status: RunStatus;
  enteredAt: number;
  endedAt: number | null;
  attempts: Attempt[];
  input: string | null;
  output: string | null;
  error: string | null;
  cause: string | null;
  /** The event that failed it last. */
  failedBy: number | null;
  /** How many iterations it has, for a Map that has started. */
  length: number | null;
  assigned: Record<string, string> | null;
  /** Resource and arguments of its last call. */
  resource: string | null;
  parameters: string | null;
  result: string | null;
  /** What the service answered when it took a call that goes on (`.sync`). */
  submitted: string | null;
  events: number[];
}

/** A visit that has just begun. */
export function entered(event: HistoryEvent, details: EventDetails, kind: string, scope: Scope): StateRun {
  return {
    id: event.id,
    name: details.name ?? '',
    kind,
    scope,
    status: 'running',
    enteredAt: event.timestamp,
    endedAt: null,
    attempts: [],
    input: details.input ?? null,
    output: null,
    error: null,
    cause: null,
    failedBy: null,
    length: null,
    assigned: null,
    resource: null,
    parameters: null,
    result: null,
    submitted: null,
    events: [],
  };
}

/** What a scope lies in, from the inside out, as in `item 3 of Each`; a branch is called as given. */
export function surroundings(scope: Scope, branch: string): string[] {
  const parts: string[] = [];
  for (let at = scope; at.owner; at = at.owner.scope) {
    parts.push(at.iteration === null ? `${branch} of ${at.owner.name}` : `item ${at.iteration} of ${at.owner.name}`);
  }
  return parts;
}

/** Whether a scope lies inside of a visit, at any depth. */
export function isWithin(scope: Scope, owner: StateRun): boolean {
  for (let at: StateRun | null = scope.owner; at; at = at.scope.owner) {
    if (at === owner) {
      return true;
    }
  }
  return false;
}

/** Whether a scope is another one, or lies inside of it. */
export function isInScope(scope: Scope, wanted: Scope): boolean {
  for (let at: Scope | undefined = scope; at; at = at.owner?.scope) {
    if (at === wanted) {
      return true;
    }
  }
  return false;
}

/** The innermost iteration of a Map that a scope is or lies in, or null. */
export function iterationAround(scope: Scope | null): Scope | null {
  for (let at = scope; at; at = at.owner?.scope ?? null) {
    if (at.iteration !== null) {
      return at;
    }
  }
  return null;
}
