import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { listMachineCounts, overview, searchExecutions, type Overview } from '../../api/extensions';
import * as paths from '../../app/paths';
import { useLoad } from '../../app/useLoad';
import { useTitle } from '../../app/useTitle';
import { ErrorAlert } from '../../widgets/ErrorAlert';
import { GoLink } from '../../widgets/GoLink';
import { ExecutionLines } from './ExecutionLines';
import { FirstSteps } from './FirstSteps';
import { Throughput } from './Throughput';

const LOOK_EVERY_MILLIS = 2_000;
const MACHINES_EVERY_MILLIS = 10_000;
const LINES = 6;
const FAILED = 'FAILED,TIMED_OUT';
const HALVES = [{ colspan: { default: 12, m: 6 } }, { colspan: { default: 12, m: 6 } }];

/** What runs, what failed lately, and how much goes through. */
export default function HomePage() {
  const now = useLoad('overview', overview, LOOK_EVERY_MILLIS);
  const machines = useLoad('home machines', listMachineCounts, MACHINES_EVERY_MILLIS);
  const running = useLoad('running', (signal) => searchExecutions({ status: 'RUNNING' }, LINES, undefined, signal), LOOK_EVERY_MILLIS);
  useTitle();
  if (now.error && !now.data) {
    return <ErrorAlert error={now.error} />;
  }
  if (!now.data || !machines.data) {
    return <Spinner size="large" />;
  }
  return (
    <ContentLayout header={<Header variant="h1">Home</Header>}>
      <SpaceBetween size="l">
        {machines.data.length === 0 && <FirstSteps onChange={machines.again} />}
        <Numbers now={now.data} machines={machines.data.length} />
        <Grid gridDefinition={HALVES}>
          <Container
            header={<Header variant="h2">Running now</Header>}
            footer={<GoLink to={paths.executions({ status: 'RUNNING' })}>All that run</GoLink>}
          >
            <ExecutionLines executions={running.data?.executions ?? []} empty="Nothing runs." />
          </Container>
          <Container
            header={<Header variant="h2">Failed lately</Header>}
            footer={<GoLink to={paths.executions({ status: FAILED })}>All that failed</GoLink>}
          >
            <ExecutionLines executions={now.data.lastFailures.slice(0, LINES)} empty="Nothing has failed." />
          </Container>
        </Grid>
        <Container header={<Header variant="h2">Ended in each minute of the last hour</Header>}>
          <Throughput now={now.data} />
        </Container>
      </SpaceBetween>
    </ContentLayout>
  );
}

function Numbers({ now, machines }: { now: Overview; machines: number }) {
  const items = [
    { label: 'Running', value: now.counts.RUNNING ?? 0, to: paths.executions({ status: 'RUNNING' }) },
    {
      label: 'Failed',
      value: (now.counts.FAILED ?? 0) + (now.counts.TIMED_OUT ?? 0),
      to: paths.executions({ status: FAILED }),
    },
    { label: 'Aborted', value: now.counts.ABORTED ?? 0, to: paths.executions({ status: 'ABORTED' }) },
    { label: 'Succeeded', value: now.counts.SUCCEEDED ?? 0, to: paths.executions({ status: 'SUCCEEDED' }) },
    { label: 'State machines', value: machines, to: paths.machines() },
  ];
  return (
    <Container>
      <ColumnLayout columns={5} variant="text-grid" minColumnWidth={120}>
        {items.map(({ label, value, to }) => (
          <div key={label}>
            <Box variant="awsui-key-label">{label}</Box>
            <GoLink variant="awsui-value-large" to={to} ariaLabel={`${label}: ${value.toLocaleString()}`}>
              {value.toLocaleString()}
            </GoLink>
          </div>
        ))}
      </ColumnLayout>
      {!now.counted && <Box color="text-body-secondary">Older executions are still being counted.</Box>}
    </Container>
  );
}
