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
  const { executionArn, name } = execution;
  const change = async (act: () => Promise<unknown>, wentWell: string, wentWrong: string) => {
    if (await notify.outcome(act, wentWell, wentWrong)) {
      onChange();
    }
  };
  const stop = async () => {
    const text = 'The execution ends as ABORTED. It can be redriven afterwards.';
    if (await confirm({ title: `Stop ${name}?`, text, action: 'Stop execution' })) {
      const act = () => stopExecution(executionArn, '', 'Stopped in the console');
      await change(act, `${name} is stopped`, `${name} could not be stopped`);
    }
  };
  const redrive = async () => {
    const act = () => redriveExecution(executionArn);
    await change(act, `${name} goes on from where it failed`, `${name} could not be redriven`);
  };
  return (
    <>
      <Header
        variant="h1"
        description={<span className="mono">{executionArn}</span>}
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
        {name}
      </Header>
      {starting && (
        <StartDialog stateMachineArn={execution.stateMachineArn} input={execution.input ?? '{}'} onClose={() => setStarting(false)} />
      )}
    </>
  );
}
