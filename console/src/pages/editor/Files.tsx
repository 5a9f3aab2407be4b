import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useRef } from 'react';
import { useNotify } from '../../app/notifications';
import { converted, type Format } from '../../editor/document';

/** AWS's limit on a definition. */
const BYTES_MAX = 1_048_576;

/** Brings a definition in from a file, or gives it out as one. */
export function Files(props: { text: string; format: Format; name: string; onText: (text: string, format: Format) => void }) {
  const { text, format, name, onText } = props;
  const notify = useNotify();
  const chooser = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (!file) {
      return;
    }
    if (file.size > BYTES_MAX) {
      notify.failed(
        'The file was not read',
        `It has ${file.size.toLocaleString()} bytes; a definition has at most ${BYTES_MAX.toLocaleString()}.`,
      );
      return;
    }
    onText(await file.text(), /\.ya?ml$/i.test(file.name) ? 'yaml' : 'json');
  };
  const write = (as: Format) => {
    const content = converted(text, format, as);
    if (content === null) {
      notify.failed('The file was not written', 'The definition does not parse yet.');
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([content], { type: 'text/plain' }));
    link.download = `${name}.asl.${as}`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".json,.yaml,.yml,.asl"
        aria-label="File with a definition"
        onChange={(event) => void read(event.target.files?.[0])}
      />
      <ButtonDropdown
        items={[
          { id: 'import', text: 'Import a file' },
          { id: 'json', text: 'Export as JSON' },
          { id: 'yaml', text: 'Export as YAML' },
        ]}
        onItemClick={(event) => (event.detail.id === 'import' ? chooser.current?.click() : write(event.detail.id as Format))}
      >
        File
      </ButtonDropdown>
    </>
  );
}
