import '@xyflow/react/dist/base.css';
import './graph.css';
import { Background, Controls, MarkerType, ReactFlow, type Edge, type Node, type ReactFlowInstance } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import { useTheme } from '../app/theme';
import type { Definition } from '../asl/definition';
import type { Differences } from '../asl/differences';
import { graphOf, type Graph } from '../asl/graph';
import { cornerOf, layoutOf, STATE_HEIGHT, STATE_WIDTH, type Layout } from '../asl/layout';
import { RoutedEdge } from './edges';
import { DotNode, FrameNode, StateNode, type StateData } from './nodes';
import type { Mark } from './marks';

const NODE_TYPES = { state: StateNode, owner: StateNode, frame: FrameNode, dot: DotNode };
const EDGE_TYPES = { routed: RoutedEdge };
const SMALLEST_ZOOM = 0.1;
/** A drawing that would have to be smaller than this to fit is shown from its top, for its names must be read. */
const READABLE_ZOOM = 0.72;
const EDGE_OF_VIEW = 12;

/**
 * The picture of a definition.
 *
 * @param marks how states stand, by name; absent where nothing runs
 * @param differences how states differ from another definition, by name
 * @param selected name of the state that is shown beside the graph
 */
export function StateGraph(props: {
  definition: Definition;
  marks?: ReadonlyMap<string, Mark>;
  differences?: Differences;
  selected?: string | null;
  onSelect?: (name: string | null) => void;
  label: string;
}) {
  const { definition, marks, differences, selected = null, onSelect, label } = props;
  const { dark } = useTheme();
  const drawing = useMemo(() => {
    const graph = graphOf(definition);
    return { graph, layout: layoutOf(graph) };
  }, [definition]);
  const nodes = useMemo(
    () => nodesOf(drawing.graph, drawing.layout, { marks, differences, selected }),
    [drawing, marks, differences, selected],
  );
  const edges = useMemo(() => edgesOf(drawing.graph, drawing.layout, marks), [drawing, marks]);
  const frame = useRef<HTMLDivElement>(null);
  const flow = useRef<ReactFlowInstance | null>(null);
  useEffect(() => {
    if (flow.current && frame.current && selected !== null) {
      bringIntoView(flow.current, frame.current, drawing, selected);
    }
  }, [selected, drawing]);
  return (
    <div
      className="state-graph"
      role="region"
      aria-label={label}
      ref={frame}
      onKeyDown={(event) => {
        // the library selects a node by key, but tells nobody
        const node = (event.target as HTMLElement).closest('.react-flow__node')?.getAttribute('data-id');
        const picked = drawing.graph.nodes.find((candidate) => candidate.id === node)?.state?.name;
        if (picked !== undefined && (event.key === 'Enter' || event.key === ' ')) {
          event.preventDefault();
          onSelect?.(picked);
        }
      }}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onInit={(instance) => {
          flow.current = instance;
          if (frame.current) {
            showFirst(instance, frame.current, drawing.layout);
            if (selected !== null) {
              bringIntoView(instance, frame.current, drawing, selected);
            }
          }
        }}
        colorMode={dark ? 'dark' : 'light'}
        fitViewOptions={{ maxZoom: 1, padding: 0.04 }}
        minZoom={SMALLEST_ZOOM}
        maxZoom={2}
        onlyRenderVisibleElements={nodes.length > 150}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        onNodeClick={(_, node) => onSelect?.((node.data as StateData).name ?? null)}
        onPaneClick={() => onSelect?.(null)}
      >
        <Background gap={24} />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

/** As much of the drawing as can be read, from its top. */
function showFirst(flow: ReactFlowInstance, frame: HTMLElement, layout: Layout): void {
  const { clientWidth, clientHeight } = frame;
  const fitting = Math.min((clientWidth - 2 * EDGE_OF_VIEW) / layout.width, (clientHeight - 2 * EDGE_OF_VIEW) / layout.height);
  const zoom = Math.min(1, Math.max(READABLE_ZOOM, fitting));
  const free = clientHeight - layout.height * zoom;
  void flow.setViewport({ zoom, x: (clientWidth - layout.width * zoom) / 2, y: free > 0 ? Math.min(free / 2, 40) : EDGE_OF_VIEW });
}

/** Moves the drawing when a state that was picked elsewhere is out of sight. */
function bringIntoView(flow: ReactFlowInstance, frame: HTMLElement, drawing: { graph: Graph; layout: Layout }, name: string): void {
  const node = drawing.graph.byName.get(name);
  const box = node && drawing.layout.boxes.get(node.id);
  if (!node || !box) {
    return;
  }
  const { x, y } = cornerOf(node.id, drawing.graph, drawing.layout.boxes);
  const view = flow.getViewport();
  const left = x * view.zoom + view.x;
  const top = y * view.zoom + view.y;
  const width = Math.min(box.width, STATE_WIDTH) * view.zoom;
  const height = Math.min(box.height, STATE_HEIGHT) * view.zoom;
  const isAside = left < 0 || left + width > frame.clientWidth;
  const isAbove = top < 0 || top + height > frame.clientHeight;
  if (isAside || isAbove) {
    void flow.setViewport({
      zoom: view.zoom,
      x: isAside ? frame.clientWidth / 2 - width / 2 - x * view.zoom : view.x,
      y: isAbove ? frame.clientHeight / 2 - height / 2 - y * view.zoom : view.y,
    });
  }
}

interface Look {
  marks: ReadonlyMap<string, Mark> | undefined;
  differences: Differences | undefined;
  selected: string | null;
}

function nodesOf(graph: Graph, layout: Layout, { marks, differences, selected }: Look): Node[] {
  const owners = new Set(graph.groups.map((group) => group.owner));
  const box = (id: string) => layout.boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
  const nodes: Node[] = [];
  const place = (id: string, parent: string | null) => {
    const { x, y, width, height } = box(id);
    return { id, position: { x, y }, width, height, ...(parent === null ? {} : { parentId: parent }) };
  };
  for (const node of graph.nodes) {
    const name = node.state?.name ?? null;
    const data = {
      name,
      kind: node.state?.type ?? node.kind,
      resource: node.state?.resource ?? null,
      reachable: node.reachable,
      mark: name === null ? undefined : marks?.get(name),
      faded: marks !== undefined && name !== null && !marks.has(name),
      difference: name === null || !differences ? null : differenceOf(name, differences),
      selected: name !== null && name === selected,
    };
    const type = node.kind !== 'state' ? 'dot' : owners.has(node.id) ? 'owner' : 'state';
    nodes.push({ ...place(node.id, node.group), type, data, focusable: node.kind === 'state', ariaLabel: spoken(data) } as Node);
    for (const group of graph.groups.filter((candidate) => candidate.owner === node.id)) {
      nodes.push({
        ...place(group.id, node.id),
        type: 'frame',
        data: { name: null, title: group.title },
        selectable: false,
        focusable: false,
      });
    }
  }
  return nodes;
}

function differenceOf(name: string, differences: Differences): StateData['difference'] {
  return differences.added.has(name)
    ? 'added'
    : differences.removed.has(name)
      ? 'removed'
      : differences.changed.has(name)
        ? 'changed'
        : null;
}

function spoken(data: { name: string | null; kind: string; mark: Mark | undefined }): string {
  return data.name === null ? data.kind : `${data.name}, ${data.kind}${data.mark ? `, ${data.mark.status}` : ''}`;
}

function edgesOf(graph: Graph, layout: Layout, marks: ReadonlyMap<string, Mark> | undefined): Edge[] {
  const nameOf = new Map(graph.nodes.map((node) => [node.id, node.state?.name ?? null]));
  const seen = (id: string) => {
    const name = nameOf.get(id);
    return name === null || name === undefined || marks === undefined || marks.has(name);
  };
  return graph.edges.map((edge) => {
    const faded = !(seen(edge.from) && seen(edge.to));
    return {
      id: edge.id,
      source: edge.from,
      target: edge.to,
      type: 'routed',
      data: { route: layout.routes.get(edge.id) ?? { points: [], label: null }, label: edge.label },
      className: `edge edge-${edge.kind}${faded ? ' edge-faded' : ''}`,
      markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16 },
      zIndex: 1,
    };
  });
}
