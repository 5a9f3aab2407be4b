import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { RunStatus } from '../trace/run';

const LOOKS: Record<RunStatus, { type: StatusIndicatorProps.Type; text: string }> = {
  running: { type: 'in-progress', text: 'Running' },
  retrying: { type: 'warning', text: 'Failed, may be retried' },
  succeeded: { type: 'success', text: 'Succeeded' },
  caught: { type: 'warning', text: 'Failed and caught' },
  failed: { type: 'error', text: 'Failed' },
  aborted: { type: 'stopped', text: 'Aborted' },
};

/** How a visit of a state stands, in words. */
export function visitStatusText(status: RunStatus): string {
  return LOOKS[status].text;
}

/** How a visit of a state stands, told by sign and word. */
export function VisitStatus({ of }: { of: RunStatus }) {
  const { type, text } = LOOKS[of];
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
}
