import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { useRouteError } from 'react-router';

/** What stands in place of a page that broke. */
export function PageFailure() {
  const failure = useRouteError();
  return (
    <ContentLayout header={<Header variant="h1">This page failed</Header>}>
      <Alert
        type="error"
        header="The console came upon something it does not expect"
        action={<Button onClick={() => window.location.reload()}>Load again</Button>}
      >
        {failure instanceof Error ? failure.message : String(failure)}
      </Alert>
    </ContentLayout>
  );
}

export function NotFound() {
  return (
    <ContentLayout header={<Header variant="h1">There is nothing here</Header>}>
      <Alert type="info">The address leads to no page of the console.</Alert>
    </ContentLayout>
  );
}
