import type { Box, PlacedEdge, Point, Route } from './routes';

/** From one x to another. */
export interface Span {
  from: number;
  to: number;
}

const TRIES_A_SEGMENT = 6;
const BOX_HIT = 1000;
const LABEL_HIT = 100;
const LINE_HIT = 1;

export function touches(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

/** The x nearest to the one wished for that is in none of the spans. */
export function freeAt(wished: number, taken: readonly Span[]): number {
  const merged: Span[] = [];
  for (const span of [...taken].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) {
      last.to = Math.max(last.to, span.to);
    } else {
      merged.push({ ...span });
    }
  }
  const inTheWay = merged.find((span) => wished > span.from && wished < span.to);
  if (!inTheWay) {
    return wished;
  }
  return wished - inTheWay.from < inTheWay.to - wished ? inTheWay.from : inTheWay.to;
}

/**
 * Finds places for the labels of arrows that the layered layout has kept none for: the first one along the arrow where a
 * label covers no box, no other label and as few arrows as may be.
 */
export function labelSpots(edges: readonly PlacedEdge[], boxes: readonly Box[], routes: Map<string, Route>): void {
  const settled: Box[] = [];
  const wanting: { id: string; route: Route; size: Box }[] = [];
  for (const { edge, label } of edges) {
    const route = routes.get(edge.id);
    if (route?.label && label) {
      settled.push(rectOf(route.label, label));
    } else if (route && label) {
      wanting.push({ id: edge.id, route, size: label });
    }
  }
  if (wanting.length === 0) {
    return;
  }
  const lines = [...routes].flatMap(([id, { points }]) => points.slice(1).map((to, i) => ({ id, ...rectAround(points[i]!, to) })));
  for (const { id, route, size } of wanting) {
    const others = lines.filter((line) => line.id !== id);
    let best = { at: route.points[0]!, cost: Infinity };
    for (const at of along(route.points)) {
      const rect = rectOf(at, size);
      const cost = BOX_HIT * hits(boxes, rect) + LABEL_HIT * hits(settled, rect) + LINE_HIT * hits(others, rect);
      if (cost < best.cost) {
        best = { at, cost };
      }
      if (cost === 0) {
        break;
      }
    }
    route.label = best.at;
    settled.push(rectOf(best.at, size));
  }
}

function along(points: readonly Point[]): Point[] {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i]!;
    return Array.from({ length: TRIES_A_SEGMENT }, (_, step) => {
      const part = (step + 0.5) / TRIES_A_SEGMENT;
      return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
    });
  });
}

function rectOf(at: Point, size: Box): Box {
  return { ...size, x: at.x - size.width / 2, y: at.y - size.height / 2 };
}

function rectAround(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

function hits(boxes: readonly Box[], rect: Box): number {
  return boxes.filter(
    (box) => box.x < rect.x + rect.width && rect.x < box.x + box.width && box.y < rect.y + rect.height && rect.y < box.y + box.height,
  ).length;
}
