import type { Definition, State } from './definition';

/** States that only one of two definitions has, and those that both have but not alike, by name. */
export interface Differences {
  added: Set<string>;
  removed: Set<string>;
  changed: Set<string>;
}

/** What has become of the states from one definition to the other, those inside of Parallel and Map included. */
export function differences(before: Definition, after: Definition): Differences {
  const old = textsOf(before);
  const now = textsOf(after);
  return {
    added: new Set([...now.keys()].filter((name) => !old.has(name))),
    removed: new Set([...old.keys()].filter((name) => !now.has(name))),
    changed: new Set([...now.keys()].filter((name) => old.has(name) && old.get(name) !== now.get(name))),
  };
}

function textsOf(definition: Definition): Map<string, string> {
  const texts = new Map<string, string>();
  const visit = (state: State) => {
    // what a Parallel or Map runs is compared state by state
    const { Branches: _, ItemProcessor: __, Iterator: ___, ...own } = state.raw;
    texts.set(state.name, JSON.stringify(own));
    state.children.forEach((child) => child.states.forEach(visit));
  };
  definition.states.forEach(visit);
  return texts;
}
