import { deleteMachine } from '../../api/stepFunctions';
import type { MachineItem } from '../../api/types';
import { useNotify } from '../../app/notifications';
import { useConfirm } from '../../widgets/Confirm';

/** Deletes a state machine when the reader is sure; whether it is being deleted. */
export function useDeleteMachine(): (machine: MachineItem) => Promise<boolean> {
  const notify = useNotify();
  const confirm = useConfirm();
  return async ({ stateMachineArn, name }) => {
    const text = 'Its versions and aliases go with it, and executions that run end at their next state.';
    return (
      (await confirm({ title: `Delete ${name}?`, text, action: 'Delete' })) &&
      (await notify.outcome(() => deleteMachine(stateMachineArn), `${name} is being deleted`, `${name} could not be deleted`))
    );
  };
}
