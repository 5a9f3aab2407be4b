import SpaceBetween from '@cloudscape-design/components/space-between';
import type { MachineCounts } from '../api/extensions';
import * as paths from '../app/paths';
import { GoLink } from './GoLink';

const SHOWN = [
  { status: 'RUNNING', word: 'running', color: 'normal' },
  { status: 'FAILED', word: 'failed', color: 'normal' },
  { status: 'TIMED_OUT', word: 'timed out', color: 'normal' },
  { status: 'ABORTED', word: 'aborted', color: 'normal' },
  { status: 'SUCCEEDED', word: 'succeeded', color: 'normal' },
] as const;

/** How many executions of a machine stand how; each number leads to them. */
export function Counts({ machine }: { machine: MachineCounts }) {
  const there = SHOWN.filter(({ status }) => (machine.counts[status] ?? 0) > 0);
  if (there.length === 0) {
    return <>–</>;
  }
  return (
    <SpaceBetween direction="horizontal" size="s">
      {there.map(({ status, word }) => (
        <GoLink key={status} to={paths.executions({ machine: machine.stateMachineArn, status })}>
          {`${(machine.counts[status] ?? 0).toLocaleString()} ${word}`}
        </GoLink>
      ))}
    </SpaceBetween>
  );
}
