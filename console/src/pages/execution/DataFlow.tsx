import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { testState } from '../../api/stepFunctions';
import { useLoad } from '../../app/useLoad';
import { hasOutcome, replayOf } from '../../dataflow/replay';
import { Stages } from '../../dataflow/Stages';
import type { StateRun } from '../../trace/trace';
import type { LiveTrace } from '../../trace/useTrace';
import type { Circumstances } from './Visit';

interface Props {
  live: LiveTrace;
  run: StateRun;
  variables: ReadonlyMap<string, string>;
  circumstances: Circumstances;
}

/**
 * Each stage between input and output. Histories do not hold them, so the server goes through them again when the reader
 * wants to see them.
 */
export function DataFlow(props: Props) {
  const [open, setOpen] = useState(false);
  if (props.circumstances.definition === null) {
    return null;
  }
  return (
    <ExpandableSection headerText="Data flow, stage by stage" expanded={open} onChange={(event) => setOpen(event.detail.expanded)}>
      {open && <Replayed {...props} definition={props.circumstances.definition} />}
    </ExpandableSection>
  );
}

function Replayed({ live, run, variables, circumstances, definition }: Props & { definition: string }) {
  const { executionArn, input } = circumstances;
  const replayed = useLoad(`${run.id} ${run.status} ${run.attempts.length}`, (signal) =>
    testState(replayOf(live.trace, run, variables, { arn: executionArn, definition, input }), signal),
  );
  if (replayed.error) {
    return <Alert type="info">The stages cannot be shown: {replayed.error.message}</Alert>;
  }
  if (!replayed.data) {
    return <Spinner />;
  }
  const { inspectionData = {}, output, error, cause } = replayed.data;
  const done = hasOutcome(run);
  const { result: _, afterResultSelector: __, afterResultPath: ___, ...before } = inspectionData;
  return (
    <>
      <Box variant="small">
        Gone through again from the recorded input{done ? ' and result' : '; the result is not there yet'}. Nothing was called.
      </Box>
      <Stages inspection={done ? inspectionData : before} output={done ? output : undefined} />
      {done && error !== undefined && run.error === null && (
        <Alert type="info" header={error}>
          {cause}
        </Alert>
      )}
    </>
  );
}
