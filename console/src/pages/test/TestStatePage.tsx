import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { testState, type TestResult } from '../../api/stepFunctions';
import { useTitle } from '../../app/useTitle';
import { Outcome } from './Outcome';
import { FIRST_TRIAL, isReady, requestOf, type Trial } from './trial';
import { TrialForm } from './TrialForm';

const HALVES = [{ colspan: { default: 12, m: 6 } }, { colspan: { default: 12, m: 6 } }];

/**
 * One state by itself: with an input, or a mock in place of its service, and every stage of the data shown. Other pages
 * hand over a state that they show.
 */
export default function TestStatePage() {
  const handed = useLocation().state as Partial<Trial> | null;
  const [trial, setTrial] = useState<Trial>({ ...FIRST_TRIAL, ...handed });
  const [result, setResult] = useState<TestResult | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useTitle('Test a state');
  const run = async () => {
    setBusy(true);
    setRefused(null);
    try {
      setResult(await testState(requestOf(trial)));
    } catch (failure) {
      setResult(null);
      setRefused(String(failure));
    }
    setBusy(false);
  };
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Runs one state by itself, without an execution."
          actions={
            <Button variant="primary" loading={busy} disabled={!isReady(trial)} onClick={() => void run()}>
              Run
            </Button>
          }
        >
          Test a state
        </Header>
      }
    >
      <Grid gridDefinition={HALVES}>
        <Container header={<Header variant="h2">What to run</Header>}>
          <TrialForm trial={trial} onChange={(change) => setTrial((known) => ({ ...known, ...change }))} />
        </Container>
        <Container header={<Header variant="h2">What happened</Header>}>
          <div aria-live="polite">
            {refused && (
              <Alert type="error" header="The test was refused">
                {refused}
              </Alert>
            )}
            {!refused && !result && <Box color="text-body-secondary">Nothing was run yet.</Box>}
            {result && <Outcome result={result} />}
          </div>
        </Container>
      </Grid>
    </ContentLayout>
  );
}
