import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import type { MachineType } from '../../api/types';
import type { Format } from '../../editor/document';

export interface Draft {
  name: string;
  role: string;
  type: MachineType;
  format: Format;
}

interface Props {
  draft: Draft;
  /** Name and type of a machine that exists stay as they are. */
  isNew: boolean;
  onChange: (change: Partial<Draft>) => void;
}

/** What a state machine has beside its definition. */
export function EditorFields({ draft, isNew, onChange }: Props) {
  return (
    <>
      {isNew && (
        <FormField label="Name">
          <Input value={draft.name} onChange={(event) => onChange({ name: event.detail.value })} autoFocus />
        </FormField>
      )}
      <FormField label="Type">
        <Select
          disabled={!isNew}
          selectedOption={{ value: draft.type, label: draft.type === 'EXPRESS' ? 'Express' : 'Standard' }}
          options={[
            { value: 'STANDARD', label: 'Standard', description: 'Durable, with a history' },
            { value: 'EXPRESS', label: 'Express', description: 'In memory, for five minutes at most' },
          ]}
          onChange={(event) => onChange({ type: event.detail.selectedOption.value as MachineType })}
        />
      </FormField>
      <div className="editor-role" title={draft.role}>
        <FormField label="Role" stretch>
          <Input value={draft.role} onChange={(event) => onChange({ role: event.detail.value })} />
        </FormField>
      </div>
      <SegmentedControl
        label="Format"
        selectedId={draft.format}
        options={[
          { id: 'json', text: 'JSON' },
          { id: 'yaml', text: 'YAML' },
        ]}
        onChange={(event) => onChange({ format: event.detail.selectedId as Format })}
      />
    </>
  );
}
