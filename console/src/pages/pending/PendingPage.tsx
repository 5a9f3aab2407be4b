import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { listPending, type PendingTask } from '../../api/extensions';
import { sendTaskHeartbeat, takeActivityTask } from '../../api/stepFunctions';
import { useNotify } from '../../app/notifications';
import * as paths from '../../app/paths';
import { useLoad } from '../../app/useLoad';
import { useNarrow } from '../../app/useNarrow';
import { useTitle } from '../../app/useTitle';
import { AnswerDialog, type Answerable } from './AnswerDialog';
import { narrowColumns, wideColumns } from './columns';

const LOOK_EVERY_MILLIS = 3_000;

/** Tasks that wait for an answer from outside; a person can give it here. */
export default function PendingPage() {
  const notify = useNotify();
  const isNarrow = useNarrow();
  const [pages, setPages] = useState<string[]>([]);
  const [answering, setAnswering] = useState<Answerable | null>(null);
  const pending = useLoad(`pending ${pages.at(-1) ?? ''}`, (signal) => listPending(pages.at(-1), signal), LOOK_EVERY_MILLIS);
  useTitle('Pending work');
  const take = async (task: PendingTask) => {
    try {
      const { taskToken, input } = await takeActivityTask(task.resource, 'console');
      if (taskToken) {
        setAnswering({ title: `a task of ${paths.nameOf(task.resource)}`, taskToken, input: input ?? undefined });
      } else {
        notify.done('The task was taken by a worker meanwhile');
      }
    } catch (failure) {
      notify.failed('The task could not be taken', failure);
    }
  };
  const beat = async (task: PendingTask, taskToken: string) => {
    await notify.outcome(() => sendTaskHeartbeat(taskToken), `${task.state} of ${task.name} has more time`, 'The heartbeat was refused');
  };
  const answers = (task: PendingTask) => <Answers task={task} onTake={take} onAnswer={setAnswering} onBeat={beat} />;
  return (
    <>
      <Table
        variant="full-page"
        stickyHeader
        enableKeyboardNavigation
        items={pending.data?.tasks ?? []}
        trackBy={(task) => `${task.executionArn} ${task.state} ${task.since}`}
        loading={pending.loading && !pending.data}
        loadingText="Loading pending work"
        ariaLabels={{ tableLabel: 'Pending work' }}
        empty={
          <Box textAlign="center" padding="l">
            Nothing waits for an answer.
          </Box>
        }
        header={
          <Header
            variant="h1"
            description="Tasks that wait for an answer by token, and activities that no worker has taken or finished."
            counter={pending.data ? `(${pending.data.tasks.length}${pending.data.nextToken ? '+' : ''})` : ''}
          >
            Pending work
          </Header>
        }
        filter={pending.error ? <Alert type="error">{pending.error.message}</Alert> : null}
        pagination={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
              Back
            </Button>
            <Button
              disabled={!pending.data?.nextToken}
              onClick={() => pending.data?.nextToken && setPages([...pages, pending.data.nextToken])}
            >
              More
            </Button>
          </SpaceBetween>
        }
        columnDefinitions={isNarrow ? narrowColumns(answers) : wideColumns(answers)}
      />
      {answering && (
        <AnswerDialog
          task={answering}
          onClose={() => {
            setAnswering(null);
            pending.again();
          }}
        />
      )}
    </>
  );
}

interface AnswersProps {
  task: PendingTask;
  onTake(task: PendingTask): Promise<void>;
  onAnswer(task: Answerable): void;
  onBeat(task: PendingTask, taskToken: string): Promise<void>;
}

/** An activity's task has to be taken before it can be answered. */
function Answers({ task, onTake, onAnswer, onBeat }: AnswersProps) {
  const { taskToken, input } = task;
  const what = `${task.state} of ${task.name}`;
  if (task.waiting === 'POLL' || taskToken === undefined) {
    return (
      <Button variant="inline-link" ariaLabel={`Take a task like ${what}`} onClick={() => void onTake(task)}>
        Take
      </Button>
    );
  }
  return (
    <SpaceBetween direction="horizontal" size="s">
      <Button variant="inline-link" ariaLabel={`Answer ${what}`} onClick={() => onAnswer({ title: what, taskToken, input })}>
        Answer
      </Button>
      {task.heartbeatDueDate !== undefined && (
        <Button variant="inline-link" ariaLabel={`Send a heartbeat for ${what}`} onClick={() => void onBeat(task, taskToken)}>
          Heartbeat
        </Button>
      )}
    </SpaceBetween>
  );
}
