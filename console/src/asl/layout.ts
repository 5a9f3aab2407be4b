import dagre from '@dagrejs/dagre';
import type { Graph, GraphEdge, GraphNode } from './graph';
import { routesOf, type Box, type PlacedEdge, type Point, type Route } from './routes';

export type { Box, Point, Route } from './routes';

export interface Layout {
  /** Boxes of nodes and groups by id. Those of a group's content count from the group's corner. */
  boxes: Map<string, Box>;
  /** The ways that arrows take around the boxes, by id and counted from the corner of the whole. */
  routes: Map<string, Route>;
  width: number;
  height: number;
}

export const STATE_WIDTH = 190;
export const STATE_HEIGHT = 52;
const DOT = 34;
const GROUP_GAP = 16;
const GROUP_HEAD = 26;
const OWNER_HEAD = 54;
const MARGIN = 14;
const ROW_GAP = 48;
const LOOP_WIDTH = 20;
/** Rows that an arrow may cross and still count for where things stand. */
const ROWS_CROSSED_MAX = 6;
const LABEL_HEIGHT = 16;
const LETTER_WIDTH = 6;
const LABEL_EDGE = 12;
/** Labels are cut where they are drawn, too. */
export const LABEL_LETTERS_MAX = 34;

/**
 * Where everything stands, from top to bottom. The inside of a Parallel or Map is laid out first and then stands as one
 * box in what is around it.
 */
export function layoutOf(graph: Graph): Layout {
  const boxes = new Map<string, Box>();
  const routes = new Map<string, Route>();
  const within = groupBy(graph.nodes, (node) => node.group ?? '');
  const edgesOf = groupBy(graph.edges, (edge) => edge.group ?? '');
  const groupsOf = groupBy(graph.groups, (group) => group.owner);
  const size = (nodes: GraphNode[], edges: GraphEdge[]): { width: number; height: number } => {
    const drawing = new dagre.graphlib.Graph({ multigraph: true });
    drawing.setGraph({ rankdir: 'TB', nodesep: 30, ranksep: ROW_GAP, edgesep: 16, marginx: MARGIN, marginy: MARGIN });
    drawing.setDefaultEdgeLabel(() => ({}));
    // the library keeps nodes in plain objects, where a state called "constructor" would be found before it is put
    const numbers = new Map(nodes.map((node, i) => [node.id, `#${i}`]));
    const numberOf = (id: string) => numbers.get(id) ?? id;
    nodes.forEach((node) => drawing.setNode(numberOf(node.id), sizeOf(node)));
    const drawn = shortEdges(nodes, edges);
    drawn.forEach((edge) => drawing.setEdge(numberOf(edge.from), numberOf(edge.to), labelSize(edge), edge.id));
    dagre.layout(drawing);
    nodes.forEach((node) => {
      const { x, y, width, height } = drawing.node(numberOf(node.id));
      boxes.set(node.id, { x: x - width / 2, y: y - height / 2, width, height });
    });
    const isDrawn = new Set(drawn);
    const placed = edges.map((edge) => {
      const { x = 0, y = 0, points } = isDrawn.has(edge) ? drawing.edge(numberOf(edge.from), numberOf(edge.to), edge.id) : {};
      const { width, height } = labelSize(edge);
      return {
        edge,
        from: boxes.get(edge.from)!,
        to: boxes.get(edge.to)!,
        // the first and last are where the library would touch the boxes
        bends: points?.slice(1, -1),
        label: edge.label === null ? null : { x: x - width / 2, y: y - height / 2, width, height },
      };
    });
    const own = routesOf(
      nodes.map((node) => boxes.get(node.id)!),
      placed,
      ROW_GAP / 2,
    );
    own.forEach((route, id) => routes.set(id, route));
    const { width = 0, height = 0 } = drawing.graph();
    const { left, right } = extent(placed, own);
    const aside = Math.max(0, MARGIN - left);
    nodes.forEach((node) => shift(boxes, node.id, aside, 0));
    edges.forEach((edge) => shiftRoute(routes, edge.id, aside, 0));
    return { width: Math.max(finite(width), right + MARGIN) + aside, height: finite(height) };
  };
  const sizeOf = (node: GraphNode): { width: number; height: number } => {
    const groups = groupsOf.get(node.id) ?? [];
    if (node.kind !== 'state') {
      return { width: DOT, height: DOT };
    }
    if (groups.length === 0) {
      return { width: STATE_WIDTH, height: STATE_HEIGHT };
    }
    let x = GROUP_GAP;
    let tallest = 0;
    for (const group of groups) {
      const inner = size(within.get(group.id) ?? [], edgesOf.get(group.id) ?? []);
      const width = Math.max(inner.width, STATE_WIDTH);
      boxes.set(group.id, { x, y: OWNER_HEAD, width, height: inner.height + GROUP_HEAD });
      const middle = (width - inner.width) / 2;
      (within.get(group.id) ?? []).forEach((child) => shift(boxes, child.id, middle, GROUP_HEAD));
      (edgesOf.get(group.id) ?? []).forEach((edge) => shiftRoute(routes, edge.id, middle, GROUP_HEAD));
      x += width + GROUP_GAP;
      tallest = Math.max(tallest, inner.height + GROUP_HEAD);
    }
    return { width: x, height: OWNER_HEAD + tallest + GROUP_GAP };
  };
  const whole = size(within.get('') ?? [], edgesOf.get('') ?? []);
  for (const group of graph.groups) {
    const { x, y } = cornerOf(group.id, graph, boxes);
    (edgesOf.get(group.id) ?? []).forEach((edge) => shiftRoute(routes, edge.id, x, y));
  }
  return { boxes, routes, ...whole };
}

/** The corner of a group, or of a box, counted from that of the whole. */
export function cornerOf(id: string, graph: Graph, boxes: ReadonlyMap<string, Box>): Point {
  const groups = new Map(graph.groups.map((group) => [group.id, group.owner]));
  const nodes = new Map(graph.nodes.map((node) => [node.id, node.group]));
  const corner = { x: 0, y: 0 };
  for (let at: string | null | undefined = id; at !== null && at !== undefined; at = groups.get(at) ?? nodes.get(at)) {
    corner.x += boxes.get(at)?.x ?? 0;
    corner.y += boxes.get(at)?.y ?? 0;
  }
  return corner;
}

function labelSize(edge: GraphEdge): { width: number; height: number; labelpos?: string } {
  return edge.label === null
    ? { width: edge.from === edge.to ? LOOP_WIDTH : 0, height: 0 }
    : { width: Math.min(edge.label.length, LABEL_LETTERS_MAX) * LETTER_WIDTH + LABEL_EDGE, height: LABEL_HEIGHT, labelpos: 'c' };
}

/** How far arrows and their labels reach to both sides. */
function extent(placed: readonly PlacedEdge[], routes: ReadonlyMap<string, Route>): { left: number; right: number } {
  let left = MARGIN;
  let right = 0;
  for (const { edge, label } of placed) {
    const { points = [], label: at = null } = routes.get(edge.id) ?? {};
    for (const [x, half] of [...points.map((point) => [point.x, 0] as const), ...(at && label ? [[at.x, label.width / 2] as const] : [])]) {
      left = Math.min(left, x - half);
      right = Math.max(right, x + half);
    }
  }
  return { left, right };
}

/**
 * The arrows that decide where things stand. A long one, such as that of a Catch to the far end, says nothing more, and
 * the library would put an invisible box into every row that it crosses: two hundred of them take half a minute.
 */
function shortEdges(nodes: GraphNode[], edges: GraphEdge[]): GraphEdge[] {
  const rows = rowsOf(nodes, edges);
  return edges.filter((edge) => Math.abs((rows.get(edge.to) ?? 0) - (rows.get(edge.from) ?? 0)) <= ROWS_CROSSED_MAX);
}

/** The row of each node: one below the lowest of those before it; arrows back do not count. */
function rowsOf(nodes: GraphNode[], edges: GraphEdge[]): Map<string, number> {
  const out = groupBy(edges, (edge) => edge.from);
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const back = new Set<GraphEdge>();
  for (const root of nodes) {
    const stack = state.has(root.id) ? [] : [{ id: root.id, next: 0 }];
    stack.forEach((frame) => state.set(frame.id, 'open'));
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      const edge = (out.get(frame.id) ?? [])[frame.next++];
      if (!edge) {
        state.set(frame.id, 'done');
        order.push(frame.id);
        stack.pop();
      } else if (state.get(edge.to) === 'open') {
        back.add(edge);
      } else if (!state.has(edge.to)) {
        state.set(edge.to, 'open');
        stack.push({ id: edge.to, next: 0 });
      }
    }
  }
  const rows = new Map<string, number>();
  for (const id of order.reverse()) {
    const row = rows.get(id) ?? 0;
    rows.set(id, row);
    (out.get(id) ?? []).filter((edge) => !back.has(edge)).forEach((edge) => rows.set(edge.to, Math.max(rows.get(edge.to) ?? 0, row + 1)));
  }
  return rows;
}

function shift(boxes: Map<string, Box>, id: string, x: number, y: number): void {
  const box = boxes.get(id);
  if (box) {
    boxes.set(id, { ...box, x: box.x + x, y: box.y + y });
  }
}

function shiftRoute(routes: Map<string, Route>, id: string, x: number, y: number): void {
  const route = routes.get(id);
  if (route) {
    const moved = (point: Point) => ({ x: point.x + x, y: point.y + y });
    routes.set(id, { points: route.points.map(moved), label: route.label && moved(route.label) });
  }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const found = groups.get(key(item));
    if (found) {
      found.push(item);
    } else {
      groups.set(key(item), [item]);
    }
  }
  return groups;
}
