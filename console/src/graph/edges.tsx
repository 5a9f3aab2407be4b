import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { LABEL_LETTERS_MAX, type Route } from '../asl/layout';
import { shortened } from '../asl/shortened';
import { pathOf } from './path';

export interface RouteData extends Record<string, unknown> {
  route: Route;
  label: string | null;
}

/** An arrow along the way that was laid out for it, around the boxes between its ends. */
export function RoutedEdge({ id, data, markerEnd }: EdgeProps) {
  const { route, label } = data as RouteData;
  return (
    <>
      <BaseEdge id={id} path={pathOf(route.points)} {...(markerEnd ? { markerEnd } : {})} />
      {label !== null && route.label && (
        <EdgeLabelRenderer>
          <div
            className="edge-label"
            style={{ transform: `translate(-50%, -50%) translate(${route.label.x}px, ${route.label.y}px)` }}
            title={label}
          >
            {shortened(label, LABEL_LETTERS_MAX)}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}
