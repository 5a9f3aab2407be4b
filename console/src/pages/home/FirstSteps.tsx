import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ANY_ROLE, createMachine, startExecution } from '../../api/stepFunctions';
import { useNotify } from '../../app/notifications';
import * as paths from '../../app/paths';
import { EXAMPLE, EXAMPLE_INPUT } from './example';

/** What a newcomer sees on an empty server: an example that runs with one click, and how to bring one's own. */
export function FirstSteps({ onChange }: { onChange: () => void }) {
  const navigate = useNavigate();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const { stateMachineArn } = await createMachine({
        name: 'first-steps',
        definition: JSON.stringify(EXAMPLE, null, 2),
        roleArn: ANY_ROLE,
        type: 'STANDARD',
      });
      const { executionArn } = await startExecution(stateMachineArn, JSON.stringify(EXAMPLE_INPUT), '');
      onChange();
      void navigate(paths.execution(executionArn));
    } catch (failure) {
      notify.failed('The example could not be started', failure);
      setBusy(false);
    }
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={() => void navigate(paths.newMachine())}>Create your own</Button>
              <Button variant="primary" loading={busy} onClick={() => void run()}>
                Run the example
              </Button>
            </SpaceBetween>
          }
        >
          First steps
        </Header>
      }
    >
      <ol>
        <li>Run the example: an order whose items are weighed one by one, priced, and sent. You see it happen.</li>
        <li>Open it in the editor and change it; what is wrong is told while you type.</li>
        <li>
          Point an SDK or the AWS CLI at this address: <code className="mono">export AWS_ENDPOINT_URL_SFN={window.location.origin}</code>
        </li>
      </ol>
    </Container>
  );
}
