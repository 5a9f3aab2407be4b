import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { indented } from './jsonText';

/** Characters shown before the reader asks for all of it. */
const FIRST = 4_000;

/** A payload: indented, its beginning first when it is large. It is text to the browser, whatever it holds. */
export function Json({ text, label }: { text: string | null | undefined; label: string }) {
  const [whole, setWhole] = useState(false);
  const shown = useMemo(() => (text ? indented(text) : ''), [text]);
  if (text === null || text === undefined) {
    return <Box color="text-body-secondary">none</Box>;
  }
  const cut = !whole && shown.length > FIRST;
  return (
    <SpaceBetween size="xxs">
      <div style={{ position: 'relative' }}>
        <div style={{ position: 'absolute', right: 0, top: 0 }}>
          <CopyToClipboard
            variant="icon"
            copyButtonAriaLabel={`Copy ${label}`}
            copySuccessText="Copied"
            copyErrorText="Could not copy"
            textToCopy={text}
          />
        </div>
        <pre
          className="mono"
          tabIndex={0}
          role="region"
          aria-label={label}
          style={{ margin: 0, maxHeight: 420, overflow: 'auto', whiteSpace: 'pre-wrap', paddingRight: 32 }}
        >
          {cut ? shown.slice(0, FIRST) : shown}
        </pre>
      </div>
      {cut && (
        <Button variant="inline-link" onClick={() => setWhole(true)}>
          Show all {Math.ceil(text.length / 1024)} KB
        </Button>
      )}
    </SpaceBetween>
  );
}
