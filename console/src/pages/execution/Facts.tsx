import type { ReactNode } from 'react';
import type { Execution } from '../../api/types';
import * as paths from '../../app/paths';
import { parentOf } from '../../trace/links';
import { FactList } from '../../widgets/FactList';
import { GoLink } from '../../widgets/GoLink';
import { Status } from '../../widgets/Status';
import { Duration, Time } from '../../widgets/Time';

/** AWS's limit on the events of one history; a share near it is worth knowing. */
const EVENTS_MAX = 25_000;
const WORTH_KNOWING = 0.1;

/** The facts of an execution in one row. */
export function Facts({ execution, events }: { execution: Execution; events: number }) {
  const machine = execution.stateMachineArn;
  const parent = parentOf(execution.input);
  const share = events / EVENTS_MAX;
  const facts: [string, ReactNode][] = [
    ['Status', <Status of={execution.status} />],
    ['State machine', <GoLink to={paths.machine(machine)}>{paths.nameOf(machine)}</GoLink>],
    ['Started', <Time at={execution.startDate} />],
    ['Took', <Duration from={execution.startDate} to={execution.stopDate} />],
    [
      'Events',
      `${events.toLocaleString()}${share > WORTH_KNOWING ? ` (${Math.round(100 * share)} % of ${EVENTS_MAX.toLocaleString()})` : ''}`,
    ],
  ];
  if (execution.stateMachineVersionArn) {
    const version = execution.stateMachineVersionArn;
    facts.push(['Version', <GoLink to={paths.machine(version)}>{paths.nameOf(version)}</GoLink>]);
  }
  if (execution.stateMachineAliasArn) {
    facts.push(['Alias', paths.nameOf(execution.stateMachineAliasArn)]);
  }
  if (execution.redriveCount) {
    facts.push(['Redriven', execution.redriveCount === 1 ? 'once' : `${execution.redriveCount} times`]);
  }
  if (parent) {
    facts.push(['Started by', <GoLink to={paths.execution(parent)}>{paths.nameOf(parent)}</GoLink>]);
  }
  return <FactList facts={facts} />;
}
