/** What the API answers, as far as the console reads it. Times are seconds since 1970, as on the wire. */

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE';

export type MachineType = 'STANDARD' | 'EXPRESS';

export interface MachineItem {
  stateMachineArn: string;
  name: string;
  type: MachineType;
  creationDate: number;
}

export interface Machine extends MachineItem {
  definition: string;
  roleArn: string;
  status: 'ACTIVE' | 'DELETING';
  revisionId?: string;
  description?: string;
}

export interface Version {
  stateMachineVersionArn: string;
  creationDate: number;
}

export interface AliasItem {
  stateMachineAliasArn: string;
  creationDate: number;
}

export interface Alias extends AliasItem {
  name: string;
  description?: string;
  routingConfiguration: Route[];
  updateDate: number;
}

export interface Route {
  stateMachineVersionArn: string;
  weight: number;
}

export interface ExecutionItem {
  executionArn: string;
  stateMachineArn: string;
  name: string;
  status: ExecutionStatus;
  startDate: number;
  stopDate?: number;
  redriveCount?: number;
  stateMachineVersionArn?: string;
  stateMachineAliasArn?: string;
}

export interface Execution extends ExecutionItem {
  input?: string;
  output?: string;
  error?: string;
  cause?: string;
  redriveStatus?: 'REDRIVABLE' | 'NOT_REDRIVABLE' | 'REDRIVABLE_BY_MAP_RUN';
  redriveStatusReason?: string;
}

export interface MachineOfExecution {
  stateMachineArn: string;
  name: string;
  definition: string;
}

export interface Finding {
  severity: 'ERROR' | 'WARNING';
  code: string;
  message: string;
  location?: string;
}

export interface Validation {
  result: 'OK' | 'FAIL';
  diagnostics: Finding[];
}

/** An event of a history, with the details of its type. */
export interface HistoryEvent {
  id: number;
  previousEventId: number;
  timestamp: number;
  type: string;
  [details: string]: unknown;
}
