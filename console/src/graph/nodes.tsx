import { Handle, Position, type NodeProps } from '@xyflow/react';
import { visitStatusText } from '../widgets/VisitStatus';
import type { Mark } from './marks';

export interface StateData extends Record<string, unknown> {
  name: string | null;
  kind: string;
  resource: string | null;
  reachable: boolean;
  mark: Mark | undefined;
  faded: boolean;
  difference: 'added' | 'removed' | 'changed' | null;
  selected: boolean;
}

const SIGNS: Record<Mark['status'], string> = {
  running: '●',
  retrying: '↻',
  succeeded: '✓',
  caught: '!',
  failed: '✕',
  aborted: '■',
};

function Head({ data }: { data: StateData }) {
  const { mark } = data;
  return (
    <>
      <div className="state-head">
        <span className="state-kind">{kindText(data)}</span>
        {data.difference && <span className="state-sign">{data.difference}</span>}
        {mark && (
          <span className="state-sign" title={visitStatusText(mark.status).toLowerCase()}>
            {SIGNS[mark.status]}
            {mark.visits > 1 ? ` ×${mark.visits}` : ''}
            {mark.retries > 0 ? ` ↻${mark.retries}` : ''}
          </span>
        )}
      </div>
      <div className="state-name" title={data.name ?? ''}>
        {data.name}
      </div>
    </>
  );
}

function kindText(data: StateData): string {
  const service = data.resource?.startsWith('arn:aws:states:::') ? data.resource.slice('arn:aws:states:::'.length) : null;
  if (service) {
    return service.replace(/^aws-sdk:/, '').replace(/\.(sync(:2)?|waitForTaskToken)$/, '');
  }
  return data.resource?.includes(':activity:') ? 'Activity' : data.resource?.includes(':lambda:') ? 'Lambda' : data.kind;
}

function look(base: string, data: StateData): string {
  return [
    base,
    `kind-${data.kind.toLowerCase()}`,
    data.mark ? `is-${data.mark.status}` : '',
    data.faded ? 'is-faded' : '',
    data.difference ? `is-${data.difference}` : '',
    data.selected ? 'is-selected' : '',
    data.reachable ? '' : 'is-unreachable',
  ].join(' ');
}

function Ends() {
  return (
    <>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </>
  );
}

/** A state; a Parallel or Map has what it runs inside. */
export function StateNode({ type, data }: NodeProps) {
  const state = data as StateData;
  return (
    <div className={look(type === 'owner' ? 'state-box owner-box' : 'state-box', state)} data-state={state.name}>
      <Head data={state} />
      <Ends />
    </div>
  );
}

/** What stands around a branch or around what runs for each item. */
export function FrameNode({ data }: NodeProps) {
  return (
    <div className="group-box">
      <span>{(data as { title: string }).title}</span>
    </div>
  );
}

export function DotNode({ data }: NodeProps) {
  const kind = (data as StateData).kind;
  return (
    <div className={`dot-box dot-${kind}`}>
      {kind === 'start' ? 'Start' : 'End'}
      <Ends />
    </div>
  );
}
