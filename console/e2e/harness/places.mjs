// Addresses of the console's main pages on a seeded server, relative to /console/.
import { executionArn, machineArn } from './api.mjs';

export const machine = (name, rest = '') => `machines/${encodeURIComponent(machineArn(name))}${rest}`;
export const execution = (of, name, rest = '') => `executions/${encodeURIComponent(executionArn(of, name))}${rest}`;

/** The main pages: what each is called, where it is, and what stands on it once it is complete. */
export const MAIN_PAGES = [
  { name: 'home', at: '', shows: 'text=Failed lately' },
  { name: 'machines', at: 'machines', shows: 'text=order-fulfilment' },
  { name: 'machine', at: machine('order-fulfilment', '?tab=graph'), shows: '.react-flow__node' },
  { name: 'machine-executions', at: machine('order-fulfilment'), shows: 'text=waits-for-approval' },
  { name: 'editor', at: machine('order-fulfilment', '/edit'), shows: '.react-flow__node' },
  { name: 'executions', at: 'executions', shows: '.list-row >> nth=5' },
  { name: 'execution-failed', at: execution('warehouse', 'parcel-without-weight', '?state=Weigh'), shows: '.is-failed' },
  { name: 'execution-running', at: execution('order-fulfilment', 'waits-for-approval'), shows: '.is-running' },
  { name: 'execution-map', at: execution('stocktaking', 'thousand-shelves', '?state=Count%20shelves'), shows: 'text=1000 succeeded' },
  { name: 'events', at: execution('order-fulfilment', 'retried', '?tab=events&event=5'), shows: '[role=option]' },
  { name: 'timeline', at: execution('order-fulfilment', 'retried', '?tab=timeline'), shows: '.bar' },
  { name: 'pending', at: 'pending', shows: 'text=waits-for-approval' },
  { name: 'test-state', at: 'test-state', shows: 'text=What to run' },
];
