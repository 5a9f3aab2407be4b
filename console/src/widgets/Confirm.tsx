import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import { Dialog } from './Dialog';

interface Question {
  title: string;
  text: ReactNode;
  action: string;
}

const Context = createContext<(question: Question) => Promise<boolean>>(() => Promise.resolve(false));

/** Asks before something that cannot be undone. */
export function useConfirm() {
  return useContext(Context);
}

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<(Question & { answer(yes: boolean): void }) | null>(null);
  const ask = useCallback((question: Question) => new Promise<boolean>((answer) => setOpen({ ...question, answer })), []);
  const close = (yes: boolean) => {
    open?.answer(yes);
    setOpen(null);
  };
  return (
    <Context.Provider value={ask}>
      {children}
      {open && (
        <Dialog title={open.title} action={open.action} onAct={() => close(true)} onClose={() => close(false)}>
          {open.text}
        </Dialog>
      )}
    </Context.Provider>
  );
}
