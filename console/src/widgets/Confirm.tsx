import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';

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
        <Modal
          visible
          header={open.title}
          closeAriaLabel="Close"
          onDismiss={() => close(false)}
          footer={
            <Box float="right">
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="link" onClick={() => close(false)}>
                  Cancel
                </Button>
                <Button variant="primary" onClick={() => close(true)}>
                  {open.action}
                </Button>
              </SpaceBetween>
            </Box>
          }
        >
          {open.text}
        </Modal>
      )}
    </Context.Provider>
  );
}
