import type { HistoryEvent } from '../src/api/types';

/** `[previousEventId, type, details]`; ids count from 1, one second lies between two events. */
export type Line = [number, string, Record<string, unknown>?];

/** Writes a history down in short. */
export function history(...lines: Line[]): HistoryEvent[] {
  return lines.map(([previousEventId, type, details], i) => ({
    id: i + 1,
    previousEventId,
    timestamp: 1_700_000_000 + i,
    type,
    ...(details ? { [`${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`]: details } : {}),
  }));
}
