import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { startExecution, startSyncExecution, type SyncResult } from '../../api/stepFunctions';
import type { MachineType } from '../../api/types';
import * as paths from '../../app/paths';
import { Dialog } from '../../widgets/Dialog';
import { JsonField } from '../../widgets/JsonField';
import { Status } from '../../widgets/Status';
import { durationText } from '../../widgets/Time';
import { Json } from '../../widgets/Json';
import { rememberedInput, rememberInput } from './rememberedInput';
import { indented, jsonFault } from '../../widgets/jsonText';

interface Props {
  stateMachineArn: string;
  type?: MachineType;
  input?: string;
  onClose: () => void;
}

/**
 * Asks for a name and an input, starts an execution and shows it. What is no JSON is told while it is typed, and the input
 * is offered again the next time. Express executions leave nothing to show: one is waited for, and its result told here.
 */
export function StartDialog({ stateMachineArn, type, input, onClose }: Props) {
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [text, setText] = useState(() => indented(input ?? rememberedInput(stateMachineArn)));
  const [result, setResult] = useState<SyncResult | null>(null);
  const fault = jsonFault(text);
  const start = async () => {
    const given = text.trim() === '' ? '{}' : text;
    if (type === 'EXPRESS') {
      setResult(await startSyncExecution(stateMachineArn, given, name.trim()));
    } else {
      const { executionArn } = await startExecution(stateMachineArn, given, name.trim());
      onClose();
      void navigate(paths.execution(executionArn));
    }
    rememberInput(stateMachineArn, text);
  };
  return (
    <Dialog
      title={`Start ${paths.nameOf(stateMachineArn)}`}
      action="Start execution"
      disabled={fault !== null}
      size="large"
      onAct={start}
      onClose={onClose}
    >
      <FormField
        label="Name"
        description="Unique for this state machine; one is made up when you leave it empty."
        constraintText="At most 80 characters."
      >
        <Input value={name} onChange={(event) => setName(event.detail.value)} />
      </FormField>
      <JsonField label="Input" value={text} rows={14} onChange={setText} />
      {result && <Result result={result} />}
    </Dialog>
  );
}

function Result({ result }: { result: SyncResult }) {
  return (
    <section aria-label="Result" aria-live="polite">
      <SpaceBetween size="xs">
        <SpaceBetween direction="horizontal" size="s">
          <Status of={result.status} />
          <span>in {durationText(result.stopDate - result.startDate)}</span>
        </SpaceBetween>
        {result.error !== undefined && (
          <Alert type="error" header={result.error}>
            {result.cause}
          </Alert>
        )}
        {result.output !== undefined && <Json text={result.output} label="the output" />}
      </SpaceBetween>
    </section>
  );
}
