import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import type { MachineType } from '../../api/types';
import type { Format } from '../../editor/document';
import { FormatChoice } from '../../editor/FormatChoice';
import { machineTypeText } from '../../widgets/machineType';

export interface Draft {
  name: string;
  role: string;
  type: MachineType;
  format: Format;
}

const TYPES = (
  [
    ['STANDARD', 'Durable, with a history'],
    ['EXPRESS', 'In memory, for five minutes at most'],
  ] as const
).map(([value, description]) => ({ value, label: machineTypeText(value), description }));

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
          selectedOption={TYPES.find((option) => option.value === draft.type) ?? null}
          options={TYPES}
          onChange={(event) => onChange({ type: event.detail.selectedOption.value as MachineType })}
        />
      </FormField>
      <div className="editor-role" title={draft.role}>
        <FormField label="Role" stretch>
          <Input value={draft.role} onChange={(event) => onChange({ role: event.detail.value })} />
        </FormField>
      </div>
      <FormatChoice format={draft.format} onChange={(format) => onChange({ format })} />
    </>
  );
}
