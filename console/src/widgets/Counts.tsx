import SpaceBetween from '@cloudscape-design/components/space-between';
import type { MachineCounts } from '../api/extensions';
import * as paths from '../app/paths';
import { GoLink } from './GoLink';
import { statusText } from './Status';

const SHOWN = ['RUNNING', 'FAILED', 'TIMED_OUT', 'ABORTED', 'SUCCEEDED'] as const;

/** How many executions of a machine stand how; each number leads to them. */
export function Counts({ machine }: { machine: MachineCounts }) {
  const there = SHOWN.filter((status) => (machine.counts[status] ?? 0) > 0);
  if (there.length === 0) {
    return <>–</>;
  }
  return (
    <SpaceBetween direction="horizontal" size="s">
      {there.map((status) => (
        <GoLink key={status} to={paths.executions({ machine: machine.stateMachineArn, status })}>
          {`${(machine.counts[status] ?? 0).toLocaleString()} ${statusText(status).toLowerCase()}`}
        </GoLink>
      ))}
    </SpaceBetween>
  );
}
