import { isObject } from '../../asl/definition';

/**
 * What becomes of a JSON value under a change to it (RFC 7396): members of the change take the place of those there
 * were, null removes one, and what the change does not name stays.
 */
export function patched(value: unknown, change: unknown): unknown {
  if (!isObject(change)) {
    return change;
  }
  const members = new Map(isObject(value) ? Object.entries(value) : []);
  for (const [name, member] of Object.entries(change)) {
    if (member === null) {
      members.delete(name);
    } else {
      members.set(name, patched(members.get(name), member));
    }
  }
  return Object.fromEntries(members);
}
