import type { Box, PlacedEdge } from './routes';

/** One arrow where it first passes a row, and where it goes from there. */
interface First {
  placed: PlacedEdge;
  x: number;
  y: number;
  half: number;
  next: number;
}

/**
 * The layered layout at times leaves two arrows of one state crossed right behind their labels. They change places where
 * nothing else stands between them.
 */
export function untangled(boxes: readonly Box[], edges: readonly PlacedEdge[]): PlacedEdge[] {
  const moved = new Map<PlacedEdge, PlacedEdge>(edges.map((placed) => [placed, placed]));
  const bySource = new Map<string, PlacedEdge[]>();
  for (const placed of edges) {
    bySource.set(placed.edge.from, [...(bySource.get(placed.edge.from) ?? []), placed]);
  }
  for (const siblings of bySource.values()) {
    const firsts = siblings.flatMap((placed) => firstOf(placed) ?? []).sort((a, b) => a.x - b.x);
    for (let i = 0; i + 1 < firsts.length; i++) {
      const [left, right] = [firsts[i]!, firsts[i + 1]!];
      if (left.y === right.y && left.next > right.next && isAlone(left, right, boxes, edges)) {
        const from = left.x - left.half;
        const to = right.x + right.half;
        moved.set(right.placed, movedTo(from + right.half, right));
        moved.set(left.placed, movedTo(to - left.half, left));
        // one change of places for each: who has moved is no longer where the next comparison would look
        i++;
      }
    }
  }
  return edges.map((placed) => moved.get(placed)!);
}

function firstOf(placed: PlacedEdge): First | null {
  const { bends, label, to, from } = placed;
  const [bend, after] = bends ?? [];
  if (!bend || placed.edge.from === placed.edge.to || to.y < from.y) {
    return null;
  }
  return { placed, ...bend, half: label && isAt(label, bend.y) ? label.width / 2 : 0, next: after?.x ?? to.x + to.width / 2 };
}

function isAlone(left: First, right: First, boxes: readonly Box[], edges: readonly PlacedEdge[]): boolean {
  const from = left.x - left.half;
  const to = right.x + right.half;
  const isBetween = (x: number) => x > from && x < to;
  return (
    !boxes.some((box) => isAt(box, left.y) && box.x < to && box.x + box.width > from) &&
    !edges.some(
      (placed) =>
        placed !== left.placed && placed !== right.placed && placed.bends?.some(({ x, y }) => Math.abs(y - left.y) < 1 && isBetween(x)),
    )
  );
}

function isAt(box: Box, y: number): boolean {
  return y > box.y - 1 && y < box.y + box.height + 1;
}

function movedTo(x: number, { placed, y }: First): PlacedEdge {
  const { bends, label } = placed;
  return {
    ...placed,
    bends: [{ x, y }, ...bends!.slice(1)],
    label: label && isAt(label, y) ? { ...label, x: x - label.width / 2 } : label,
  };
}
