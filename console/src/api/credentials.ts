import type { Credentials } from './signature';

/** Kept for the tab only: closing it forgets the key. */
const KEY = 'stepwell.credentials';
const listeners = new Set<() => void>();
let kept: Credentials | null = read();
/** Set while the server refuses what is kept, or wants a signature and there is none. */
let refusal: string | null = null;
let waiting: (() => void)[] = [];

function read(): Credentials | null {
  try {
    const text = globalThis.sessionStorage?.getItem(KEY);
    return text ? (JSON.parse(text) as Credentials) : null;
  } catch {
    // storage may be forbidden, or hold what another version wrote: the reader is asked again
    return null;
  }
}

function changed(): void {
  listeners.forEach((listener) => listener());
}

export function subscribeCredentials(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function credentials(): Credentials | null {
  return kept;
}

/** Why the reader has to give an access key, or null. */
export function credentialsWanted(): string | null {
  return refusal;
}

/** Takes a key that the server has accepted, and lets the requests go on that wait for one. */
export function keepCredentials(next: Credentials): void {
  kept = next;
  refusal = null;
  sessionStorage.setItem(KEY, JSON.stringify(next));
  const going = waiting;
  waiting = [];
  going.forEach((go) => go());
  changed();
}

/** Forgets the key; the page is loaded anew so that nothing stays that was read with it. */
export function forgetCredentials(): void {
  kept = null;
  sessionStorage.removeItem(KEY);
  window.location.reload();
}

/**
 * Asks the reader for a key and waits until there is one.
 *
 * @param refused what the request was signed with: when another key has been given meanwhile, that one is tried first
 */
export function awaitCredentials(refused: Credentials | null, why: string, signal: AbortSignal | undefined): Promise<void> {
  if (kept !== refused) {
    return Promise.resolve();
  }
  refusal = why;
  changed();
  return new Promise((resolve, reject) => {
    waiting.push(resolve);
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
