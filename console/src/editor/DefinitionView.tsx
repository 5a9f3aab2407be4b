import './editor.css';
import SpaceBetween from '@cloudscape-design/components/space-between';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { EditorView } from '@codemirror/view';
import CodeMirror from '@uiw/react-codemirror';
import { useMemo, useState } from 'react';
import { useTheme } from '../app/theme';
import { indented } from '../widgets/jsonText';
import { converted, type Format } from './document';
import { FormatChoice } from './FormatChoice';
import { aslLanguage } from './language';

/** A definition to read, in either format, with help for its fields. */
export default function DefinitionView({ text, label }: { text: string; label: string }) {
  const { dark } = useTheme();
  const [format, setFormat] = useState<Format>('json');
  const shown = useMemo(() => (format === 'json' ? indented(text) : (converted(text, 'json', 'yaml') ?? text)), [text, format]);
  const extensions = useMemo(
    () => [aslLanguage(format), EditorView.lineWrapping, EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' })],
    [format, label],
  );
  return (
    <SpaceBetween size="s">
      <SpaceBetween direction="horizontal" size="s">
        <FormatChoice format={format} onChange={setFormat} />
        <CopyToClipboard copyButtonText="Copy" copySuccessText="Copied" copyErrorText="Could not copy" textToCopy={shown} />
      </SpaceBetween>
      <div className="definition-view">
        <CodeMirror
          className="asl-editor"
          value={shown}
          height="100%"
          theme={dark ? 'dark' : 'light'}
          editable={false}
          readOnly
          extensions={extensions}
        />
      </div>
    </SpaceBetween>
  );
}
