import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ExecutionStatus } from '../api/types';

const LOOKS: Record<ExecutionStatus, { type: StatusIndicatorProps.Type; text: string }> = {
  RUNNING: { type: 'in-progress', text: 'Running' },
  SUCCEEDED: { type: 'success', text: 'Succeeded' },
  FAILED: { type: 'error', text: 'Failed' },
  TIMED_OUT: { type: 'error', text: 'Timed out' },
  ABORTED: { type: 'stopped', text: 'Aborted' },
  PENDING_REDRIVE: { type: 'pending', text: 'Pending redrive' },
};

/** The status of an execution in words. */
export function statusText(status: ExecutionStatus): string {
  return LOOKS[status].text;
}

/** The status of an execution, told by sign and word. */
export function Status({ of }: { of: ExecutionStatus }) {
  const { type, text } = LOOKS[of];
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
}
