import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { TestResult } from '../../api/stepFunctions';
import { Json } from '../../widgets/Json';
import { Stages } from '../../dataflow/Stages';

const LOOKS: Record<TestResult['status'], { type: StatusIndicatorProps.Type; text: string }> = {
  SUCCEEDED: { type: 'success', text: 'Succeeded' },
  FAILED: { type: 'error', text: 'Failed' },
  RETRIABLE: { type: 'warning', text: 'Failed, and would be retried' },
  CAUGHT_ERROR: { type: 'warning', text: 'Failed, and was caught' },
};

/** What a test came to, and the data on its way. */
export function Outcome({ result }: { result: TestResult }) {
  const inspection = result.inspectionData ?? {};
  const details = inspection.errorDetails;
  return (
    <SpaceBetween size="m">
      <StatusIndicator type={LOOKS[result.status].type}>{LOOKS[result.status].text}</StatusIndicator>
      {result.error !== undefined && (
        <Alert type={result.status === 'FAILED' ? 'error' : 'warning'} header={result.error}>
          {result.cause !== undefined && <Json text={result.cause} label="the cause" />}
        </Alert>
      )}
      {details?.retryIndex !== undefined && (
        <Box>
          Retrier {details.retryIndex + 1} would try again
          {details.retryBackoffIntervalSeconds === undefined ? '' : ` after ${details.retryBackoffIntervalSeconds} s`}.
        </Box>
      )}
      {details?.catchIndex !== undefined && <Box>Catcher {details.catchIndex + 1} takes it.</Box>}
      {result.nextState !== undefined && (
        <Box>
          Goes on with <b>{result.nextState}</b>.
        </Box>
      )}
      <Stages inspection={inspection} output={result.output} />
    </SpaceBetween>
  );
}
