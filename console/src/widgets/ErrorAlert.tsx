import Alert from '@cloudscape-design/components/alert';
import type { ApiError } from '../api/client';

/** An error as it was answered. */
export function ErrorAlert({ error }: { error: ApiError }) {
  return (
    <Alert type="error" header={error.type}>
      {error.message}
    </Alert>
  );
}
