import { call } from './client';
import { allPages, PAGE } from './pages';
import type { Alias, AliasItem, Execution, Machine, MachineOfExecution, MachineType, Route, Validation, Version } from './types';

export function describeMachine(stateMachineArn: string, signal?: AbortSignal): Promise<Machine> {
  return call('DescribeStateMachine', { stateMachineArn }, signal);
}

export function createMachine(machine: {
  name: string;
  definition: string;
  roleArn: string;
  type: MachineType;
}): Promise<{ stateMachineArn: string }> {
  return call('CreateStateMachine', machine);
}

export function updateMachine(
  stateMachineArn: string,
  change: { definition?: string; roleArn?: string; publish?: boolean },
): Promise<{ revisionId?: string; stateMachineVersionArn?: string }> {
  return call('UpdateStateMachine', { stateMachineArn, ...change });
}

export function deleteMachine(stateMachineArn: string): Promise<object> {
  return call('DeleteStateMachine', { stateMachineArn });
}

export function validate(definition: string, type: MachineType, signal?: AbortSignal): Promise<Validation> {
  return call('ValidateStateMachineDefinition', { definition, type, severity: 'WARNING', maxResults: 100 }, signal);
}

export function listVersions(stateMachineArn: string, signal?: AbortSignal): Promise<Version[]> {
  return allPages(
    (nextToken) =>
      call<{ stateMachineVersions: Version[]; nextToken?: string }>(
        'ListStateMachineVersions',
        { stateMachineArn, maxResults: PAGE, nextToken },
        signal,
      ),
    (page) => page.stateMachineVersions,
  );
}

export function publishVersion(stateMachineArn: string, description: string): Promise<{ stateMachineVersionArn: string }> {
  return call('PublishStateMachineVersion', { stateMachineArn, ...(description ? { description } : {}) });
}

export function listAliases(stateMachineArn: string, signal?: AbortSignal): Promise<AliasItem[]> {
  return allPages(
    (nextToken) =>
      call<{ stateMachineAliases: AliasItem[]; nextToken?: string }>(
        'ListStateMachineAliases',
        { stateMachineArn, maxResults: PAGE, nextToken },
        signal,
      ),
    (page) => page.stateMachineAliases,
  );
}

export function createAlias(alias: { name: string; description?: string; routingConfiguration: Route[] }): Promise<object> {
  return call('CreateStateMachineAlias', alias);
}

export function updateAlias(change: {
  stateMachineAliasArn: string;
  description?: string;
  routingConfiguration: Route[];
}): Promise<object> {
  return call('UpdateStateMachineAlias', change);
}

export function deleteAlias(stateMachineAliasArn: string): Promise<object> {
  return call('DeleteStateMachineAlias', { stateMachineAliasArn });
}

export function deleteVersion(stateMachineVersionArn: string): Promise<object> {
  return call('DeleteStateMachineVersion', { stateMachineVersionArn });
}

export function describeAlias(stateMachineAliasArn: string, signal?: AbortSignal): Promise<Alias> {
  return call('DescribeStateMachineAlias', { stateMachineAliasArn }, signal);
}

export function startExecution(stateMachineArn: string, input: string, name: string): Promise<{ executionArn: string; startDate: number }> {
  return call('StartExecution', { stateMachineArn, input, ...(name ? { name } : {}) });
}

/** Runs an execution of an Express machine to its end. */
export function startSyncExecution(stateMachineArn: string, input: string, name: string): Promise<SyncResult> {
  return call('StartSyncExecution', { stateMachineArn, input, ...(name ? { name } : {}) });
}

export function stopExecution(executionArn: string, error: string, cause: string): Promise<{ stopDate: number }> {
  return call('StopExecution', { executionArn, ...(error ? { error } : {}), ...(cause ? { cause } : {}) });
}

export function redriveExecution(executionArn: string): Promise<{ redriveDate: number }> {
  return call('RedriveExecution', { executionArn });
}

export function describeExecution(executionArn: string, signal?: AbortSignal): Promise<Execution> {
  return call('DescribeExecution', { executionArn }, signal);
}

export function machineOfExecution(executionArn: string, signal?: AbortSignal): Promise<MachineOfExecution> {
  return call('DescribeStateMachineForExecution', { executionArn }, signal);
}

/** Takes the next task of an activity, as a worker does; without a token when none comes for a minute. */
export function takeActivityTask(activityArn: string, workerName: string): Promise<{ taskToken?: string | null; input?: string | null }> {
  return call('GetActivityTask', { activityArn, workerName });
}

export interface SyncResult {
  executionArn: string;
  status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT';
  startDate: number;
  stopDate: number;
  output?: string;
  error?: string;
  cause?: string;
}

export interface Inspection {
  input?: string;
  afterInputPath?: string;
  afterParameters?: string;
  afterArguments?: string;
  afterItemsPath?: string;
  afterItemSelector?: string;
  afterItemBatcher?: string;
  result?: string;
  afterResultSelector?: string;
  afterResultPath?: string;
  variables?: string;
  errorDetails?: { catchIndex?: number; retryIndex?: number; retryBackoffIntervalSeconds?: number };
}

export interface TestResult {
  status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  output?: string;
  error?: string;
  cause?: string;
  nextState?: string;
  inspectionData?: Inspection;
}

/** Where a role has to be named and none is at hand: the server keeps and shows it, and does not assume it. */
export const ANY_ROLE = 'arn:aws:iam::123456789012:role/any';

export interface TestRequest {
  definition: string;
  input: string;
  roleArn: string;
  inspectionLevel: string;
  stateName?: string;
  variables?: string;
  context?: string;
  mock?: { result: string; fieldValidationMode?: string } | { errorOutput: { error: string; cause: string } };
  stateConfiguration?: { retrierRetryCount?: number };
}

/** Runs one state by itself. */
export function testState(request: TestRequest, signal?: AbortSignal): Promise<TestResult> {
  return call('TestState', request, signal);
}

export function sendTaskSuccess(taskToken: string, output: string): Promise<object> {
  return call('SendTaskSuccess', { taskToken, output });
}

export function sendTaskFailure(taskToken: string, error: string, cause: string): Promise<object> {
  return call('SendTaskFailure', { taskToken, ...(error ? { error } : {}), ...(cause ? { cause } : {}) });
}

export function sendTaskHeartbeat(taskToken: string): Promise<object> {
  return call('SendTaskHeartbeat', { taskToken });
}
