import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import type { FoundExecution } from '../../api/extensions';
import { describeExecution, startExecution } from '../../api/stepFunctions';
import { useLoad } from '../../app/useLoad';
import { Dialog } from '../../widgets/Dialog';
import { JsonField } from '../../widgets/JsonField';
import { indented, jsonFault } from '../../widgets/jsonText';
import { patched } from './mergePatch';
import { useEach } from './useEach';

type How = 'same' | 'change' | 'replace';

const HOWS: { value: How; label: string; description: string }[] = [
  { value: 'same', label: 'Its own input', description: 'Each begins with the input that it had.' },
  {
    value: 'change',
    label: 'Its own input with changes',
    description: 'Members given here replace those of each input; null removes one.',
  },
  { value: 'replace', label: 'Another input', description: 'All begin with what is given here.' },
];

/** Starts executions again under new names, with the input they had, changed or replaced, one or many at a time. */
export function StartAnewDialog(props: { executions: FoundExecution[]; onClose: () => void; onDone: () => void }) {
  const { executions, onClose, onDone } = props;
  const each = useEach();
  const [how, setHow] = useState<How>('same');
  const [text, setText] = useState<string | null>(null);
  const first = executions[0]!;
  const example = useLoad(first.executionArn, (signal) => describeExecution(first.executionArn, signal));
  const shown = text ?? (how === 'change' ? '{}' : indented(example.data?.input ?? '{}'));
  const fault = how === 'same' ? null : jsonFault(shown);
  const inputOf = async (execution: FoundExecution): Promise<string> => {
    if (how === 'replace') {
      return shown;
    }
    const { input = '{}' } = await describeExecution(execution.executionArn);
    return how === 'same' ? input : JSON.stringify(patched(JSON.parse(input), JSON.parse(shown)));
  };
  const start = async () => {
    await each(
      executions,
      async (execution) => startExecution(execution.stateMachineVersionArn ?? execution.stateMachineArn, await inputOf(execution), ''),
      { of: String(executions.length), failed: 'started', done: 'started anew' },
    );
    onDone();
    onClose();
  };
  return (
    <Dialog
      title={executions.length === 1 ? `Start ${first.name} anew` : `Start ${executions.length} executions anew`}
      action={executions.length === 1 ? 'Start execution' : `Start ${executions.length} executions`}
      disabled={fault !== null}
      size="large"
      onAct={start}
      onClose={onClose}
    >
      <FormField label="Input">
        <RadioGroup
          value={how}
          items={HOWS}
          ariaLabel="Input"
          onChange={(event) => {
            setHow(event.detail.value as How);
            setText(null);
          }}
        />
      </FormField>
      {how !== 'same' && <JsonField label={how === 'change' ? 'Changes' : 'Input for all'} value={shown} rows={12} onChange={setText} />}
      {example.error && <Alert type="error">{example.error.message}</Alert>}
    </Dialog>
  );
}
