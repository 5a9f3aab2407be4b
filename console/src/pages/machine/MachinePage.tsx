import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import { useMemo, useState, type ReactNode } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { describeMachine } from '../../api/stepFunctions';
import * as paths from '../../app/paths';
import { useLoad } from '../../app/useLoad';
import { useTitle } from '../../app/useTitle';
import { readDefinition } from '../../asl/definition';
import { StateGraph } from '../../graph/StateGraph';
import { DefinitionText } from '../../widgets/DefinitionText';
import { FactList } from '../../widgets/FactList';
import { LoadFailure } from '../../widgets/LoadFailure';
import { machineTypeText } from '../../widgets/machineType';
import { Time } from '../../widgets/Time';
import { Executions } from '../executions/ExecutionsPage';
import { StartDialog } from '../start/StartDialog';
import { useDeleteMachine } from './useDeleteMachine';
import { Versions } from './Versions';

/** One state machine, or one of its versions: executions, graph, definition, versions and aliases. */
export default function MachinePage() {
  const { arn = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const deleteMachine = useDeleteMachine();
  const [starting, setStarting] = useState(false);
  const machine = useLoad(arn, (signal) => describeMachine(arn, signal));
  const graph = useMemo(() => (machine.data ? readDefinition(machine.data.definition) : null), [machine.data]);
  useTitle(paths.nameOf(arn));
  if (machine.error && !machine.data) {
    return (
      <LoadFailure
        title={paths.nameOf(arn)}
        error={machine.error}
        again={machine.again}
        way={{ text: 'See all state machines', to: paths.machines() }}
      />
    );
  }
  if (!machine.data) {
    return <Spinner size="large" />;
  }
  const found = machine.data;
  const { name, type, roleArn, status, creationDate, revisionId, description } = found;
  const isVersion = arn.split(':').length > 7;
  const machineArn = arn.split(':').slice(0, 7).join(':');
  const remove = async () => {
    if (await deleteMachine(found)) {
      void navigate(paths.machines());
    }
  };
  const tab = search.get('tab') ?? 'executions';
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={<span className="mono">{arn}</span>}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {!isVersion && <Button onClick={() => void remove()}>Delete</Button>}
              {!isVersion && <Button onClick={() => void navigate(paths.editMachine(arn))}>Edit</Button>}
              {isVersion && <Button onClick={() => void navigate(paths.compare(machineArn, arn, machineArn))}>Compare with now</Button>}
              <Button variant="primary" onClick={() => setStarting(true)}>
                Start execution
              </Button>
            </SpaceBetween>
          }
        >
          {isVersion ? `${name}, version ${paths.nameOf(arn)}` : name}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FactList
          facts={[
            [
              'Status',
              <StatusIndicator type={status === 'DELETING' ? 'pending' : 'success'}>
                {status === 'DELETING' ? 'Being deleted' : 'Active'}
              </StatusIndicator>,
            ],
            ['Type', machineTypeText(type)],
            ['Created', <Time at={creationDate} />],
            ['Role', <span className="mono">{roleArn}</span>],
            ...(revisionId ? [['Revision', <span className="mono">{revisionId}</span>] as [string, ReactNode]] : []),
            ...(description ? [['Description', description] as [string, ReactNode]] : []),
          ]}
        />
        <Tabs
          activeTabId={tab}
          onChange={(event) => setSearch({ tab: event.detail.activeTabId }, { replace: true })}
          tabs={[
            {
              id: 'executions',
              label: 'Executions',
              content:
                type === 'EXPRESS' ? (
                  <Alert type="info">Executions of Express state machines run in memory and leave no history behind.</Alert>
                ) : (
                  <Executions
                    heading="Executions"
                    machine={arn}
                    parameters={search}
                    onParameters={(next) => setSearch(next, { replace: true })}
                  />
                ),
            },
            {
              id: 'graph',
              label: 'Graph',
              content: graph ? (
                <div style={{ height: 'max(460px, calc(100vh - 380px))' }}>
                  <StateGraph definition={graph} label={`Graph of ${name}`} />
                </div>
              ) : (
                <Alert type="info">The definition cannot be drawn.</Alert>
              ),
            },
            { id: 'definition', label: 'Definition', content: <DefinitionText text={found.definition} label="Definition" /> },
            ...(isVersion ? [] : [{ id: 'versions', label: 'Versions and aliases', content: <Versions machineArn={arn} /> }]),
          ]}
        />
      </SpaceBetween>
      {starting && <StartDialog stateMachineArn={arn} type={type} onClose={() => setStarting(false)} />}
    </ContentLayout>
  );
}
