import type { StateRun } from './trace';

/** A stretch of a bar: a try that failed, the pause after it, or what the visit came to. */
export interface Stretch {
  from: number;
  to: number;
  look: StateRun['status'] | 'retried' | 'pause';
}

/** The bar of a visit, cut where it was tried again. */
export function stretchesOf(run: StateRun, now: number): Stretch[] {
  const end = run.endedAt ?? now;
  if (run.attempts.length < 2) {
    return [{ from: run.enteredAt, to: end, look: run.status }];
  }
  return run.attempts.flatMap((attempt, i): Stretch[] => {
    const next = run.attempts[i + 1];
    const from = i === 0 ? run.enteredAt : attempt.startedAt;
    if (!next) {
      return [{ from, to: end, look: run.status }];
    }
    const to = attempt.endedAt ?? next.startedAt;
    return [
      { from, to, look: 'retried' },
      { from: to, to: next.startedAt, look: 'pause' },
    ];
  });
}

const STEPS = [1, 2, 5, 10];
const TICKS_MAX = 8;
const LONG_STEPS = [15, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400];

/** Seconds after the start at which a time axis is marked: round ones, no more than eight. */
export function ticksOf(seconds: number): number[] {
  const rough = seconds / TICKS_MAX;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 0.001)));
  const step =
    rough > 10
      ? (LONG_STEPS.find((long) => long >= rough) ?? Math.ceil(rough / 86_400) * 86_400)
      : power * (STEPS.find((s) => s * power >= rough) ?? 10);
  const ticks: number[] = [];
  for (let i = 0; i * step < seconds && i <= TICKS_MAX; i++) {
    ticks.push(i * step);
  }
  return ticks;
}
