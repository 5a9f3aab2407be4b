import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api/client';

/** Pause before something is asked for again that failed for a passing reason. */
const RETRY_MILLIS = 2_000;

export interface Loaded<T> {
  data: T | null;
  error: ApiError | null;
  loading: boolean;
  again(): void;
}

/**
 * Loads something when the page is shown, whenever `key` changes, every so often when `everyMillis` is given, and again
 * after a passing failure. What was loaded stays while it is loaded again; an answer that comes too late is dropped.
 */
export function useLoad<T>(key: string, load: (signal: AbortSignal) => Promise<T>, everyMillis?: number): Loaded<T> {
  const [state, setState] = useState<{ key: string; data: T | null; error: ApiError | null; loading: boolean }>({
    key,
    data: null,
    error: null,
    loading: true,
  });
  const [turn, setTurn] = useState(0);
  const current = useRef(load);
  current.current = load;
  useEffect(() => {
    const control = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    setState((known) => ({ key, data: known.key === key ? known.data : null, error: null, loading: true }));
    const run = async () => {
      let again = everyMillis;
      try {
        const data = await current.current(control.signal);
        setState({ key, data, error: null, loading: false });
      } catch (failure) {
        if (!control.signal.aborted) {
          const error = ApiError.of(failure);
          setState((known) => ({ ...known, error, loading: false }));
          again ??= error.isPassing ? RETRY_MILLIS : undefined;
        }
      }
      if (again && !control.signal.aborted) {
        timer = setTimeout(() => void run(), again);
      }
    };
    void run();
    return () => {
      control.abort();
      clearTimeout(timer);
    };
  }, [key, turn, everyMillis]);
  const again = useCallback(() => setTurn((known) => known + 1), []);
  return { data: state.key === key ? state.data : null, error: state.error, loading: state.loading, again };
}
