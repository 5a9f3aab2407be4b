import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { EditorView } from '@codemirror/view';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ANY_ROLE, createMachine, describeMachine, updateMachine } from '../../api/stepFunctions';
import type { Machine } from '../../api/types';
import { useNotify } from '../../app/notifications';
import * as paths from '../../app/paths';
import { useLoad } from '../../app/useLoad';
import { useTitle } from '../../app/useTitle';
import { definitionOf, type Definition } from '../../asl/definition';
import { AslEditor, reveal, type EditorFinding } from '../../editor/AslEditor';
import { converted, parse, spanOfState, stateAt, type Format } from '../../editor/document';
import { StateGraph } from '../../graph/StateGraph';
import { LoadFailure } from '../../widgets/LoadFailure';
import { indented } from '../../widgets/jsonText';
import { EditorFields, type Draft } from './EditorFields';
import { Files } from './Files';
import { FindingCount, Findings } from './Findings';
import { useUnsaved } from './useUnsaved';
import './editorPage.css';

const NEW = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Begin', States: { Begin: { Type: 'Pass', End: true } } }, null, 2);

/** Makes a state machine, or changes one. */
export default function EditorPage() {
  const { arn } = useParams();
  const machine = useLoad<Machine | null>(arn ?? 'new', (signal) => (arn ? describeMachine(arn, signal) : Promise.resolve(null)));
  if (machine.error && !machine.data) {
    return (
      <LoadFailure
        title={paths.nameOf(arn ?? '')}
        error={machine.error}
        again={machine.again}
        way={{ text: 'See all state machines', to: paths.machines() }}
      />
    );
  }
  if (arn && !machine.data) {
    return <Spinner size="large" />;
  }
  return <Editor key={arn ?? 'new'} machine={machine.data} />;
}

function Editor({ machine }: { machine: Machine | null }) {
  const navigate = useNavigate();
  const notify = useNotify();
  const [text, setText] = useState(() => (machine ? indented(machine.definition) : NEW));
  const [draft, setDraft] = useState<Draft>({
    name: '',
    role: machine?.roleArn ?? ANY_ROLE,
    type: machine?.type ?? 'STANDARD',
    format: 'json',
  });
  const { name, role, type, format } = draft;
  const title = machine ? `Edit ${machine.name}` : 'New state machine';
  // what is saved is looked at when the reader leaves, which may be before the page is drawn again
  const saved = useRef(text);
  const current = useRef(text);
  current.current = text;
  const [findings, setFindings] = useState<EditorFinding[] | null>([]);
  const [state, setState] = useState<string | null>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef({ text, format });
  latest.current = { text, format };
  const definition = useLastGood(text, format);
  const cursor = useCallback((at: number) => setState(stateAt(parse(latest.current.text, latest.current.format).document, at)), []);
  useUnsaved(useCallback(() => current.current !== saved.current, []));
  useTitle(title);
  const show = (span: { from: number; to: number } | null) => span && view.current && reveal(view.current, span);
  const change = (members: Partial<Draft>) => {
    if (members.format && members.format !== format) {
      const next = converted(text, format, members.format);
      if (next === null) {
        notify.failed('The definition cannot be converted', 'It does not parse yet.');
        return;
      }
      if (text === saved.current) {
        saved.current = next;
      }
      setText(next);
    }
    setDraft((known) => ({ ...known, ...members }));
  };
  const save = async (publish: boolean) => {
    const { json } = parse(text, format);
    if (json === null) {
      notify.failed('Not saved', 'The definition does not parse yet.');
      return;
    }
    try {
      if (machine) {
        const { stateMachineVersionArn } = await updateMachine(machine.stateMachineArn, { definition: json, roleArn: role, publish });
        notify.done(stateMachineVersionArn ? `Saved and published as version ${paths.nameOf(stateMachineVersionArn)}` : 'Saved');
        saved.current = text;
      } else {
        const { stateMachineArn } = await createMachine({ name: name.trim(), definition: json, roleArn: role, type });
        notify.done(`${name} is there`);
        saved.current = text;
        void navigate(paths.machine(stateMachineArn, 'graph'));
      }
    } catch (failure) {
      notify.failed('Not saved', failure);
    }
  };
  const test = () => {
    const { json } = parse(text, format);
    void navigate(paths.testState(), { state: { definition: indented(json ?? ''), stateName: state ?? '' } });
  };
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Files
                text={text}
                format={format}
                name={machine?.name ?? (name || 'definition')}
                onText={(next, of) => {
                  setDraft((known) => ({ ...known, format: of }));
                  setText(next);
                }}
              />
              <Button onClick={() => setText(converted(text, format, format) ?? text)}>Format</Button>
              <Button disabled={state === null} onClick={test}>
                Test state
              </Button>
              <Button onClick={() => void navigate(machine ? paths.machine(machine.stateMachineArn) : paths.machines())}>Close</Button>
              {machine && <Button onClick={() => void save(true)}>Save and publish</Button>}
              <Button variant="primary" disabled={!machine && name.trim() === ''} onClick={() => void save(false)}>
                {machine ? 'Save' : 'Create'}
              </Button>
            </SpaceBetween>
          }
        >
          {title}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <div className="editor-fields">
          <EditorFields draft={draft} isNew={machine === null} onChange={change} />
          <div className="editor-state" aria-live="polite">
            <FindingCount findings={findings} />
          </div>
        </div>
        <div className="editor-and-graph">
          <div className="editor-side">
            <AslEditor
              text={text}
              format={format}
              type={type}
              onText={setText}
              onFindings={setFindings}
              onCursor={cursor}
              onReady={(ready) => (view.current = ready)}
            />
            {findings !== null && findings.length > 0 && <Findings findings={findings} onShow={show} />}
          </div>
          {definition ? (
            <StateGraph
              definition={definition}
              label="Graph of the definition"
              selected={state}
              onSelect={(picked) => picked !== null && show(spanOfState(parse(text, format).document, picked))}
            />
          ) : (
            <Alert type="info">The graph comes when the definition parses.</Alert>
          )}
        </div>
      </SpaceBetween>
    </ContentLayout>
  );
}

/** The definition as it was when it last parsed, so that the graph stays while the reader types. */
function useLastGood(text: string, format: Format): Definition | null {
  const good = useRef<Definition | null>(null);
  // drawing a large graph may wait until the letter is on the screen
  const settled = useDeferredValue(text);
  const now = useMemo(() => definitionOf(parse(settled, format).value), [settled, format]);
  good.current = now ?? good.current;
  return good.current;
}
