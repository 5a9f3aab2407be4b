import type { Graph } from '../src/asl/graph';
import { cornerOf, type Layout, type Point } from '../src/asl/layout';
import { pathOf } from '../src/graph/path';

const SAMPLES = 24;

/** Points along a drawn path of the commands M, L, Q and C. */
export function sampled(path: string): Point[] {
  const points: Point[] = [];
  for (const [, command, numbers] of path.matchAll(/([MLQC])([^MLQC]+)/g)) {
    const values = numbers!.trim().split(/[ ,]+/).map(Number);
    const given = Array.from({ length: values.length / 2 }, (_, i) => ({ x: values[2 * i]!, y: values[2 * i + 1]! }));
    if (command === 'M') {
      points.push(...given);
      continue;
    }
    const control = [points.at(-1)!, ...given];
    for (let i = 1; i <= SAMPLES; i++) {
      points.push(bezier(control, i / SAMPLES));
    }
  }
  return points;
}

function bezier(control: Point[], part: number): Point {
  return control.length === 1
    ? control[0]!
    : bezier(
        control.slice(1).map((to, i) => ({
          x: control[i]!.x + (to.x - control[i]!.x) * part,
          y: control[i]!.y + (to.y - control[i]!.y) * part,
        })),
        part,
      );
}

/** Arrows that are drawn through a box that is neither an end of theirs nor around one. */
export function crossings(graph: Graph, layout: Layout): string[] {
  const groups = new Map(graph.groups.map((group) => [group.id, group.owner]));
  const groupOf = new Map(graph.nodes.map((node) => [node.id, node.group]));
  const around = (id: string) => {
    const found = new Set<string>();
    for (let at: string | null | undefined = id; at; at = groups.get(at) ?? groupOf.get(at)) {
      found.add(at);
    }
    return found;
  };
  const boxes = graph.nodes.map(({ id }) => ({ id, ...layout.boxes.get(id)!, ...cornerOf(id, graph, layout.boxes) }));
  return graph.edges.flatMap((edge) => {
    const own = new Set([...around(edge.from), ...around(edge.to)]);
    const points = sampled(pathOf(layout.routes.get(edge.id)!.points));
    return boxes
      .filter((box) => !own.has(box.id))
      .filter((box) => points.some(({ x, y }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height))
      .map((box) => `${edge.id} goes through ${box.id}`);
  });
}
