import type { HistoryEvent } from '../api/types';

/** What the details of events hold, whatever the event; members that a type does not have are absent. */
export interface EventDetails {
  name?: string;
  index?: number;
  length?: number;
  input?: string;
  output?: string;
  parameters?: string;
  error?: string;
  cause?: string;
  resource?: string;
  resourceType?: string;
  state?: string;
  assignedVariables?: Record<string, string>;
}

const NONE: EventDetails = {};

/** The details of an event; empty for types that have none. */
export function detailsOf(event: HistoryEvent): EventDetails {
  for (const key in event) {
    if (key.endsWith('EventDetails')) {
      return event[key] as EventDetails;
    }
  }
  return NONE;
}
