import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { sendTaskFailure, sendTaskSuccess } from '../../api/stepFunctions';
import { useNotify } from '../../app/notifications';
import { Dialog } from '../../widgets/Dialog';
import { Json } from '../../widgets/Json';
import { JsonField } from '../../widgets/JsonField';
import { jsonFault } from '../../widgets/jsonText';

/** A task that an answer can be sent for. */
export interface Answerable {
  title: string;
  taskToken: string;
  input: string | undefined;
}

/** Answers a task as its worker would: with a result, or with an error. */
export function AnswerDialog({ task, onClose }: { task: Answerable; onClose: () => void }) {
  const notify = useNotify();
  const [how, setHow] = useState<'success' | 'failure'>('success');
  const [output, setOutput] = useState('{}');
  const [error, setError] = useState('');
  const [cause, setCause] = useState('');
  const fault = output.trim() === '' ? 'The output must be JSON.' : jsonFault(output);
  const send = async () => {
    await (how === 'success' ? sendTaskSuccess(task.taskToken, output) : sendTaskFailure(task.taskToken, error, cause));
    notify.done(`Answered: ${task.title}`);
    onClose();
  };
  return (
    <Dialog
      title={`Answer ${task.title}`}
      action={how === 'success' ? 'Send success' : 'Send failure'}
      disabled={how === 'success' && fault !== null}
      size="large"
      onAct={send}
      onClose={onClose}
    >
      <FormField label="What the task was given">
        <Json text={task.input} label="the input of the task" />
      </FormField>
      <SegmentedControl
        label="Answer"
        selectedId={how}
        options={[
          { id: 'success', text: 'Success' },
          { id: 'failure', text: 'Failure' },
        ]}
        onChange={(event) => setHow(event.detail.selectedId as typeof how)}
      />
      {how === 'success' ? (
        <JsonField label="Output" value={output} rows={8} fault={fault} onChange={setOutput} />
      ) : (
        <SpaceBetween size="m">
          <FormField label="Error" constraintText="At most 256 characters.">
            <Input value={error} onChange={(event) => setError(event.detail.value)} />
          </FormField>
          <FormField label="Cause" constraintText="At most 32,768 characters.">
            <Textarea value={cause} rows={4} onChange={(event) => setCause(event.detail.value)} />
          </FormField>
        </SpaceBetween>
      )}
    </Dialog>
  );
}
