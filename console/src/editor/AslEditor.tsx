import './editor.css';
import { lintGutter, linter, type Diagnostic } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { EditorView, ViewPlugin } from '@codemirror/view';
import CodeMirror from '@uiw/react-codemirror';
import { useMemo } from 'react';
import { ApiError } from '../api/client';
import { validate } from '../api/stepFunctions';
import type { MachineType } from '../api/types';
import { useTheme } from '../app/theme';
import { parse, spanOfFinding, type Format } from './document';
import { aslLanguage } from './language';

/** So long nothing may be typed before the server is asked what it thinks. */
const TYPING_MILLIS = 400;

const RESTING_MILLIS = 150;

/** Something that is wrong with a definition, and where. */
export interface EditorFinding {
  severity: 'error' | 'warning';
  message: string;
  from: number;
  to: number;
  line: number;
}

/** Moves the cursor to a place and shows it. */
export function reveal(view: EditorView, span: { from: number; to: number }): void {
  const end = view.state.doc.length;
  view.dispatch({
    selection: { anchor: Math.min(span.from, end) },
    effects: EditorView.scrollIntoView(Math.min(span.from, end), { y: 'start', yMargin: 40 }),
  });
  view.focus();
}

/** An editor for definitions that tells what is wrong while they are typed. */
export function AslEditor(props: {
  text: string;
  format: Format;
  type: MachineType;
  onText: (text: string) => void;
  /** What is wrong, or null when the server could not be asked. */
  onFindings: (findings: EditorFinding[] | null) => void;
  /** Tells where the cursor has come to rest. */
  onCursor?: (at: number) => void;
  onReady?: (view: EditorView) => void;
}) {
  const { text, format, type, onText, onFindings, onCursor, onReady } = props;
  const { dark } = useTheme();
  const extensions = useMemo(
    () => [
      aslLanguage(format),
      findings(format, type, onFindings),
      lintGutter(),
      resting((at) => onCursor?.(at)),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': 'Definition', tabindex: '0' }),
    ],
    [format, type],
  );
  return (
    <CodeMirror
      className="asl-editor"
      value={text}
      height="100%"
      theme={dark ? 'dark' : 'light'}
      extensions={extensions}
      onChange={onText}
      {...(onReady ? { onCreateEditor: onReady } : {})}
      basicSetup={{ tabSize: 2 }}
    />
  );
}

function resting(tell: (at: number) => void): Extension {
  return ViewPlugin.define(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    return {
      update(update) {
        if (update.selectionSet) {
          clearTimeout(timer);
          timer = setTimeout(() => tell(update.state.selection.main.head), RESTING_MILLIS);
        }
      },
      destroy: () => clearTimeout(timer),
    };
  });
}

function findings(format: Format, type: MachineType, tell: (findings: EditorFinding[] | null) => void): Extension {
  return linter(
    async (view): Promise<Diagnostic[]> => {
      const text = view.state.doc.toString();
      const found = await findingsOf(text, format, type);
      tell(found && found.map((each) => ({ ...each, line: view.state.doc.lineAt(Math.min(each.from, view.state.doc.length)).number })));
      return found ?? [];
    },
    { delay: TYPING_MILLIS },
  );
}

/** What does not parse is told here; about what does, the server is asked. */
async function findingsOf(text: string, format: Format, type: MachineType): Promise<(Diagnostic & EditorFinding)[] | null> {
  const parsed = parse(text, format);
  if (parsed.json === null) {
    return parsed.faults.map((fault) => ({ ...clamped(fault, text), severity: 'error', message: fault.message, line: 0 }));
  }
  try {
    const { diagnostics } = await validate(parsed.json, type);
    return diagnostics.map((finding) => ({
      ...clamped(spanOfFinding(parsed.document, text, finding.location ?? '', finding.message), text),
      severity: finding.severity === 'ERROR' ? 'error' : 'warning',
      source: finding.code,
      message: finding.message,
      line: 0,
    }));
  } catch (failure) {
    if (failure instanceof ApiError) {
      return null;
    }
    throw failure;
  }
}

function clamped({ from, to }: { from: number; to: number }, text: string) {
  const begin = Math.max(0, Math.min(from, text.length));
  return { from: begin, to: Math.max(begin, Math.min(to, text.length)) };
}
