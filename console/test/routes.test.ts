import order from '../../examples/order-fulfilment/state-machine.asl.json?raw';
import { describe, expect, it } from 'vitest';
import { definitionOf } from '../src/asl/definition';
import { graphOf, type Graph } from '../src/asl/graph';
import { cornerOf, layoutOf, type Box, type Point } from '../src/asl/layout';
import { pathOf } from '../src/graph/path';
import { crossings, sampled } from './crossings';

type States = Record<string, Record<string, unknown>>;

const all = (next: string) => [{ ErrorEquals: ['States.ALL'], Next: next }];
const chain = (names: string[], last: Record<string, unknown> = { End: true }) =>
  machine(Object.fromEntries(names.map((name, i) => [name, { Type: 'Pass', ...(names[i + 1] ? { Next: names[i + 1] } : last) }])));
const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);

function machine(states: States): { StartAt: string; States: States } {
  return { StartAt: Object.keys(states)[0]!, States: states };
}

const WIDE_CHOICE = machine({
  Which: {
    Type: 'Choice',
    Choices: numbered('Kind ', 12).map((name, i) => ({ Condition: `{% $kind = ${i} and $amount > ${i * 100} %}`, Next: name })),
    Default: 'None of them',
  },
  ...Object.fromEntries(
    numbered('Kind ', 12).map((name, i) => [name, { Type: 'Task', Next: i % 3 ? 'Done' : 'Check', Catch: all('Broken') }]),
  ),
  Check: { Type: 'Choice', Choices: [{ Condition: '{% $again %}', Next: 'Which' }], Default: 'Done' },
  'None of them': { Type: 'Fail' },
  Broken: { Type: 'Fail' },
  Done: { Type: 'Succeed' },
});

const CAUGHT_PARALLEL = machine({
  Prepare: { Type: 'Task', Next: 'Both', Catch: all('Clean up') },
  Both: {
    Type: 'Parallel',
    Branches: [chain(numbered('Left ', 5)), chain(['Right']), WIDE_CHOICE],
    Next: 'After',
    Catch: [{ ErrorEquals: ['Late'], Next: 'Prepare' }, ...all('Clean up')],
  },
  After: { Type: 'Task', Next: 'Last', Catch: all('Clean up') },
  Last: { Type: 'Succeed' },
  'Clean up': { Type: 'Task', Next: 'Failed', Catch: all('Failed') },
  Failed: { Type: 'Fail' },
});

const LOOPS = machine({
  Ask: { Type: 'Task', Next: 'Is it done?' },
  'Is it done?': {
    Type: 'Choice',
    Choices: [
      { Condition: '{% $done %}', Next: 'Work' },
      { Condition: '{% $unknown %}', Next: 'Is it done?' },
    ],
    Default: 'Wait',
  },
  Wait: { Type: 'Wait', Next: 'Ask' },
  ...chain(numbered('Step ', 12), { Next: 'Enough?' }).States,
  Work: { Type: 'Task', Next: 'Step 0', Catch: all('Wait') },
  'Enough?': {
    Type: 'Choice',
    Choices: [
      { Condition: '{% $more %}', Next: 'Ask' },
      { Condition: '{% $some %}', Next: 'Step 0' },
      { Condition: '{% $few %}', Next: 'Step 9' },
    ],
    Default: 'Done',
  },
  Done: { Type: 'Succeed' },
});

const UNREACHABLE = machine({
  First: { Type: 'Pass', Next: 'Second' },
  Second: { Type: 'Pass', End: true },
  'Alone 0': { Type: 'Pass', Next: 'Alone 1' },
  'Alone 1': { Type: 'Map', ItemProcessor: chain(numbered('Inner ', 3)), Next: 'Alone 0', Catch: all('Second') },
  Stray: { Type: 'Pass', Next: 'Second' },
  Empty: { Type: 'Parallel', Branches: [], Next: 'Stray' },
});

const NESTED = machine({
  Each: {
    Type: 'Map',
    ItemProcessor: machine({
      Sort: { Type: 'Choice', Choices: [{ Condition: '{% $a %}', Next: 'Together' }], Default: 'Skip' },
      Skip: { Type: 'Succeed' },
      Together: { Type: 'Parallel', Branches: [CAUGHT_PARALLEL, LOOPS], Next: 'Collect', Catch: all('Give up') },
      Collect: { Type: 'Pass', End: true },
      'Give up': { Type: 'Fail' },
    }),
    Next: 'Report',
    Catch: all('Tell'),
  },
  Report: { Type: 'Pass', End: true },
  Tell: { Type: 'Fail' },
});

const FAR_FAILURES = machine({
  ...Object.fromEntries(
    numbered('Task ', 15).map((name, i) => [
      name,
      i % 4 === 3
        ? { Type: 'Map', ItemProcessor: chain(numbered(`${name}.`, 3)), Next: `Task ${i + 1}`, Catch: all(`No ${i}`) }
        : { Type: 'Task', ...(i < 14 ? { Next: `Task ${i + 1}` } : { End: true }), Catch: all(i % 2 ? `No ${i}` : 'Never') },
    ]),
  ),
  ...Object.fromEntries(numbered('No ', 15).map((name) => [name, { Type: 'Fail' }])),
  Never: { Type: 'Fail' },
});

/** A long line of tasks with one far handler, and every tenth with a jump of its own. */
const TWO_HUNDRED = machine({
  ...Object.fromEntries(
    numbered('Task ', 198).map((name, i) => [
      name,
      i % 10 === 5
        ? { Type: 'Choice', Choices: [{ Condition: '{% $skip %}', Next: `Task ${Math.min(197, i + 17)}` }], Default: `Task ${i + 1}` }
        : { Type: 'Task', ...(i < 197 ? { Next: `Task ${i + 1}` } : { Next: 'Done' }), Catch: all('Handle') },
    ]),
  ),
  Handle: { Type: 'Task', Next: 'Task 100' },
  Done: { Type: 'Succeed' },
});

const ORDER: unknown = JSON.parse(order);

describe('routes', () => {
  it.each(
    Object.entries({
      'the order example': ORDER,
      'a Choice with many branches': WIDE_CHOICE,
      'a caught Parallel': CAUGHT_PARALLEL,
      'loops back': LOOPS,
      'states that nothing leads to': UNREACHABLE,
      'a Parallel in a Map': NESTED,
      'Fail states far from the end': FAR_FAILURES,
      '200 states': TWO_HUNDRED,
    }),
  )('go through no box: %s', (_, definition) => {
    const graph = graphOf(definitionOf(definition)!);
    const began = performance.now();
    const layout = layoutOf(graph);
    console.info(`${graph.nodes.length} boxes in ${Math.round(performance.now() - began)} ms`);
    expect(layout.routes.size).toBe(graph.edges.length);
    expect(crossings(graph, layout)).toEqual([]);
  });

  it('begin at the edge of their source and end at that of their target', () => {
    const graph = graphOf(definitionOf(NESTED)!);
    const layout = layoutOf(graph);
    for (const edge of graph.edges) {
      const points = sampled(pathOf(layout.routes.get(edge.id)!.points));
      expect(isOnEdge(points[0]!, boxOf(edge.from, graph, layout.boxes))).toBe(true);
      expect(isOnEdge(points.at(-1)!, boxOf(edge.to, graph, layout.boxes))).toBe(true);
    }
  });

  it('do not cross right behind the labels of one state', () => {
    const graph = graphOf(definitionOf(ORDER)!);
    const layout = layoutOf(graph);
    const [toMap, toDeclined] = ['Prepare the items', 'Order was declined'].map((to) => {
      const edge = graph.edges.find((candidate) => candidate.from === 'Is it approved?' && candidate.to === to)!;
      return { label: layout.routes.get(edge.id)!.label!.x, end: layout.boxes.get(to)!.x };
    });
    expect(toMap!.label < toDeclined!.label).toBe(toMap!.end < toDeclined!.end);
  });

  it('keep labels off boxes and off each other', () => {
    for (const definition of [ORDER, WIDE_CHOICE, CAUGHT_PARALLEL]) {
      const graph = graphOf(definitionOf(definition)!);
      const { routes } = layoutOf(graph);
      const labels = graph.edges.filter((edge) => edge.label !== null).map((edge) => routes.get(edge.id)!.label!);
      expect(labels.length).toBeGreaterThan(2);
      labels.forEach((a, i) =>
        labels.slice(i + 1).forEach((b) => expect(Math.abs(a.x - b.x) < 30 && Math.abs(a.y - b.y) < 16).toBe(false)),
      );
    }
  });
});

function boxOf(id: string, graph: Graph, boxes: ReadonlyMap<string, Box>): Box {
  return { ...boxes.get(id)!, ...cornerOf(id, graph, boxes) };
}

function isOnEdge({ x, y }: Point, box: Box): boolean {
  const isAcross = x >= box.x - 0.01 && x <= box.x + box.width + 0.01;
  const isUpright = y >= box.y - 0.01 && y <= box.y + box.height + 0.01;
  const near = (a: number, b: number) => Math.abs(a - b) < 0.01;
  return isAcross && isUpright && (near(y, box.y) || near(y, box.y + box.height) || near(x, box.x + box.width));
}
