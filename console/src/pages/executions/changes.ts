import type { FoundExecution, Search } from '../../api/extensions';

/** Rows kept; a reader who goes further down is better off with a filter. */
export const ROWS_MAX = 20_000;

export interface ListState {
  executions: FoundExecution[];
}

/** Whether only the server can say if an execution fits; what changes tell is not enough for that. */
export function needsServer(search: Search): boolean {
  return Boolean(search.error || search.failedState || search.text);
}

/** One list after another without the executions that both have; the first list's rows are the newer ones. */
export function merged(first: FoundExecution[], second: FoundExecution[]): FoundExecution[] {
  const arns = new Set(first.map((execution) => execution.executionArn));
  return [...first, ...second.filter((execution) => !arns.has(execution.executionArn))];
}

/** The list after changes: rows change where they stand, those that no longer fit go, and new ones that fit come in. */
export function changed<S extends ListState>(state: S, changes: FoundExecution[], search: Search): S {
  const latest = new Map(changes.map((change) => [change.executionArn, change]));
  let executions = state.executions
    .map((execution) => {
      const change = latest.get(execution.executionArn);
      latest.delete(execution.executionArn);
      return change ? { ...execution, ...change } : execution;
    })
    .filter((execution) => hasStatus(execution, search));
  const added = needsServer(search) ? [] : [...latest.values()].filter((change) => fits(change, search));
  if (added.length > 0) {
    executions = [...added, ...executions].sort((a, b) => b.startDate - a.startDate).slice(0, ROWS_MAX);
  }
  return { ...state, executions };
}

function fits(execution: FoundExecution, search: Search): boolean {
  const { namePrefix, startedFrom, startedUntil } = search;
  return (
    hasStatus(execution, search) &&
    (!namePrefix || execution.name.startsWith(namePrefix)) &&
    (!startedFrom || execution.startDate >= startedFrom) &&
    (!startedUntil || execution.startDate < startedUntil)
  );
}

function hasStatus(execution: FoundExecution, search: Search): boolean {
  return !search.status || search.status.split(',').includes(execution.status);
}
