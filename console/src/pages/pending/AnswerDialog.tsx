import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { sendTaskFailure, sendTaskSuccess } from '../../api/stepFunctions';
import { useNotify } from '../../app/notifications';
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
  const [refused, setRefused] = useState<string | null>(null);
  const fault = output.trim() === '' ? 'The output must be JSON.' : jsonFault(output);
  const send = async () => {
    try {
      await (how === 'success' ? sendTaskSuccess(task.taskToken, output) : sendTaskFailure(task.taskToken, error, cause));
      notify.done(`Answered: ${task.title}`);
      onClose();
    } catch (failure) {
      setRefused(failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure));
    }
  };
  return (
    <Modal
      visible
      size="large"
      header={`Answer ${task.title}`}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" disabled={how === 'success' && fault !== null} onClick={() => void send()}>
              {how === 'success' ? 'Send success' : 'Send failure'}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {refused && <Alert type="error">{refused}</Alert>}
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
          <>
            <FormField label="Error" constraintText="At most 256 characters.">
              <Input value={error} onChange={(event) => setError(event.detail.value)} />
            </FormField>
            <FormField label="Cause" constraintText="At most 32,768 characters.">
              <Textarea value={cause} rows={4} onChange={(event) => setCause(event.detail.value)} />
            </FormField>
          </>
        )}
      </SpaceBetween>
    </Modal>
  );
}
