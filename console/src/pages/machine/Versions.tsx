import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { deleteVersion, describeAlias, listAliases, listVersions } from '../../api/stepFunctions';
import type { Alias, Version } from '../../api/types';
import { useNotify } from '../../app/notifications';
import * as paths from '../../app/paths';
import { useLoad } from '../../app/useLoad';
import { useConfirm } from '../../widgets/Confirm';
import { ErrorAlert } from '../../widgets/ErrorAlert';
import { GoLink } from '../../widgets/GoLink';
import { Time } from '../../widgets/Time';
import { Aliases } from './Aliases';
import { PublishDialog } from './PublishDialog';

/** Versions, of which any two can be compared, and aliases with the versions they lead to. */
export function Versions({ machineArn }: { machineArn: string }) {
  const navigate = useNavigate();
  const notify = useNotify();
  const confirm = useConfirm();
  const [publishing, setPublishing] = useState(false);
  const [picked, setPicked] = useState<Version[]>([]);
  const versions = useLoad(`versions ${machineArn}`, (signal) => listVersions(machineArn, signal));
  const aliases = useLoad(`aliases ${machineArn}`, async (signal) =>
    Promise.all((await listAliases(machineArn, signal)).map((alias) => describeAlias(alias.stateMachineAliasArn, signal))),
  );
  const remove = async (version: Version) => {
    const name = `version ${paths.nameOf(version.stateMachineVersionArn)}`;
    const text = 'Executions that run it go on. Its number is not given again.';
    if (!(await confirm({ title: `Delete ${name}?`, text, action: 'Delete' }))) {
      return;
    }
    await notify.outcome(() => deleteVersion(version.stateMachineVersionArn), `Deleted ${name}`, `${name} could not be deleted`);
    setPicked([]);
    versions.again();
  };
  const failure = versions.error ?? aliases.error;
  const [left, right] = [...picked].sort((a, b) => a.creationDate - b.creationDate);
  return (
    <SpaceBetween size="l">
      {failure && <ErrorAlert error={failure} />}
      <Table
        variant="embedded"
        selectionType="multi"
        selectedItems={picked}
        onSelectionChange={(event) => setPicked(event.detail.selectedItems.slice(-2))}
        trackBy="stateMachineVersionArn"
        items={versions.data ?? []}
        loading={versions.loading && !versions.data}
        ariaLabels={{
          tableLabel: 'Versions',
          selectionGroupLabel: 'Versions',
          allItemsSelectionLabel: () => 'All versions',
          itemSelectionLabel: (_, item) => `Version ${paths.nameOf(item.stateMachineVersionArn)}`,
        }}
        empty={<Box textAlign="center">No version was published yet.</Box>}
        header={
          <Header
            variant="h2"
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  disabled={picked.length === 0}
                  onClick={() =>
                    void navigate(paths.compare(machineArn, left?.stateMachineVersionArn, right?.stateMachineVersionArn ?? machineArn))
                  }
                >
                  {picked.length === 2 ? 'Compare the two' : 'Compare with now'}
                </Button>
                <Button onClick={() => setPublishing(true)}>Publish version</Button>
              </SpaceBetween>
            }
          >
            Versions
          </Header>
        }
        columnDefinitions={[
          {
            id: 'version',
            header: 'Version',
            isRowHeader: true,
            cell: (item) => <GoLink to={paths.machine(item.stateMachineVersionArn)}>{paths.nameOf(item.stateMachineVersionArn)}</GoLink>,
          },
          { id: 'created', header: 'Published', cell: (item) => <Time at={item.creationDate} /> },
          { id: 'aliases', header: 'Aliases', cell: (item) => leadingTo(item, aliases.data ?? []) },
          {
            id: 'actions',
            header: 'Actions',
            cell: (item) => (
              <Button
                variant="inline-link"
                ariaLabel={`Delete version ${paths.nameOf(item.stateMachineVersionArn)}`}
                onClick={() => void remove(item)}
              >
                Delete
              </Button>
            ),
          },
        ]}
      />
      <Aliases
        aliases={aliases.data ?? []}
        versions={versions.data ?? []}
        loading={aliases.loading && !aliases.data}
        onChange={aliases.again}
      />
      {publishing && (
        <PublishDialog
          machineArn={machineArn}
          onClose={() => {
            setPublishing(false);
            versions.again();
          }}
        />
      )}
    </SpaceBetween>
  );
}

function leadingTo(version: Version, aliases: Alias[]): string {
  return aliases
    .filter((alias) => alias.routingConfiguration.some((route) => route.stateMachineVersionArn === version.stateMachineVersionArn))
    .map((alias) => alias.name)
    .join(', ');
}
