import Box from '@cloudscape-design/components/box';
import type { TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { PendingTask } from '../../api/extensions';
import * as paths from '../../app/paths';
import { GoLink } from '../../widgets/GoLink';
import { Time } from '../../widgets/Time';
import './pending.css';

type Columns = TableProps<PendingTask>['columnDefinitions'];
type Answers = (task: PendingTask) => ReactNode;

export function wideColumns(answers: Answers): Columns {
  return [
    { id: 'state', header: 'State', isRowHeader: true, cell: stateLink },
    { id: 'execution', header: 'Execution', cell: (task) => task.name },
    { id: 'machine', header: 'State machine', cell: (task) => paths.nameOf(task.stateMachineArn) },
    { id: 'waits', header: 'Waits for', cell: waitsFor },
    { id: 'since', header: 'Since', cell: (task) => <Time at={task.since} /> },
    { id: 'due', header: 'Until', cell: (task) => <Time at={earliest(task)} /> },
    { id: 'actions', header: 'Answer', cell: answers },
  ];
}

/** What describes a task stands in one column, so that its answer is on the screen beside it. */
export function narrowColumns(answers: Answers): Columns {
  return [
    { id: 'task', header: 'Task', isRowHeader: true, cell: (task) => <TaskFacts task={task} /> },
    { id: 'actions', header: 'Answer', width: 130, cell: answers },
  ];
}

function TaskFacts({ task }: { task: PendingTask }) {
  const due = earliest(task);
  return (
    <div className="pending-task">
      {stateLink(task)}
      <div>
        {task.name} of {paths.nameOf(task.stateMachineArn)}
      </div>
      <Box color="text-body-secondary" fontSize="body-s">
        waits for {task.waiting === 'CALLBACK' ? 'a token' : waitsFor(task)} since <Time at={task.since} />
        {due !== undefined && (
          <>
            , until <Time at={due} />
          </>
        )}
      </Box>
    </div>
  );
}

function stateLink(task: PendingTask): ReactNode {
  return <GoLink to={paths.execution(task.executionArn, { state: task.state })}>{task.state}</GoLink>;
}

function waitsFor(task: PendingTask): string {
  return task.waiting === 'CALLBACK' ? 'token' : `${task.waiting === 'POLL' ? 'a' : 'the'} worker of ${paths.nameOf(task.resource)}`;
}

function earliest(task: PendingTask): number | undefined {
  const moments = [task.dueDate, task.heartbeatDueDate].filter((moment) => moment !== undefined);
  return moments.length ? Math.min(...moments) : undefined;
}
