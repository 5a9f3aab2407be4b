import { queryText } from '../api/query';

/** Addresses of pages; all of them can be shared. */

export const home = () => '/';
export const machines = () => '/machines';
export const machine = (arn: string, tab?: string) => `/machines/${encodeURIComponent(arn)}${tab ? `?tab=${tab}` : ''}`;
export const newMachine = () => '/machines/new';
export const editMachine = (arn: string) => `/machines/${encodeURIComponent(arn)}/edit`;
export const compare = (arn: string, left?: string, right?: string) =>
  `/machines/${encodeURIComponent(arn)}/compare${queryText({ left, right })}`;
export const executions = (search: { machine?: string; status?: string } = {}) => `/executions${queryText(search)}`;
export const execution = (arn: string, at: { state?: string; run?: number; event?: number; tab?: string } = {}) =>
  `/executions/${encodeURIComponent(arn)}${queryText(at)}`;
export const pending = () => '/pending';
export const testState = () => '/test-state';

/** The machine that an execution belongs to, told from its ARN. */
export function machineArnOf(executionArn: string): string {
  const parts = executionArn.split(':');
  return [...parts.slice(0, 5), 'stateMachine', (parts[6] ?? '').split('/')[0]].join(':');
}

/** The last part of an ARN. */
export function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
