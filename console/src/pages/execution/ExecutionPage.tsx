import Alert from '@cloudscape-design/components/alert';
import ContentLayout from '@cloudscape-design/components/content-layout';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs from '@cloudscape-design/components/tabs';
import { useEffect, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { describeExecution, machineOfExecution } from '../../api/stepFunctions';
import * as paths from '../../app/paths';
import { useLoad } from '../../app/useLoad';
import { useSearch } from '../../app/useSearch';
import { useTitle } from '../../app/useTitle';
import { readDefinition } from '../../asl/definition';
import type { StateRun } from '../../trace/trace';
import { rootCause } from '../../trace/rootCause';
import { useTrace } from '../../trace/useTrace';
import { DefinitionText } from '../../widgets/DefinitionText';
import { Json } from '../../widgets/Json';
import { LoadFailure } from '../../widgets/LoadFailure';
import { EventTable } from './EventTable';
import { ExecutionGraph } from './ExecutionGraph';
import { ExecutionHeader } from './ExecutionHeader';
import { Facts } from './Facts';
import { Timeline } from './Timeline';
import { Why } from './Why';

/** How often an execution that runs is looked at, beside its stream of events. */
const LOOK_EVERY_MILLIS = 5_000;
/** And one that is over, which somebody may redrive. */
const LOOK_AFTER_END_MILLIS = 10_000;

/** Everything about one execution. What is looked at stands in the address: tab, state, visit and event. */
export default function ExecutionPage() {
  const { arn = '' } = useParams();
  const [search, go] = useSearch();
  const [life, setLife] = useState(0);
  const isExpress = arn.includes(':express:');
  const live = useTrace(arn, !isExpress, life);
  const execution = useLoad(arn, (signal) => describeExecution(arn, signal), live.ended ? LOOK_AFTER_END_MILLIS : LOOK_EVERY_MILLIS);
  const machine = useLoad(arn, (signal) => machineOfExecution(arn, signal));
  const definition = useMemo(() => (machine.data ? readDefinition(machine.data.definition) : null), [machine.data]);
  const why = useMemo(() => rootCause(live.trace), [live.trace, live.version]);
  const gone = live.gone || execution.error?.type === 'ExecutionDoesNotExist';
  const redrives = execution.data?.redriveCount ?? 0;
  useEffect(() => {
    // the stream of events is over when the execution is: a redrive needs another one
    if (live.ended && redrives > live.trace.events.filter((event) => event.type === 'ExecutionRedriven').length) {
      setLife((known) => known + 1);
    }
  }, [live.ended, redrives]);
  const showRun = (run: StateRun) => go({ tab: 'graph', state: run.name, run: String(run.id) });
  const showEvent = (id: number) => go({ tab: 'events', event: String(id) });
  useTitle(execution.data?.name ?? 'Execution');
  if (execution.error && !execution.data) {
    return (
      <LoadFailure
        title={paths.nameOf(arn)}
        error={execution.error}
        again={execution.again}
        way={{ text: 'See all executions', to: paths.executions() }}
      />
    );
  }
  if (!execution.data) {
    return <Spinner size="large" />;
  }
  const tab = search.get('tab') ?? 'graph';
  return (
    <ContentLayout header={<ExecutionHeader execution={execution.data} onChange={execution.again} />}>
      <SpaceBetween size="m">
        {gone && <Alert type="warning">The execution was deleted: its retention is over. What is shown is what was read before.</Alert>}
        {live.problem && !live.problem.isPassing && !gone && (
          <Alert type="warning" header="Events of this execution cannot be followed">
            {live.problem.message}
          </Alert>
        )}
        {why && (
          <Why
            why={why}
            onShow={() => go({ tab: 'graph', state: why.run?.name ?? null, run: why.run ? String(why.run.id) : null })}
            onEvent={showEvent}
          />
        )}
        <Facts execution={execution.data} events={live.trace.events.length} />
        <Tabs
          activeTabId={tab}
          onChange={(event) => go({ tab: event.detail.activeTabId })}
          tabs={[
            {
              id: 'graph',
              label: 'Graph',
              content: (
                <ExecutionGraph
                  definition={definition}
                  live={live}
                  selected={search.get('state')}
                  run={Number(search.get('run')) || null}
                  onSelect={(state, run) => go({ state, run: run === null ? null : String(run) })}
                  onEvent={showEvent}
                  circumstances={{ executionArn: arn, definition: machine.data?.definition ?? null, input: execution.data.input }}
                />
              ),
            },
            {
              id: 'events',
              label: 'Events',
              content: (
                <EventTable
                  live={live}
                  selected={Number(search.get('event')) || null}
                  onSelect={(id) => go({ event: id === null ? null : String(id) })}
                  onRun={showRun}
                />
              ),
            },
            {
              id: 'timeline',
              label: 'Timeline',
              content: <Timeline live={live} onSelect={showRun} />,
            },
            {
              id: 'data',
              label: 'Input and output',
              content: <Payloads input={execution.data.input} output={execution.data.output} cause={execution.data.cause} />,
            },
            {
              id: 'definition',
              label: 'Definition',
              content: machine.data ? <DefinitionText text={machine.data.definition} label="The definition that was run" /> : <Spinner />,
            },
          ]}
        />
      </SpaceBetween>
    </ContentLayout>
  );
}

function Payloads({ input, output, cause }: { input?: string | undefined; output?: string | undefined; cause?: string | undefined }) {
  return (
    <SpaceBetween size="l">
      <section>
        <h2>Input</h2>
        <Json text={input} label="the input" />
      </section>
      <section>
        <h2>Output</h2>
        <Json text={output} label="the output" />
      </section>
      {cause !== undefined && (
        <section>
          <h2>Cause</h2>
          <Json text={cause} label="the cause" />
        </section>
      )}
    </SpaceBetween>
  );
}
