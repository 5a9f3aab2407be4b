import { get } from './client';
import { allPages, PAGE } from './pages';
import type { Query } from './query';
import type { ExecutionItem, ExecutionStatus, MachineItem } from './types';

export type StatusCounts = Partial<Record<ExecutionStatus, number>>;

export interface MachineCounts extends MachineItem {
  status: 'ACTIVE' | 'DELETING';
  counts: StatusCounts;
}

export interface FoundExecution extends ExecutionItem {
  error?: string;
  failedState?: string;
}

export interface Search {
  stateMachineArn?: string | null;
  status?: string | null;
  namePrefix?: string | null;
  startedFrom?: number | null;
  startedUntil?: number | null;
  error?: string | null;
  failedState?: string | null;
  text?: string | null;
}

export interface SearchPage {
  executions: FoundExecution[];
  nextToken?: string;
  /** Older executions were not looked at yet. */
  scannedUntil?: number;
}

export interface PendingTask {
  executionArn: string;
  stateMachineArn: string;
  name: string;
  state: string;
  /** For whoever has the token, for the worker that took it, or for any worker to take it. */
  waiting: 'CALLBACK' | 'WORKER' | 'POLL';
  resource: string;
  /** Absent while no worker has taken the task of an activity. */
  taskToken?: string;
  input?: string;
  since: number;
  dueDate?: number;
  heartbeatDueDate?: number;
}

export interface Overview {
  since: number;
  counts: StatusCounts;
  counted: boolean;
  minutes: { begin: number; started: number; ended: StatusCounts }[];
  lastFailures: FoundExecution[];
}

/** All machines with the counts of their executions. */
export function listMachineCounts(signal?: AbortSignal): Promise<MachineCounts[]> {
  return allPages(
    (nextToken) => get<{ stateMachines: MachineCounts[]; nextToken?: string }>('/state-machines', { limit: PAGE, nextToken }, signal),
    (page) => page.stateMachines,
  );
}

export function searchExecutions(search: Search, limit: number, nextToken: string | undefined, signal?: AbortSignal): Promise<SearchPage> {
  return get('/executions', { ...(search as Query), limit, nextToken }, signal);
}

export function listPending(nextToken: string | undefined, signal?: AbortSignal): Promise<{ tasks: PendingTask[]; nextToken?: string }> {
  return get('/pending', { limit: 100, nextToken }, signal);
}

export function overview(signal?: AbortSignal): Promise<Overview> {
  return get('/overview', {}, signal);
}
