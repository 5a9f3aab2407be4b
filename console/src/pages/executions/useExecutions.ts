import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/client';
import { searchExecutions, type FoundExecution, type Search } from '../../api/extensions';
import { follow } from '../../api/live';
import { changed, merged, needsServer, ROWS_MAX, type ListState } from './changes';

const PAGE = 100;
/** Pause between two looks at what is new, where only the server can say what fits. */
const LOOK_AFTER_MILLIS = 2_000;
const DRAW_AFTER_MILLIS = 200;

export interface ExecutionList {
  executions: FoundExecution[];
  loading: boolean;
  error: ApiError | null;
  more: boolean;
  scannedUntil: number | null;
  loadMore(): void;
  reload(): void;
}

type State = ListState & { nextToken: string | undefined; scannedUntil: number | null; loading: boolean; error: ApiError | null };

const EMPTY: State = { executions: [], nextToken: undefined, scannedUntil: null, loading: true, error: null };

/**
 * Executions that fit, page by page, kept up to date by the stream of changes: those shown change where they stand, and
 * new ones come in at the top. Where only the server can say whether they fit, its first page is read again.
 */
export function useExecutions(search: Search): ExecutionList {
  const key = JSON.stringify(search);
  const [state, setState] = useState<State>(EMPTY);
  const [turn, setTurn] = useState(0);
  const busy = useRef(false);
  /** Ends with the search whose list is shown, so that no page of an old one is added to a new one. */
  const shown = useRef(new AbortController());
  const load = useCallback(
    async (nextToken: string | undefined, signal: AbortSignal) => {
      busy.current = true;
      try {
        const page = await searchExecutions(JSON.parse(key) as Search, PAGE, nextToken, signal);
        setState((known) => ({
          ...known,
          executions: nextToken ? merged(known.executions, page.executions) : page.executions,
          nextToken: page.nextToken,
          scannedUntil: page.scannedUntil ?? null,
          loading: false,
          error: null,
        }));
      } catch (failure) {
        if (!signal.aborted) {
          setState((known) => ({ ...known, loading: false, error: ApiError.of(failure) }));
        }
      } finally {
        busy.current = false;
      }
    },
    [key],
  );
  useEffect(() => {
    const control = new AbortController();
    shown.current = control;
    setState(EMPTY);
    void load(undefined, control.signal);
    const search = JSON.parse(key) as Search;
    const { stateMachineArn } = search;
    const path = stateMachineArn ? `/state-machines/${encodeURIComponent(stateMachineArn)}/events` : '/events';
    const waiting: FoundExecution[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let look: ReturnType<typeof setTimeout> | undefined;
    const apply = () => {
      timer = undefined;
      const changes = waiting.splice(0);
      setState((known) => changed(known, changes, search));
    };
    const lookAgain = async () => {
      look = undefined;
      try {
        const page = await searchExecutions(search, PAGE, undefined, control.signal);
        setState((known) => ({ ...known, executions: merged(page.executions, known.executions), error: null }));
      } catch (failure) {
        if (failure instanceof ApiError && !failure.isPassing) {
          setState((known) => ({ ...known, error: failure }));
        }
      }
    };
    void follow(path, {}, null, control.signal, {
      message: ({ event, data }) => {
        if (event === 'execution') {
          waiting.push(JSON.parse(data) as FoundExecution);
          timer ??= setTimeout(apply, DRAW_AFTER_MILLIS);
          if (needsServer(search)) {
            look ??= setTimeout(() => void lookAgain(), LOOK_AFTER_MILLIS);
          }
        } else if (event === 'gap') {
          void load(undefined, control.signal);
        }
      },
      connection: (_, problem) => {
        if (problem && !problem.isPassing) {
          setState((known) => ({ ...known, error: problem }));
        }
      },
    });
    return () => {
      control.abort();
      clearTimeout(timer);
      clearTimeout(look);
    };
  }, [key, load, turn]);
  const { nextToken } = state;
  return {
    executions: state.executions,
    loading: state.loading,
    error: state.error,
    more: nextToken !== undefined && state.executions.length < ROWS_MAX,
    scannedUntil: state.scannedUntil,
    loadMore: useCallback(() => {
      if (nextToken && !busy.current) {
        void load(nextToken, shown.current.signal);
      }
    }, [nextToken, load]),
    reload: useCallback(() => setTurn((known) => known + 1), []),
  };
}
