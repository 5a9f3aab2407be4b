import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { redriveExecution, stopExecution } from '../../api/stepFunctions';
import type { Execution } from '../../api/types';
import { useNotify } from '../../app/notifications';
import { useConfirm } from '../../widgets/Confirm';
import { StartDialog } from '../start/StartDialog';

/** The name of an execution and what can be done with it. */
export function ExecutionHeader({ execution, onChange }: { execution: Execution; onChange: () => void }) {
  const notify = useNotify();
  const confirm = useConfirm();
  const [starting, setStarting] = useState(false);
  const stop = async () => {
    if (
      !(await confirm({
        title: `Stop ${execution.name}?`,
        text: 'The execution ends as ABORTED. It can be redriven afterwards.',
        action: 'Stop execution',
      }))
    ) {
      return;
    }
    try {
      await stopExecution(execution.executionArn, '', 'Stopped in the console');
      notify.done(`${execution.name} is stopped`);
      onChange();
    } catch (failure) {
      notify.failed(`${execution.name} could not be stopped`, failure);
    }
  };
  const redrive = async () => {
    try {
      await redriveExecution(execution.executionArn);
      notify.done(`${execution.name} goes on from where it failed`);
      onChange();
    } catch (failure) {
      notify.failed(`${execution.name} could not be redriven`, failure);
    }
  };
  return (
    <>
      <Header
        variant="h1"
        description={<span className="mono">{execution.executionArn}</span>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={execution.status !== 'RUNNING'} onClick={() => void stop()}>
              Stop
            </Button>
            <Button
              disabled={execution.redriveStatus !== 'REDRIVABLE'}
              {...(execution.redriveStatus !== 'REDRIVABLE'
                ? { disabledReason: execution.redriveStatusReason ?? 'This execution cannot be redriven.' }
                : {})}
              onClick={() => void redrive()}
            >
              Redrive
            </Button>
            <Button variant="primary" onClick={() => setStarting(true)}>
              Start anew
            </Button>
          </SpaceBetween>
        }
      >
        {execution.name}
      </Header>
      {starting && (
        <StartDialog stateMachineArn={execution.stateMachineArn} input={execution.input ?? '{}'} onClose={() => setStarting(false)} />
      )}
    </>
  );
}
