import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { deleteAlias } from '../../api/stepFunctions';
import type { Alias, Version } from '../../api/types';
import { useNotify } from '../../app/notifications';
import * as paths from '../../app/paths';
import { useConfirm } from '../../widgets/Confirm';
import { GoLink } from '../../widgets/GoLink';
import { Time } from '../../widgets/Time';
import { StartDialog } from '../start/StartDialog';
import { AliasDialog } from './AliasDialog';

interface Props {
  aliases: Alias[];
  versions: Version[];
  loading: boolean;
  onChange: () => void;
}

/** Aliases and the versions that they lead to. */
export function Aliases({ aliases, versions, loading, onChange }: Props) {
  const notify = useNotify();
  const confirm = useConfirm();
  const [editing, setEditing] = useState<Alias | 'new' | null>(null);
  const [starting, setStarting] = useState<string | null>(null);
  const remove = async (alias: Alias) => {
    const text = 'Who starts executions through it is refused from then on. The versions stay.';
    if (!(await confirm({ title: `Delete the alias ${alias.name}?`, text, action: 'Delete' }))) {
      return;
    }
    await notify.outcome(
      () => deleteAlias(alias.stateMachineAliasArn),
      `The alias ${alias.name} is gone`,
      `The alias ${alias.name} could not be deleted`,
    );
    onChange();
  };
  return (
    <>
      <Table
        variant="embedded"
        items={aliases}
        trackBy="stateMachineAliasArn"
        loading={loading}
        ariaLabels={{ tableLabel: 'Aliases' }}
        empty={<Box textAlign="center">There is no alias.</Box>}
        header={
          <Header
            variant="h2"
            actions={
              <Button disabled={versions.length === 0} onClick={() => setEditing('new')}>
                Create alias
              </Button>
            }
          >
            Aliases
          </Header>
        }
        columnDefinitions={[
          { id: 'name', header: 'Name', isRowHeader: true, cell: (item) => item.name },
          { id: 'routes', header: 'Leads to', cell: (item) => <Routes alias={item} /> },
          { id: 'description', header: 'Description', cell: (item) => item.description ?? '' },
          { id: 'updated', header: 'Changed', cell: (item) => <Time at={item.updateDate} /> },
          {
            id: 'actions',
            header: 'Actions',
            cell: (item) => (
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  variant="inline-link"
                  ariaLabel={`Start through ${item.name}`}
                  onClick={() => setStarting(item.stateMachineAliasArn)}
                >
                  Start
                </Button>
                <Button variant="inline-link" ariaLabel={`Point ${item.name}`} onClick={() => setEditing(item)}>
                  Point
                </Button>
                <Button variant="inline-link" ariaLabel={`Delete ${item.name}`} onClick={() => void remove(item)}>
                  Delete
                </Button>
              </SpaceBetween>
            ),
          },
        ]}
      />
      {editing && (
        <AliasDialog
          alias={editing === 'new' ? null : editing}
          versions={versions}
          onClose={() => {
            setEditing(null);
            onChange();
          }}
        />
      )}
      {starting && <StartDialog stateMachineArn={starting} onClose={() => setStarting(null)} />}
    </>
  );
}

function Routes({ alias }: { alias: Alias }) {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {alias.routingConfiguration.map((route) => (
        <span key={route.stateMachineVersionArn}>
          <GoLink to={paths.machine(route.stateMachineVersionArn)}>version {paths.nameOf(route.stateMachineVersionArn)}</GoLink>
          {alias.routingConfiguration.length > 1 ? ` (${route.weight} %)` : ''}
        </span>
      ))}
    </SpaceBetween>
  );
}
