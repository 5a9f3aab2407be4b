import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { FoundExecution } from '../../api/extensions';
import { redriveExecution, stopExecution } from '../../api/stepFunctions';
import { useConfirm } from '../../widgets/Confirm';
import { StartAnewDialog } from './StartAnewDialog';
import { useEach } from './useEach';

interface Action {
  name: string;
  done: string;
  fits(execution: FoundExecution): boolean;
  act(execution: FoundExecution): Promise<unknown>;
}

const ACTIONS: Action[] = [
  {
    name: 'Stop',
    done: 'stopped',
    fits: (execution) => execution.status === 'RUNNING',
    act: (execution) => stopExecution(execution.executionArn, '', 'Stopped in the console'),
  },
  {
    name: 'Redrive',
    done: 'redriven',
    fits: (execution) => ['FAILED', 'TIMED_OUT', 'ABORTED'].includes(execution.status),
    act: (execution) => redriveExecution(execution.executionArn),
  },
];

/** What can be done with the executions that were picked, one or many. */
export function Bulk({ picked, onDone }: { picked: FoundExecution[]; onDone: () => void }) {
  const each = useEach();
  const confirm = useConfirm();
  const [busy, setBusy] = useState<string | null>(null);
  const [editing, setEditing] = useState(false);
  const restartable = picked.filter((execution) => execution.status !== 'RUNNING');
  const run = async (action: Action) => {
    const targets = picked.filter(action.fits);
    const count = targets.length === 1 ? '1 execution' : `${targets.length} executions`;
    if (
      !(await confirm({
        title: `${action.name}: ${count}`,
        text: targets
          .slice(0, 10)
          .map((target) => target.name)
          .join(', '),
        action: action.name,
      }))
    ) {
      return;
    }
    setBusy(action.name);
    await each(targets, action.act, { of: count, failed: action.done, done: action.done });
    setBusy(null);
    onDone();
  };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {ACTIONS.map((action) => (
        <Button
          key={action.name}
          loading={busy === action.name}
          disabled={busy !== null || !picked.some(action.fits)}
          onClick={() => void run(action)}
        >
          {action.name}
        </Button>
      ))}
      <Button disabled={busy !== null || restartable.length === 0} onClick={() => setEditing(true)}>
        Start anew
      </Button>
      {editing && <StartAnewDialog executions={restartable} onClose={() => setEditing(false)} onDone={onDone} />}
    </SpaceBetween>
  );
}
