import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { JsonField } from '../../widgets/JsonField';
import type { MockKind, Trial } from './trial';

const LEVELS = [
  { value: 'INFO', label: 'INFO', description: 'The outcome' },
  { value: 'DEBUG', label: 'DEBUG', description: 'And the stages of the data' },
  { value: 'TRACE', label: 'TRACE', description: 'And the request of an HTTP call' },
];
const VALIDATIONS = [
  { value: 'STRICT', label: 'STRICT', description: 'Every field as the service has it' },
  { value: 'PRESENT', label: 'PRESENT', description: 'Only the fields that are there' },
  { value: 'NONE', label: 'NONE', description: 'Anything goes' },
];

/** What to test, with what, and what stands in place of the service. */
export function TrialForm({ trial, onChange }: { trial: Trial; onChange: (change: Partial<Trial>) => void }) {
  return (
    <SpaceBetween size="m">
      <JsonField
        label="Definition"
        description="A state, or a whole state machine with the name of one of its states."
        value={trial.definition}
        rows={12}
        onChange={(definition) => onChange({ definition })}
      />
      <ColumnLayout columns={2}>
        <FormField label="Name of the state" description="Only for a whole state machine.">
          <Input value={trial.stateName} onChange={(event) => onChange({ stateName: event.detail.value })} />
        </FormField>
        <FormField label="Inspection level" description="How much is told.">
          <Select
            selectedOption={LEVELS.find((level) => level.value === trial.level) ?? null}
            options={LEVELS}
            onChange={(event) => onChange({ level: event.detail.selectedOption.value ?? 'TRACE' })}
          />
        </FormField>
      </ColumnLayout>
      <JsonField label="Input" value={trial.input} rows={5} onChange={(input) => onChange({ input })} />
      <JsonField
        label="Variables"
        value={trial.variables}
        rows={2}
        placeholder='{"name": "value"}'
        onChange={(variables) => onChange({ variables })}
      />
      <FormField label="The service's answer">
        <SegmentedControl
          label="The service's answer"
          selectedId={trial.mock}
          options={[
            { id: 'none', text: 'Call the service' },
            { id: 'result', text: 'Mock a result' },
            { id: 'error', text: 'Mock an error' },
          ]}
          onChange={(event) => onChange({ mock: event.detail.selectedId as MockKind })}
        />
      </FormField>
      {trial.mock === 'result' && <MockedResult trial={trial} onChange={onChange} />}
      {trial.mock === 'error' && (
        <ColumnLayout columns={2}>
          <FormField label="Error">
            <Input value={trial.error} onChange={(event) => onChange({ error: event.detail.value })} />
          </FormField>
          <FormField label="Cause">
            <Input value={trial.cause} onChange={(event) => onChange({ cause: event.detail.value })} />
          </FormField>
        </ColumnLayout>
      )}
      {trial.mock !== 'none' && (
        <SpaceBetween size="m">
          <FormField
            label="Retries before"
            description="How often the retrier has tried already."
            errorText={/^\d*$/.test(trial.retries.trim()) ? null : 'A whole number.'}
          >
            <Input
              value={trial.retries}
              inputMode="numeric"
              placeholder="0"
              onChange={(event) => onChange({ retries: event.detail.value })}
            />
          </FormField>
          <JsonField
            label="Context object"
            value={trial.context}
            rows={3}
            placeholder='{"Execution": {"Name": "order-17"}}'
            onChange={(context) => onChange({ context })}
          />
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}

function MockedResult({ trial, onChange }: { trial: Trial; onChange: (change: Partial<Trial>) => void }) {
  return (
    <SpaceBetween size="m">
      <JsonField label="Mocked result" value={trial.result} rows={5} onChange={(result) => onChange({ result })} />
      <FormField label="Checked against the service">
        <Select
          selectedOption={VALIDATIONS.find((mode) => mode.value === trial.validation) ?? null}
          options={VALIDATIONS}
          onChange={(event) => onChange({ validation: event.detail.selectedOption.value ?? 'STRICT' })}
        />
      </FormField>
    </SpaceBetween>
  );
}
