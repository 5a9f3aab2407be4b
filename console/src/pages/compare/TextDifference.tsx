import '../../editor/editor.css';
import { json } from '@codemirror/lang-json';
import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { oneDark } from '@uiw/react-codemirror';
import { basicSetup } from 'codemirror';
import { useEffect, useRef } from 'react';
import { useTheme } from '../../app/theme';

/** Two texts side by side with what differs between them. */
export function TextDifference({ left, right }: { left: string; right: string }) {
  const place = useRef<HTMLDivElement>(null);
  const { dark } = useTheme();
  useEffect(() => {
    const side = (doc: string, label: string) => ({
      doc,
      extensions: [
        basicSetup,
        json(),
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.lineWrapping,
        dark ? oneDark : EditorView.theme({}),
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
      ],
    });
    const view = new MergeView({
      a: side(left, 'Before'),
      b: side(right, 'After'),
      parent: place.current!,
      collapseUnchanged: { margin: 4, minSize: 8 },
    });
    return () => view.destroy();
  }, [left, right, dark]);
  return <div className="text-difference" ref={place} />;
}
