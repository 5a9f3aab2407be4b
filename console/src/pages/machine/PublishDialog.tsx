import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { publishVersion } from '../../api/stepFunctions';
import { useNotify } from '../../app/notifications';
import * as paths from '../../app/paths';
import { Dialog } from '../../widgets/Dialog';

/** Publishes what the machine is now as its next version. */
export function PublishDialog({ machineArn, onClose }: { machineArn: string; onClose: () => void }) {
  const notify = useNotify();
  const [description, setDescription] = useState('');
  const publish = async () => {
    const { stateMachineVersionArn } = await publishVersion(machineArn, description.trim());
    notify.done(`Published version ${paths.nameOf(stateMachineVersionArn)}`);
    onClose();
  };
  return (
    <Dialog title="Publish a version" action="Publish" onAct={publish} onClose={onClose}>
      <FormField label="Description" constraintText="At most 256 characters; it may be left out.">
        <Input value={description} onChange={(event) => setDescription(event.detail.value)} />
      </FormField>
    </Dialog>
  );
}
