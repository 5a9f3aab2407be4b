import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createContext, useCallback, useContext, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { isReachable, subscribeReachability } from '../api/reachability';

const MOST = 5;

interface Notifications {
  items: FlashbarProps.MessageDefinition[];
  tell(type: 'success' | 'error', header: string, content?: string): void;
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
  return useMemo(() => {
    const done = (header: string) => tell('success', header);
    const failed = (header: string, failure: unknown) => tell('error', header, String(failure));
    /** Does something and tells how it went; whether it went well. */
    const outcome = async (act: () => Promise<unknown>, wentWell: string, wentWrong: string): Promise<boolean> => {
      try {
        await act();
        done(wentWell);
        return true;
      } catch (failure) {
        failed(wentWrong, failure);
        return false;
      }
    };
    return { done, failed, outcome };
  }, [tell]);
}
