import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import type { ApiError } from '../api/client';
import { GoLink } from './GoLink';

interface Props {
  title: string;
  error: ApiError;
  again: () => void;
  /** Where the reader may go instead. */
  way: { text: string; to: string };
}

/** What stands in place of a page whose subject could not be read. */
export function LoadFailure({ title, error, again, way }: Props) {
  return (
    <ContentLayout header={<Header variant="h1">{title}</Header>}>
      <Alert type="error" header={error.type} action={<Button onClick={again}>Try again</Button>}>
        {error.message} <GoLink to={way.to}>{way.text}</GoLink>
      </Alert>
    </ContentLayout>
  );
}
