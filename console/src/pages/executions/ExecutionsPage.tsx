import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { FoundExecution } from '../../api/extensions';
import * as paths from '../../app/paths';
import { useTitle } from '../../app/useTitle';
import { ErrorAlert } from '../../widgets/ErrorAlert';
import { GoLink } from '../../widgets/GoLink';
import { Status } from '../../widgets/Status';
import { Duration, Time } from '../../widgets/Time';
import { Bulk } from './Bulk';
import { Filters, searchOf } from './Filters';
import { useExecutions } from './useExecutions';
import './executions.css';

const ROW = 40;
const HEADS = ['Name', 'State machine', 'Status', 'Started', 'Took', 'What failed'];

/** Executions of all machines or of one, found by anything, up to date without loading anew. */
export default function ExecutionsPage() {
  const [parameters, setParameters] = useSearchParams();
  useTitle('Executions');
  return <Executions heading="Executions" parameters={parameters} onParameters={(next) => setParameters(next, { replace: true })} />;
}

/** The list itself; `machine` fixes the state machine. */
export function Executions(props: {
  heading: string;
  machine?: string;
  parameters: URLSearchParams;
  onParameters: (next: URLSearchParams) => void;
}) {
  const { heading, machine, parameters, onParameters } = props;
  const search = searchOf(parameters, machine ?? null);
  const list = useExecutions(search);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: list.executions.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 10,
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (list.more && !list.loading && last >= list.executions.length - 20) {
      list.loadMore();
    }
  }, [last, list.more, list.loading, list.executions.length]);
  const choose = (arn: string, yes: boolean) => {
    const next = new Set(chosen);
    yes ? next.add(arn) : next.delete(arn);
    setChosen(next);
  };
  const picked = list.executions.filter((execution) => chosen.has(execution.executionArn));
  return (
    <SpaceBetween size="m">
      <Header
        variant={machine ? 'h2' : 'h1'}
        counter={`(${list.executions.length.toLocaleString()}${list.more ? '+' : ''})`}
        actions={<Bulk picked={picked} onDone={() => setChosen(new Set())} />}
        {...(picked.length > 0 ? { description: `${picked.length.toLocaleString()} picked` } : {})}
      >
        {heading}
      </Header>
      <Filters parameters={parameters} onParameters={onParameters} withMachine={!machine} />
      {list.error && <ErrorAlert error={list.error} />}
      <div className="list" ref={frame} tabIndex={0} role="region" aria-label={heading}>
        <div role="table" aria-label={heading} aria-rowcount={list.more ? -1 : list.executions.length + 1}>
          <div className={`list-row list-head${machine ? ' of-machine' : ''}`} role="row" aria-rowindex={1}>
            <span role="columnheader">
              <Checkbox
                ariaLabel="Pick all that are loaded"
                checked={picked.length > 0 && picked.length === list.executions.length}
                indeterminate={picked.length > 0 && picked.length < list.executions.length}
                onChange={(event) =>
                  setChosen(new Set(event.detail.checked ? list.executions.map((execution) => execution.executionArn) : []))
                }
              />
            </span>
            {HEADS.filter((head) => !machine || head !== 'State machine').map((head) => (
              <span role="columnheader" key={head}>
                {head}
              </span>
            ))}
          </div>
          <div style={{ height: rows.getTotalSize(), position: 'relative' }} role="rowgroup">
            {items.map((row) => {
              const execution = list.executions[row.index]!;
              return (
                <div
                  key={execution.executionArn}
                  role="row"
                  aria-rowindex={row.index + 2}
                  className={`list-row${machine ? ' of-machine' : ''}`}
                  style={{ position: 'absolute', top: 0, height: ROW, transform: `translateY(${row.start}px)` }}
                >
                  <Row execution={execution} withMachine={!machine} chosen={chosen.has(execution.executionArn)} onChoose={choose} />
                </div>
              );
            })}
          </div>
        </div>
        {list.executions.length === 0 && !list.loading && !list.error && (
          <Box textAlign="center" padding="xl" color="text-body-secondary">
            {parameters.size > 0 ? 'No execution fits.' : 'There is no execution yet.'}
          </Box>
        )}
      </div>
      {list.scannedUntil && list.more && (
        <Box color="text-body-secondary">
          Looked through executions back to <Time at={list.scannedUntil} />.{' '}
          <Button variant="inline-link" onClick={list.loadMore}>
            Look further
          </Button>
        </Box>
      )}
    </SpaceBetween>
  );
}

function Row(props: { execution: FoundExecution; withMachine: boolean; chosen: boolean; onChoose: (arn: string, yes: boolean) => void }) {
  const { execution, withMachine, chosen, onChoose } = props;
  const what = [execution.failedState, execution.error].filter(Boolean).join(': ');
  return (
    <>
      <span role="cell">
        <Checkbox
          ariaLabel={`Pick ${execution.name}`}
          checked={chosen}
          onChange={(event) => onChoose(execution.executionArn, event.detail.checked)}
        />
      </span>
      <span role="cell" title={execution.name}>
        <GoLink to={paths.execution(execution.executionArn)}>{execution.name}</GoLink>
      </span>
      {withMachine && (
        <span role="cell">
          <GoLink variant="secondary" to={paths.machine(execution.stateMachineArn)}>
            {paths.nameOf(execution.stateMachineArn)}
          </GoLink>
        </span>
      )}
      <span role="cell">
        <Status of={execution.status} />
      </span>
      <span role="cell">
        <Time at={execution.startDate} />
      </span>
      <span role="cell">
        <Duration from={execution.startDate} to={execution.stopDate} />
      </span>
      <span role="cell" title={what}>
        {what}
      </span>
    </>
  );
}
