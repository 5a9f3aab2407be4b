import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../api/client';
import { follow, type Connection } from '../api/live';
import type { ExecutionStatus, HistoryEvent } from '../api/types';
import { Trace } from './trace';

const DRAW_EVERY_MILLIS = 120;

export interface LiveTrace {
  trace: Trace;
  /** Rises whenever the trace has grown, so that what is drawn from it is drawn again. */
  version: number;
  connection: Connection;
  problem: ApiError | null;
  /** The status that the stream ended with, or null while more may come. */
  ended: ExecutionStatus | null;
  /** Whether the execution was deleted while it was shown. */
  gone: boolean;
}

/**
 * The history of an execution as it grows: from the stream of its events, which begins with those that are there
 * already. Events are put into the trace as they come, and drawn a few times a second: a long history comes faster than it
 * could be drawn event by event.
 */
export function useTrace(executionArn: string, wanted: boolean, life: number): LiveTrace {
  const trace = useRef(new Trace());
  const [state, setState] = useState<Omit<LiveTrace, 'trace'>>(fresh);
  useEffect(() => {
    if (!wanted) {
      return undefined;
    }
    const control = new AbortController();
    const waiting: HistoryEvent[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let drawn = -Infinity;
    trace.current = new Trace();
    setState(fresh());
    const draw = () => {
      clearTimeout(timer);
      timer = undefined;
      drawn = performance.now();
      trace.current.add(waiting.splice(0));
      setState((known) => ({ ...known, version: known.version + 1 }));
    };
    void follow(`/executions/${encodeURIComponent(executionArn)}/events`, {}, null, control.signal, {
      message: ({ event, data }) => {
        if (event === 'history') {
          waiting.push(JSON.parse(data) as HistoryEvent);
          timer ??= setTimeout(draw, Math.max(0, drawn + DRAW_EVERY_MILLIS - performance.now()));
        } else if (event === 'end' || event === 'gone') {
          const ended = event === 'end' ? (JSON.parse(data) as { status: ExecutionStatus }).status : null;
          draw();
          setState((known) => ({ ...known, ended, gone: event === 'gone', connection: 'open', problem: null }));
          control.abort();
        }
      },
      connection: (connection, problem) => setState((known) => ({ ...known, connection, problem })),
    });
    return () => {
      control.abort();
      clearTimeout(timer);
    };
  }, [executionArn, wanted, life]);
  return { trace: trace.current, ...state };
}

function fresh(): Omit<LiveTrace, 'trace'> {
  return { version: 0, connection: 'connecting', problem: null, ended: null, gone: false };
}
