import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import * as paths from '../../app/paths';
import { childOf } from '../../trace/links';
import type { StateRun } from '../../trace/trace';
import type { LiveTrace } from '../../trace/useTrace';
import { variablesBefore, variablesText } from '../../trace/variables';
import { GoLink } from '../../widgets/GoLink';
import { Json } from '../../widgets/Json';
import { Duration, durationText, Time } from '../../widgets/Time';
import { indented } from '../../widgets/jsonText';
import { VisitStatus } from '../../widgets/VisitStatus';
import type { Trial } from '../test/trial';
import { WORKS } from '../../dataflow/replay';
import { DataFlow } from './DataFlow';
import { Iterations } from './Iterations';

/** Payloads above this are shown when the reader opens them. */
const OPEN_MAX = 20_000;

/** What a visit of a state was part of, as far as the stages of its data depend on it. */
export interface Circumstances {
  executionArn: string;
  definition: string | null;
  input: string | undefined;
}

interface Props {
  live: LiveTrace;
  run: StateRun;
  onRun: (id: number) => void;
  onEvent: (id: number) => void;
  circumstances: Circumstances;
}

/** One visit of a state: what went in and out, what happened between, and how often it was tried. */
export function Visit({ live, run, onRun, onEvent, circumstances }: Props) {
  const navigate = useNavigate();
  const child = childOf(run);
  const variables = useMemo(() => variablesBefore(live.trace, run), [live.trace, run]);
  return (
    <SpaceBetween size="m">
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'Status', value: <VisitStatus of={run.status} /> },
          { label: 'Took', value: <Duration from={run.enteredAt} to={run.endedAt} /> },
          { label: 'Entered', value: <Time at={run.enteredAt} /> },
          {
            label: 'Events',
            value: (
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="inline-link" onClick={() => onEvent(run.id)}>{`Entered: ${run.id}`}</Button>
                {run.failedBy !== null && (
                  <Button variant="inline-link" onClick={() => onEvent(run.failedBy!)}>{`Failed: ${run.failedBy}`}</Button>
                )}
              </SpaceBetween>
            ),
          },
          ...(child ? [{ label: 'Started execution', value: <GoLink to={paths.execution(child)}>{paths.nameOf(child)}</GoLink> }] : []),
        ]}
      />
      {run.error !== null && (
        <section aria-label="Error">
          <StatusIndicator type={run.status === 'caught' ? 'warning' : 'error'}>{run.error}</StatusIndicator>
          {run.cause && <Json text={run.cause} label="the cause" />}
        </section>
      )}
      {run.kind === 'Map' && <Iterations live={live} run={run} onRun={onRun} />}
      {run.attempts.length > 1 && <Attempts run={run} />}
      <Payload title="Input" text={run.input} open />
      {variables.size > 0 && <Payload title="Variables before" text={variablesText(variables)} />}
      {run.parameters !== null && <Payload title={run.resource ? `Arguments of ${run.resource}` : 'Arguments'} text={run.parameters} />}
      {run.result !== null && <Payload title="Result" text={run.result} />}
      <Payload title="Output" text={run.output} open />
      {run.assigned && <Payload title="Variables assigned" text={variablesText(Object.entries(run.assigned))} />}
      <DataFlow live={live} run={run} variables={variables} circumstances={circumstances} />
      {circumstances.definition !== null && (
        <Button
          iconName="edit"
          onClick={() =>
            void navigate(paths.testState(), {
              state: {
                definition: indented(circumstances.definition ?? ''),
                stateName: run.name,
                input: indented(run.input ?? '{}'),
                variables: variables.size > 0 ? indented(variablesText(variables)) : '',
                ...(run.result === null ? {} : { mock: 'result', result: indented(run.result), validation: 'NONE' }),
                ...(run.error === null || !WORKS.includes(run.kind) ? {} : { mock: 'error', error: run.error, cause: run.cause ?? '' }),
              } satisfies Partial<Trial>,
            })
          }
        >
          Test this state
        </Button>
      )}
    </SpaceBetween>
  );
}

function Payload({ title, text, open = false }: { title: string; text: string | null; open?: boolean }) {
  return (
    <ExpandableSection headerText={title} defaultExpanded={open && (text?.length ?? 0) < OPEN_MAX}>
      <Json text={text} label={title} />
    </ExpandableSection>
  );
}

/** Every try with its outcome, and how long it was waited before the next. */
function Attempts({ run }: { run: StateRun }) {
  return (
    <ExpandableSection headerText={`${run.attempts.length} attempts`} defaultExpanded>
      <ol style={{ margin: 0, paddingLeft: 20 }}>
        {run.attempts.map((attempt, i) => {
          const before = i === 0 ? null : run.attempts[i - 1]!.endedAt;
          return (
            <li key={i}>
              <Time at={attempt.startedAt} />, {attempt.endedAt === null ? 'running' : durationText(attempt.endedAt - attempt.startedAt)}
              {attempt.error && `, ${attempt.error}`}
              {before !== null && `, ${durationText(Math.max(0, attempt.startedAt - before))} after the one before`}
            </li>
          );
        })}
      </ol>
    </ExpandableSection>
  );
}
