import type { GraphEdge } from './graph';
import { freeAt, labelSpots, touches, type Span } from './lanes';
import { untangled } from './untangle';

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

/** The way of an arrow. Straight between points with one x or one y, and a bow that leaves and arrives upright elsewhere. */
export interface Route {
  points: Point[];
  /** The middle of its label. */
  label: Point | null;
}

/** An arrow as the layered layout has put it: between which boxes, and where it passes the rows between them. */
export interface PlacedEdge {
  edge: GraphEdge;
  from: Box;
  to: Box;
  /** Absent where the layout did not know the arrow. */
  bends: Point[] | undefined;
  /** The box of its label; its place counts only for an arrow that the layout knew. */
  label: Box | null;
}

/** The strip that a row of boxes or labels takes from side to side. Between two rows nothing stands. */
interface Row {
  middle: number;
  top: number;
  bottom: number;
  boxes: Box[];
  /** What no other arrow may pass through: boxes, labels and the lanes of arrows. */
  taken: Span[];
}

/** An arrow that is not in its own lane of the layered layout, with its row of departure and arrival. */
interface Detour {
  placed: PlacedEdge;
  source: number;
  target: number;
  lane: number;
}

const BOX_CLEARANCE = 14;
const LANE_CLEARANCE = 10;
const PORTS_APART_MAX = 30;
/** The rounded corners of a box are no place for an arrow. */
const CORNER = 24;
const SAME_ROW = 1;

/**
 * Ways that go through no box. An arrow crosses a row upright, in a lane of its own beside the boxes, and moves sideways
 * only between two rows, where no box stands.
 */
export function routesOf(boxes: readonly Box[], edges: readonly PlacedEdge[], rowGap: number): Map<string, Route> {
  const loops = edges.filter((placed) => placed.edge.from === placed.edge.to);
  const others = untangled(
    boxes,
    edges.filter((placed) => placed.edge.from !== placed.edge.to),
  );
  const rows = rowsOf(boxes, others);
  const rowAt = (y: number) => rows.findIndex((row) => Math.abs(row.middle - y) < SAME_ROW);
  const inLane = others.filter(({ bends }) => bends && bends.every(({ x, y }) => !rows[rowAt(y)]?.boxes.some((box) => isIn(x, box))));
  const detours = others
    .filter((placed) => !inLane.includes(placed))
    .map((placed) => ({ placed, source: rowAt(middleY(placed.from)), target: rowAt(middleY(placed.to)), lane: 0 }));
  takeLanes(inLane, rows, rowAt);
  giveLanes(detours, rows);
  const ports = portsOf(inLane, detours);
  const routes = new Map<string, Route>(loops.map((placed) => [placed.edge.id, loop(placed)]));
  for (const placed of inLane) {
    const points = throughRows(placed, ports, rows, rowAt);
    routes.set(placed.edge.id, { points, label: placed.label && centerOf(placed.label) });
  }
  for (const detour of detours) {
    routes.set(detour.placed.edge.id, { points: around(detour, ports, rows, rowGap), label: null });
  }
  labelSpots(edges, boxes, routes);
  return routes;
}

function rowsOf(boxes: readonly Box[], edges: readonly PlacedEdge[]): Row[] {
  const rows: Row[] = [];
  const add = (y: number, height: number, box: Box | null) => {
    let row = rows.find((candidate) => Math.abs(candidate.middle - y) < SAME_ROW);
    if (!row) {
      row = { middle: y, top: y, bottom: y, boxes: [], taken: [] };
      rows.push(row);
    }
    row.top = Math.min(row.top, y - height / 2);
    row.bottom = Math.max(row.bottom, y + height / 2);
    if (box) {
      row.boxes.push(box);
      row.taken.push({ from: box.x - BOX_CLEARANCE, to: box.x + box.width + BOX_CLEARANCE });
    }
  };
  boxes.forEach((box) => add(middleY(box), box.height, box));
  for (const { bends, label } of edges) {
    bends?.forEach(({ y }) => add(y, 0, null));
    if (bends && label) {
      add(middleY(label), label.height, null);
    }
  }
  return rows.sort((a, b) => a.middle - b.middle);
}

function takeLanes(inLane: readonly PlacedEdge[], rows: Row[], rowAt: (y: number) => number): void {
  for (const { bends, label } of inLane) {
    bends!.forEach(({ x, y }) => rows[rowAt(y)]?.taken.push({ from: x - LANE_CLEARANCE, to: x + LANE_CLEARANCE }));
    if (label) {
      rows[rowAt(middleY(label))]?.taken.push({ from: label.x - 4, to: label.x + label.width + 4 });
    }
  }
}

/** Arrows to one box share a lane: two hundred of them side by side would say nothing more. */
function giveLanes(detours: readonly Detour[], rows: Row[]): void {
  const bundles = new Map<string, Detour[]>();
  for (const detour of detours) {
    const key = bundleOf(detour);
    bundles.set(key, [...(bundles.get(key) ?? []), detour]);
  }
  for (const bundle of bundles.values()) {
    const crossed = rows.slice(
      Math.min(...bundle.map(({ source, target }) => (target > source ? source + 1 : target))),
      Math.max(...bundle.map(({ source, target }) => (target > source ? target : source + 1))),
    );
    const ends = bundle.flatMap(({ placed }) => [middleX(placed.from), middleX(placed.to)]);
    const wished = ends.reduce((sum, x) => sum + x, 0) / ends.length;
    const lane = freeAt(
      wished,
      crossed.flatMap((row) => row.taken),
    );
    crossed.forEach((row) => row.taken.push({ from: lane - LANE_CLEARANCE, to: lane + LANE_CLEARANCE }));
    bundle.forEach((detour) => (detour.lane = lane));
  }
}

function bundleOf({ placed, source, target }: Detour): string {
  return `${target > source ? 'down' : 'up'} ${placed.edge.to}`;
}

type Ports = (edge: GraphEdge, end: 'from' | 'to') => number;

/** Where arrows leave and reach their boxes: side by side, in the order in which they go on. */
function portsOf(inLane: readonly PlacedEdge[], detours: readonly Detour[]): Ports {
  const sides = new Map<string, { box: Box; uses: Map<string, { toward: number; ends: string[] }> }>();
  const use = (node: string, box: Box, side: 'top' | 'bottom', key: string, toward: number, end: string) => {
    const at = sides.get(`${side} ${node}`) ?? { box, uses: new Map() };
    sides.set(`${side} ${node}`, at);
    const known = at.uses.get(key) ?? { toward, ends: [] };
    known.ends.push(end);
    at.uses.set(key, known);
  };
  for (const { edge, from, to, bends } of inLane) {
    const isDown = middleY(to) > middleY(from);
    use(edge.from, from, isDown ? 'bottom' : 'top', edge.id, bends![0]?.x ?? middleX(to), `from ${edge.id}`);
    use(edge.to, to, isDown ? 'top' : 'bottom', edge.id, bends!.at(-1)?.x ?? middleX(from), `to ${edge.id}`);
  }
  for (const detour of detours) {
    const { edge, from, to } = detour.placed;
    use(edge.from, from, 'bottom', bundleOf(detour), detour.lane, `from ${edge.id}`);
    use(edge.to, to, 'top', bundleOf(detour), detour.lane, `to ${edge.id}`);
  }
  const places = new Map<string, number>();
  for (const { box, uses } of sides.values()) {
    const inOrder = [...uses.values()].sort((a, b) => a.toward - b.toward);
    const gaps = inOrder.length - 1;
    const apart = gaps > 0 ? Math.min(PORTS_APART_MAX, Math.max(4, box.width - 2 * CORNER) / gaps) : 0;
    inOrder.forEach(({ ends }, i) => ends.forEach((end) => places.set(end, middleX(box) + (i - gaps / 2) * apart)));
  }
  return (edge, end) => places.get(`${end} ${edge.id}`) ?? 0;
}

function throughRows(placed: PlacedEdge, ports: Ports, rows: Row[], rowAt: (y: number) => number): Point[] {
  const { edge, from, to, bends, label } = placed;
  const isDown = middleY(to) > middleY(from);
  const leave = ports(edge, 'from');
  const arrive = ports(edge, 'to');
  const enters = (row: Row) => (isDown ? row.top : row.bottom);
  const leaves = (row: Row) => (isDown ? row.bottom : row.top);
  const source = rows[rowAt(middleY(from))]!;
  const target = rows[rowAt(middleY(to))]!;
  const points = [
    { x: leave, y: isDown ? from.y + from.height : from.y },
    { x: leave, y: leaves(source) },
  ];
  bends!.forEach(({ x, y }, i) => {
    const row = rows[rowAt(y)]!;
    const before = points.at(-1)!.x;
    const after = bends![i + 1]?.x ?? arrive;
    const sweep = { from: Math.min(before, after), to: Math.max(before, after) };
    // a row without boxes need not bend the arrow unless a label is in the way
    const isOwn = label !== null && Math.abs(middleY(label) - row.middle) < SAME_ROW;
    const isOpen =
      row.boxes.length === 0 && !isOwn && (row.top === row.bottom || !row.taken.some((span) => isWide(span) && touches(span, sweep)));
    if (!isOpen) {
      points.push({ x, y: enters(row) }, { x, y: leaves(row) });
    }
  });
  points.push({ x: arrive, y: enters(target) }, { x: arrive, y: isDown ? to.y : to.y + to.height });
  return distinct(points);
}

/** Out at the bottom, along its lane, and in at the top, whether that is further down or back up. */
function around({ placed, source, target, lane }: Detour, ports: Ports, rows: Row[], rowGap: number): Point[] {
  const { edge, from, to } = placed;
  const [leave, arrive] = [ports(edge, 'from'), ports(edge, 'to')];
  const below = rows[source]!.bottom;
  const above = rows[target]!.top;
  const begin = { x: leave, y: from.y + from.height };
  const end = { x: arrive, y: to.y };
  if (target > source) {
    const lanes = target === source + 1 ? [] : [rows[source + 1]!.top, rows[target - 1]!.bottom].map((y) => ({ x: lane, y }));
    return distinct([begin, { x: leave, y: below }, ...lanes, { x: arrive, y: above }, end]);
  }
  const turn = below + rowGap / 2;
  const turnBack = above - rowGap / 2;
  return distinct([begin, { x: leave, y: turn }, { x: lane, y: turn }, { x: lane, y: turnBack }, { x: arrive, y: turnBack }, end]);
}

function loop({ from, bends, label }: PlacedEdge): Route {
  const right = from.x + from.width;
  const out = Math.max(right + 14, ...(bends ?? []).map(({ x }) => x));
  const middle = middleY(from);
  const [upper, lower] = [middle - 12, middle + 12];
  const points = [
    { x: right, y: upper },
    { x: out, y: upper },
    { x: out, y: lower },
    { x: right, y: lower },
  ];
  return { points, label: label && { x: out, y: middle } };
}

function isIn(x: number, box: Box): boolean {
  return x > box.x - 2 && x < box.x + box.width + 2;
}

function isWide(span: Span): boolean {
  return span.to - span.from > 2 * LANE_CLEARANCE;
}

function middleX(box: Box): number {
  return box.x + box.width / 2;
}

function middleY(box: Box): number {
  return box.y + box.height / 2;
}

function centerOf(box: Box): Point {
  return { x: middleX(box), y: middleY(box) };
}

function distinct(points: Point[]): Point[] {
  return points.filter((point, i) => i === 0 || Math.abs(point.x - points[i - 1]!.x) > 0.01 || Math.abs(point.y - points[i - 1]!.y) > 0.01);
}
