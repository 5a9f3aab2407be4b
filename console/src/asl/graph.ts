import type { Definition, State, Transition } from './definition';

/** A box of the drawing: a state, or the start or end of the whole. */
export interface GraphNode {
  id: string;
  kind: 'state' | 'start' | 'end';
  state: State | null;
  /** The branch or processor it stands in. */
  group: string | null;
  reachable: boolean;
}

/** A frame around a branch of a Parallel or the processor of a Map, inside the box of its state. */
export interface GraphGroup {
  id: string;
  /** Id of the box of the Parallel or Map. */
  owner: string;
  title: string;
}

export interface GraphEdge {
  id: string;
  from: string;
  to: string;
  kind: Transition['kind'] | 'end' | 'start';
  label: string | null;
  /** The branch or processor that both ends stand in. */
  group: string | null;
}

export interface Graph {
  nodes: GraphNode[];
  groups: GraphGroup[];
  edges: GraphEdge[];
  /** Boxes by the name of their state; the first where two have one name. */
  byName: Map<string, GraphNode>;
}

/** The boxes and arrows of a definition. Arrows to states that do not exist are left out. */
export function graphOf(definition: Definition): Graph {
  const graph: Graph = { nodes: [], groups: [], edges: [], byName: new Map() };
  addMachine(graph, definition, null, '');
  return graph;
}

function addMachine(graph: Graph, definition: Definition, group: string | null, prefix: string): void {
  const start = `${prefix}(start)`;
  const end = `${prefix}(end)`;
  const names = new Set(definition.states.map((state) => state.name));
  const reached = reachable(definition);
  const arrow = (from: string, to: string, kind: GraphEdge['kind'], label: string | null, number: number) =>
    graph.edges.push({ id: `${from}>${kind}${number}>${to}`, from, to, kind, label, group });
  // inside a branch the frame says where it begins and ends: more dots would only make the drawing longer
  const hasDots = group === null;
  if (hasDots) {
    graph.nodes.push({ id: start, kind: 'start', state: null, group, reachable: true });
    if (definition.startAt !== null && names.has(definition.startAt)) {
      arrow(start, prefix + definition.startAt, 'start', null, 0);
    }
  }
  let ends = false;
  for (const state of definition.states) {
    const id = prefix + state.name;
    const node: GraphNode = { id, kind: 'state', state, group, reachable: reached.has(state.name) };
    graph.nodes.push(node);
    if (!graph.byName.has(state.name)) {
      graph.byName.set(state.name, node);
    }
    state.next
      .filter((transition) => names.has(transition.to))
      .forEach((transition, i) => arrow(id, prefix + transition.to, transition.kind, transition.label, i));
    if (state.isEnd && hasDots) {
      ends = true;
      arrow(id, end, 'end', null, 0);
    }
    state.children.forEach((child, i) => {
      const inner = `${id}/${i}`;
      graph.groups.push({ id: inner, owner: id, title: state.type === 'Map' ? 'each item' : `branch ${i + 1}` });
      addMachine(graph, child, inner, `${inner}/`);
    });
  }
  if (ends) {
    graph.nodes.push({ id: end, kind: 'end', state: null, group, reachable: true });
  }
}

function reachable(definition: Definition): Set<string> {
  const states = new Map(definition.states.map((state) => [state.name, state]));
  const reached = new Set<string>();
  const left = definition.startAt === null ? [] : [definition.startAt];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const state = states.get(name);
    if (state && !reached.has(name)) {
      reached.add(name);
      left.push(...state.next.map((transition) => transition.to));
    }
  }
  return reached;
}
