import type { Scope, StateRun, Trace } from './trace';

/**
 * The variables that a visit could see when it began, as JSON text by name: what earlier visits of its own scope and of
 * those around it assigned, the innermost last. A branch does not see what another assigns.
 */
export function variablesBefore(trace: Trace, run: StateRun): Map<string, string> {
  const around: Scope[] = [];
  for (let scope: Scope | undefined = run.scope; scope; scope = scope.owner?.scope) {
    around.unshift(scope);
  }
  const found = new Map<string, string>();
  for (const scope of around) {
    trace.runs
      .filter((earlier) => earlier.scope === scope && earlier.assigned !== null && leftAt(earlier) < run.id)
      .sort((a, b) => leftAt(a) - leftAt(b))
      .forEach((earlier) => Object.entries(earlier.assigned ?? {}).forEach(([name, value]) => found.set(name, value)));
  }
  return found;
}

/** Variables as one JSON text. */
export function variablesText(variables: Iterable<[string, string]>): string {
  return `{${[...variables].map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

function leftAt(run: StateRun): number {
  return run.events.at(-1) ?? run.id;
}
