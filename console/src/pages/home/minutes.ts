import type { Overview } from '../../api/extensions';

/** How executions end. */
export const ENDS = ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;
const MINUTES = 60;
const SECONDS = 60;

/** What ended in one minute. */
export interface Bar {
  /** Seconds since 1970. */
  begin: number;
  ended: number;
  parts: { status: (typeof ENDS)[number]; count: number }[];
}

/** The last sixty minutes, those without anything included, and the most that ended in one of them. */
export function bars(known: Overview['minutes'], now: number): { minutes: Bar[]; most: number } {
  const byBegin = new Map(known.map((minute) => [minute.begin, minute]));
  const last = Math.floor(now / SECONDS) * SECONDS;
  const minutes = Array.from({ length: MINUTES }, (_, i): Bar => {
    const begin = last - (MINUTES - 1 - i) * SECONDS;
    const ended = byBegin.get(begin)?.ended ?? {};
    const parts = ENDS.map((status) => ({ status, count: ended[status] ?? 0 })).filter((part) => part.count > 0);
    return { begin, ended: parts.reduce((sum, part) => sum + part.count, 0), parts };
  });
  return { minutes, most: Math.max(...minutes.map((minute) => minute.ended)) };
}
