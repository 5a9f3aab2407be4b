import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { publishVersion } from '../../api/stepFunctions';
import { useNotify } from '../../app/notifications';
import * as paths from '../../app/paths';

/** Publishes what the machine is now as its next version. */
export function PublishDialog({ machineArn, onClose }: { machineArn: string; onClose: () => void }) {
  const notify = useNotify();
  const [description, setDescription] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const publish = async () => {
    try {
      const { stateMachineVersionArn } = await publishVersion(machineArn, description.trim());
      notify.done(`Published version ${paths.nameOf(stateMachineVersionArn)}`);
      onClose();
    } catch (failure) {
      setRefused(failure instanceof Error ? failure.message : String(failure));
    }
  };
  return (
    <Modal
      visible
      header="Publish a version"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" onClick={() => void publish()}>
              Publish
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {refused && <Alert type="error">{refused}</Alert>}
        <FormField label="Description" constraintText="At most 256 characters; it may be left out.">
          <Input value={description} onChange={(event) => setDescription(event.detail.value)} />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
