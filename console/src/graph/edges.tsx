import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type EdgeProps } from '@xyflow/react';
import { LABEL_LETTERS_MAX, type Point } from '../asl/layout';

export interface RouteData extends Record<string, unknown> {
  route: Point[] | undefined;
  label: string | null;
}

/** An arrow along the way that was laid out for it, around the boxes between its ends. */
export function RoutedEdge(props: EdgeProps) {
  const { id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, markerEnd } = props;
  const { route, label } = props.data as RouteData;
  const [path, x, y] = route?.length
    ? [smooth(route), ...middle(route)]
    : getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition });
  return (
    <>
      <BaseEdge id={id} path={path} {...(markerEnd ? { markerEnd } : {})} />
      {label !== null && (
        <EdgeLabelRenderer>
          <div className="edge-label" style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }} title={label}>
            {label.length > LABEL_LETTERS_MAX ? `${label.slice(0, LABEL_LETTERS_MAX - 1)}…` : label}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

/** A curve that goes by all points but touches only the first and the last. */
export function smooth(route: readonly Point[]): string {
  const [first, ...rest] = route;
  const last = rest.at(-1);
  if (!first || !last) {
    return '';
  }
  const parts = [`M${first.x},${first.y}`];
  for (let i = 0; i < rest.length - 1; i++) {
    const bend = rest[i]!;
    const next = rest[i + 1]!;
    const end = i === rest.length - 2 ? next : { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 };
    parts.push(`Q${bend.x},${bend.y} ${end.x},${end.y}`);
  }
  return rest.length === 1 ? `${parts[0]}L${last.x},${last.y}` : parts.join('');
}

function middle(route: readonly Point[]): [number, number] {
  const at = route[Math.floor(route.length / 2)]!;
  return [at.x, at.y];
}
