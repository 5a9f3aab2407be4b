import type { MachineType } from '../api/types';

/** The type of a state machine in words. */
export function machineTypeText(type: MachineType): string {
  return type === 'EXPRESS' ? 'Express' : 'Standard';
}
