import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal, { type ModalProps } from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type ReactNode } from 'react';

interface Props {
  title: string;
  /** What the primary button says. */
  action: string;
  /** Whether what was entered cannot be sent yet. */
  disabled?: boolean;
  size?: ModalProps.Size;
  /** Does what the primary button says. Why it failed is told in the dialog, which stays open. */
  onAct: () => Promise<void> | void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that does one thing or nothing. */
export function Dialog({ title, action, disabled = false, size = 'medium', onAct, onClose, children }: Props) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const act = async () => {
    setBusy(true);
    try {
      await onAct();
      setFailure(null);
    } catch (failed) {
      setFailure(String(failed));
    }
    setBusy(false);
  };
  return (
    <Modal
      visible
      size={size}
      header={title}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" loading={busy} disabled={disabled} onClick={() => void act()}>
              {action}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {failure !== null && <Alert type="error">{failure}</Alert>}
        {children}
      </SpaceBetween>
    </Modal>
  );
}
