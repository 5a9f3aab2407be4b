/** Addresses of pages; all of them can be shared. */

export const home = () => '/';
export const machines = () => '/machines';
export const machine = (arn: string, tab?: string) => `/machines/${encodeURIComponent(arn)}${tab ? `?tab=${tab}` : ''}`;
export const newMachine = () => '/machines/new';
export const editMachine = (arn: string) => `/machines/${encodeURIComponent(arn)}/edit`;
export const compare = (arn: string, left?: string, right?: string) =>
  `/machines/${encodeURIComponent(arn)}/compare${query({ left, right })}`;
export const executions = (search: { machine?: string; status?: string } = {}) => `/executions${query(search)}`;
export const execution = (arn: string, at: { state?: string; run?: number; event?: number; tab?: string } = {}) =>
  `/executions/${encodeURIComponent(arn)}${query(at)}`;
export const pending = () => '/pending';
export const testState = () => '/test-state';

function query(members: Record<string, string | number | undefined>): string {
  const parts = Object.entries(members)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return parts.length ? `?${parts.join('&')}` : '';
}

/** The machine that an execution belongs to, told from its ARN. */
export function machineArnOf(executionArn: string): string {
  const parts = executionArn.split(':');
  return [...parts.slice(0, 5), 'stateMachine', (parts[6] ?? '').split('/')[0]].join(':');
}

/** The last part of an ARN. */
export function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
