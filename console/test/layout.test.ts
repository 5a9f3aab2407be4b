import { describe, expect, it } from 'vitest';
import { definitionOf, readDefinition } from '../src/asl/definition';
import { graphOf } from '../src/asl/graph';
import { cornerOf, layoutOf, STATE_HEIGHT, STATE_WIDTH } from '../src/asl/layout';

function chain(length: number) {
  const states: Record<string, unknown> = {};
  for (let i = 0; i < length; i++) {
    states[`S${i}`] = i + 1 < length ? { Type: 'Pass', Next: `S${i + 1}` } : { Type: 'Pass', End: true };
  }
  return { StartAt: 'S0', States: states };
}

function laidOut(definition: unknown) {
  const graph = graphOf(definitionOf(definition)!);
  return { graph, layout: layoutOf(graph) };
}

describe('layout', () => {
  it('puts a chain from top to bottom without overlap', () => {
    const { layout } = laidOut(chain(5));
    const tops = [0, 1, 2, 3, 4].map((i) => layout.boxes.get(`S${i}`)!);
    for (let i = 1; i < tops.length; i++) {
      expect(tops[i]!.y).toBeGreaterThanOrEqual(tops[i - 1]!.y + tops[i - 1]!.height);
    }
  });

  it('keeps the branches of a Parallel inside its box, side by side', () => {
    const { layout } = laidOut({
      StartAt: 'Both',
      States: {
        Both: { Type: 'Parallel', End: true, Branches: [chain(2), { StartAt: 'Other', States: { Other: { Type: 'Pass', End: true } } }] },
      },
    });
    const owner = layout.boxes.get('Both')!;
    const left = layout.boxes.get('Both/0')!;
    const right = layout.boxes.get('Both/1')!;
    expect(left.x + left.width).toBeLessThanOrEqual(right.x);
    expect(right.x + right.width).toBeLessThanOrEqual(owner.width);
    expect(left.y + left.height).toBeLessThanOrEqual(owner.height);
    const inner = layout.boxes.get('Both/0/S1')!;
    expect(inner.y + inner.height).toBeLessThanOrEqual(left.height);
  });

  it('draws cycles, states that nothing leads to and arrows that lead nowhere', () => {
    const { graph, layout } = laidOut({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' }, Lonely: { Type: 'Pass', Next: 'Missing' } },
    });
    expect(layout.boxes.size).toBe(4);
    expect(graph.byName.get('Lonely')!.reachable).toBe(false);
    expect(graph.edges.some((edge) => edge.to.includes('Missing'))).toBe(false);
  });

  it('leads arrows around the boxes between their ends', () => {
    const { graph, layout } = laidOut({
      StartAt: 'First',
      States: {
        First: { Type: 'Task', Next: 'Wide', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Last' }] },
        Wide: {
          Type: 'Parallel',
          Next: 'Last',
          Branches: [chain(2), { StartAt: 'Other', States: { Other: { Type: 'Pass', End: true } } }],
        },
        Last: { Type: 'Succeed' },
      },
    });
    const route = layout.routes.get(graph.edges.find((edge) => edge.kind === 'catch')!.id)!;
    const wide = layout.boxes.get('Wide')!;
    expect(route.points.length).toBeGreaterThan(2);
    for (const { x, y } of route.points) {
      expect(x > wide.x && x < wide.x + wide.width && y > wide.y && y < wide.y + wide.height).toBe(false);
    }
  });

  it('counts the ways of arrows inside a branch from the corner of the whole', () => {
    const { graph, layout } = laidOut({ StartAt: 'Both', States: { Both: { Type: 'Parallel', End: true, Branches: [chain(2)] } } });
    const edge = graph.edges.find((candidate) => candidate.from === 'Both/0/S0')!;
    const corner = cornerOf('Both/0/S0', graph, layout.boxes);
    const [begin] = layout.routes.get(edge.id)!.points;
    expect(begin!.x).toBeCloseTo(corner.x + STATE_WIDTH / 2);
    expect(begin!.y).toBeCloseTo(corner.y + STATE_HEIGHT);
  });

  it('takes names with slashes and names of object members', () => {
    const { layout } = laidOut({
      StartAt: 'a/b',
      States: { 'a/b': { Type: 'Map', Next: 'constructor', ItemProcessor: chain(1) }, constructor: { Type: 'Pass', End: true } },
    });
    expect(layout.boxes.has('a/b/0/S0')).toBe(true);
    expect(layout.boxes.has('constructor')).toBe(true);
  });

  it('reads what is half written', () => {
    expect(readDefinition('{"StartAt":')).toBeNull();
    expect(readDefinition('[]')).toBeNull();
    expect(readDefinition('{"States":{"A":7,"B":{}}}')!.states.map((state) => state.name)).toEqual(['B']);
  });
});
