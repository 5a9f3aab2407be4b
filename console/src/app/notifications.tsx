import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createContext, useCallback, useContext, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { ApiError } from '../api/client';
import { isReachable, subscribeReachability } from '../api/reachability';

const MOST = 5;

interface Notifications {
  items: FlashbarProps.MessageDefinition[];
  tell(type: 'success' | 'info' | 'warning' | 'error', header: string, content?: ReactNode): void;
}

const Context = createContext<Notifications>({ items: [], tell: () => {} });

let number = 0;

/** Keeps the last few messages to the reader. */
export function NotificationsProvider({ children }: { children: ReactNode }) {
  const [items, setItems] = useState<FlashbarProps.MessageDefinition[]>([]);
  const tell = useCallback<Notifications['tell']>((type, header, content) => {
    const id = `message-${++number}`;
    const dismiss = () => setItems((known) => known.filter((item) => item.id !== id));
    setItems((known) =>
      [{ id, type, header, content, dismissible: true, dismissLabel: 'Dismiss', onDismiss: dismiss }, ...known].slice(0, MOST),
    );
  }, []);
  return <Context.Provider value={useMemo(() => ({ items, tell }), [items, tell])}>{children}</Context.Provider>;
}

export function NotificationBar() {
  const { items } = useContext(Context);
  const reachable = useSyncExternalStore(subscribeReachability, isReachable);
  return <Flashbar items={reachable ? items : [LOST, ...items]} />;
}

const LOST: FlashbarProps.MessageDefinition = {
  id: 'lost',
  type: 'warning',
  loading: true,
  header: 'The connection to the server is lost',
  content: 'What is shown may be old. The page goes on by itself when the server answers again.',
};

/** Tells the reader how something went. */
export function useNotify() {
  const { tell } = useContext(Context);
  return useMemo(
    () => ({
      done: (header: string, content?: ReactNode) => tell('success', header, content),
      failed: (header: string, failure: unknown) =>
        tell('error', header, failure instanceof ApiError ? `${failure.type}: ${failure.message}` : String(failure)),
    }),
    [tell],
  );
}
