import { useNow } from './useNow';

const TICK_MILLIS = 1_000;
const EXACT = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  timeZoneName: 'short',
});
const USUAL = new Intl.DateTimeFormat(undefined, { month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** A moment in the reader's zone; hovering shows it exactly. */
export function Time({ at }: { at: number | null | undefined }) {
  if (at === null || at === undefined) {
    return <>–</>;
  }
  const date = new Date(at * 1000);
  return (
    <time dateTime={date.toISOString()} title={EXACT.format(date)}>
      {USUAL.format(date)}
    </time>
  );
}

/** How long something took, or has been taking. */
export function Duration({ from, to }: { from: number; to: number | null | undefined }) {
  const now = useNow(to === null || to === undefined, TICK_MILLIS);
  return <>{durationText(Math.max(0, (to ?? now) - from))}</>;
}

/** Seconds as people write them. */
export function durationText(seconds: number): string {
  if (seconds < 1) {
    return `${Math.round(seconds * 1000)} ms`;
  }
  if (seconds < 60) {
    return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
  }
  const whole = Math.floor(seconds);
  const parts: [number, string][] = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor(whole / 3_600) % 24, 'h'],
    [Math.floor(whole / 60) % 60, 'min'],
    [whole % 60, 's'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .slice(0, 2)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
