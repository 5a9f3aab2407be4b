import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useCollection } from '@cloudscape-design/collection-hooks';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { listMachineCounts, type MachineCounts } from '../../api/extensions';
import * as paths from '../../app/paths';
import { useLoad } from '../../app/useLoad';
import { Counts } from '../../widgets/Counts';
import { GoLink } from '../../widgets/GoLink';
import { machineTypeText } from '../../widgets/machineType';
import { Time } from '../../widgets/Time';
import { useDeleteMachine } from '../machine/useDeleteMachine';
import { StartDialog } from '../start/StartDialog';

const PAGE_SIZE = 50;
const LOOK_EVERY_MILLIS = 3_000;

/** All state machines, with how their executions stand. */
export default function MachinesPage() {
  const navigate = useNavigate();
  const deleteMachine = useDeleteMachine();
  const [starting, setStarting] = useState<MachineCounts | null>(null);
  const machines = useLoad('machines', listMachineCounts, LOOK_EVERY_MILLIS);
  const { items, collectionProps, filterProps, filteredItemsCount, paginationProps } = useCollection(machines.data ?? [], {
    filtering: { fields: ['name', 'type'], empty: <Empty />, noMatch: <Box>No state machine has such a name.</Box> },
    pagination: { pageSize: PAGE_SIZE },
    sorting: {},
    selection: { trackBy: 'stateMachineArn' },
  });
  const selected = collectionProps.selectedItems?.[0];
  const remove = async () => {
    if (selected && (await deleteMachine(selected))) {
      machines.again();
    }
  };
  return (
    <>
      <Table
        {...collectionProps}
        variant="full-page"
        stickyHeader
        enableKeyboardNavigation
        selectionType="single"
        items={items}
        loading={machines.loading && !machines.data}
        loadingText="Loading state machines"
        trackBy="stateMachineArn"
        ariaLabels={{ selectionGroupLabel: 'State machines', itemSelectionLabel: (_, item) => item.name, tableLabel: 'State machines' }}
        columnDefinitions={[
          {
            id: 'name',
            header: 'Name',
            sortingField: 'name',
            isRowHeader: true,
            cell: (item) => <GoLink to={paths.machine(item.stateMachineArn)}>{item.name}</GoLink>,
          },
          { id: 'type', header: 'Type', sortingField: 'type', cell: (item) => machineTypeText(item.type) },
          { id: 'counts', header: 'Executions', cell: (item) => <Counts machine={item} /> },
          { id: 'created', header: 'Created', sortingField: 'creationDate', cell: (item) => <Time at={item.creationDate} /> },
        ]}
        filter={
          <TextFilter
            {...filterProps}
            filteringAriaLabel="Find state machines"
            filteringPlaceholder="Find state machines"
            countText={filteredItemsCount === 1 ? '1 match' : `${filteredItemsCount ?? 0} matches`}
          />
        }
        pagination={
          <Pagination
            {...paginationProps}
            ariaLabels={{ nextPageLabel: 'Next page', previousPageLabel: 'Page before', pageLabel: (number) => `Page ${number}` }}
          />
        }
        header={
          <Header
            variant="h1"
            counter={machines.data ? `(${machines.data.length})` : ''}
            description={machines.error ? `${machines.error.type}: ${machines.error.message}` : ''}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={!selected} onClick={() => void remove()}>
                  Delete
                </Button>
                <Button disabled={!selected} onClick={() => selected && void navigate(paths.editMachine(selected.stateMachineArn))}>
                  Edit
                </Button>
                <Button disabled={!selected} onClick={() => selected && setStarting(selected)}>
                  Start execution
                </Button>
                <Button variant="primary" onClick={() => void navigate(paths.newMachine())}>
                  Create state machine
                </Button>
              </SpaceBetween>
            }
          >
            State machines
          </Header>
        }
      />
      {starting && <StartDialog stateMachineArn={starting.stateMachineArn} type={starting.type} onClose={() => setStarting(null)} />}
    </>
  );
}

function Empty() {
  const navigate = useNavigate();
  return (
    <Box textAlign="center" padding="l">
      <SpaceBetween size="m">
        <b>There is no state machine yet</b>
        <Button onClick={() => void navigate(paths.newMachine())}>Create state machine</Button>
      </SpaceBetween>
    </Box>
  );
}
