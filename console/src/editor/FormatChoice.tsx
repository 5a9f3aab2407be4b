import SegmentedControl from '@cloudscape-design/components/segmented-control';
import type { Format } from './document';

/** Whether a definition is shown as JSON or as YAML. */
export function FormatChoice({ format, onChange }: { format: Format; onChange: (format: Format) => void }) {
  return (
    <SegmentedControl
      label="Format"
      selectedId={format}
      options={[
        { id: 'json', text: 'JSON' },
        { id: 'yaml', text: 'YAML' },
      ]}
      onChange={(event) => onChange(event.detail.selectedId as Format)}
    />
  );
}
