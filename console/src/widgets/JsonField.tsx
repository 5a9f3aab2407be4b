import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { jsonFault } from './jsonText';

interface Props {
  label: string;
  description?: string;
  value: string;
  rows: number;
  placeholder?: string;
  /** What is wrong beside what the language says. */
  fault?: string | null;
  onChange: (value: string) => void;
}

/** A field for JSON: what does not parse is told while it is typed. */
export function JsonField({ label, description, value, rows, placeholder, fault, onChange }: Props) {
  return (
    <FormField stretch label={label} {...(description ? { description } : {})} errorText={fault ?? jsonFault(value)}>
      <div className="code-field">
        <Textarea
          value={value}
          rows={rows}
          spellcheck={false}
          {...(placeholder ? { placeholder } : {})}
          onChange={(event) => onChange(event.detail.value)}
        />
      </div>
    </FormField>
  );
}
