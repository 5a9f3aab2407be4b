/** Whether the server answered when it was last asked anything. */
let reachable = true;
let asking: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();
const ASK_EVERY_MILLIS = 1_500;

export function subscribeReachability(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isReachable(): boolean {
  return reachable;
}

/** Notes what became of a request. While the server does not answer it is asked again and again, page or no page. */
export function noteReachable(answered: boolean): void {
  if (answered === reachable) {
    return;
  }
  reachable = answered;
  clearInterval(asking);
  if (!answered) {
    asking = setInterval(() => void ask(), ASK_EVERY_MILLIS);
  }
  listeners.forEach((listener) => listener());
}

async function ask(): Promise<void> {
  try {
    noteReachable((await fetch('/health/ready')).ok);
  } catch {
    noteReachable(false);
  }
}
