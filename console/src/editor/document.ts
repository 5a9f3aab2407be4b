import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, stringify, type Document, type Node, type Pair } from 'yaml';
import { kindAt } from '../asl/fields';
import { indented } from '../widgets/jsonText';

export type Format = 'json' | 'yaml';

/** A place in the text. */
export interface Span {
  from: number;
  to: number;
}

export interface Fault extends Span {
  message: string;
}

/** Values that aliases may stand for, all in all; beyond it a text is refused instead of filling the memory. */
const ALIASES_MAX = 1_000;

/** The text of an editor, understood as far as possible. */
export interface Parsed {
  /** The definition as JSON text, or null when the text does not parse. */
  json: string | null;
  value: unknown;
  faults: Fault[];
  document: Document;
}

/** Reads JSON or YAML. JSON is read by its own rules first, for YAML would take more. */
export function parse(text: string, format: Format): Parsed {
  const document = parseDocument(text, { keepSourceTokens: false, lineCounter: new LineCounter(), prettyErrors: false, uniqueKeys: true });
  const faults: Fault[] = document.errors.map((error) => ({
    from: error.pos[0],
    to: Math.max(error.pos[1], error.pos[0] + 1),
    message: error.message,
  }));
  if (format === 'json') {
    try {
      JSON.parse(text);
    } catch (fault) {
      const message = fault instanceof Error ? fault.message : String(fault);
      const at = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
      faults.splice(0, faults.length, { from: Math.min(at, Math.max(0, text.length - 1)), to: Math.min(at + 1, text.length), message });
    }
  }
  if (faults.length > 0) {
    return { json: null, value: null, faults, document };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: ALIASES_MAX });
    return { json: format === 'json' ? text : JSON.stringify(value, null, 2), value, faults, document };
  } catch (fault) {
    return { json: null, value: null, faults: [{ from: 0, to: Math.min(1, text.length), message: String(fault) }], document };
  }
}

/** Writes the same definition in the other format; null when the text does not parse. */
export function converted(text: string, from: Format, to: Format): string | null {
  const { json, value } = parse(text, from);
  if (json === null) {
    return null;
  }
  return to === 'json' ? indented(json) : stringify(value, { lineWidth: 0 });
}

/** Where something named by a location such as `/States/Pay/Next` stands; the nearest that is there when it is missing. */
export function spanOf(document: Document, location: string): Span {
  const path = location
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  let node: unknown = document.contents;
  let span = rangeOf(node);
  for (let i = 0; i < path.length; i++) {
    const { child, key } = step(node, path[i]!);
    if (child === undefined && key === undefined) {
      break;
    }
    span = i === path.length - 1 ? rangeOf(child ?? key) : rangeOf(key ?? child);
    node = child;
  }
  return span;
}

/**
 * Where a finding points: at the field that its text names when the object it is about has one, else at the object's
 * beginning, for a mark over a whole definition would help nobody.
 */
export function spanOfFinding(document: Document, text: string, location: string, message: string): Span {
  const named = /'([^']+)'/.exec(message)?.[1];
  const field = named === undefined ? null : spanOf(document, `${location}/${escapedPart(named)}`);
  const object = spanOf(document, location);
  const span = field && field.from > object.from && field.to <= object.to ? field : object;
  const lineEnd = text.indexOf('\n', span.from);
  return { from: span.from, to: lineEnd < 0 ? span.to : Math.min(span.to, Math.max(lineEnd, span.from + 1)) };
}

function escapedPart(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

function step(node: unknown, part: string): { child: unknown; key: unknown } {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === part);
    return { child: pair?.value ?? undefined, key: pair?.key };
  }
  const index = Number(part.replace(/^\[|\]$/g, ''));
  return { child: isSeq(node) ? node.items[index] : undefined, key: undefined };
}

function rangeOf(node: unknown): Span {
  const range = (node as Node | null | undefined)?.range;
  return range ? { from: range[0], to: Math.max(range[1], range[0] + 1) } : { from: 0, to: 1 };
}

/** The name of the innermost state that a place in the text lies in, its name included, or null. */
export function stateAt(document: Document, at: number): string | null {
  return [...statesOf(document.contents)].findLast(({ pair }) => holds(pair, at))?.name ?? null;
}

function holds(pair: Pair, at: number): boolean {
  const value = rangeOf(pair.value ?? pair.key);
  return rangeOf(pair.key).from <= at && at <= value.to;
}

/** Where a state stands that has this name, at whatever depth; null when there is none. */
export function spanOfState(document: Document, name: string): Span | null {
  for (const state of statesOf(document.contents)) {
    if (state.name === name) {
      return rangeOf(state.pair.key);
    }
  }
  return null;
}

/** All states in the order of the text, those of a Parallel or Map after the state that they belong to. */
function* statesOf(node: unknown, path: (string | number)[] = []): Generator<FoundState> {
  if (isMap(node)) {
    for (const pair of node.items) {
      const here = [...path, isScalar(pair.key) ? String(pair.key.value) : ''];
      if (kindAt(here) === 'state') {
        yield { name: String(here.at(-1)), pair };
      }
      yield* statesOf(pair.value, here);
    }
  } else if (isSeq(node)) {
    for (const [i, item] of node.items.entries()) {
      yield* statesOf(item, [...path, i]);
    }
  }
}

interface FoundState {
  name: string;
  pair: Pair;
}

/** The object that a place in the text lies in: the keys and positions that lead to it, and the object itself. */
export function objectAt(document: Document, at: number): { path: (string | number)[]; object: Record<string, unknown> } {
  const path: (string | number)[] = [];
  let found: Record<string, unknown> = {};
  const visit = (node: unknown, here: (string | number)[]): void => {
    if (isMap(node) && within(node, at)) {
      path.splice(0, path.length, ...here);
      found = Object.fromEntries(
        node.items
          .filter((pair) => isScalar(pair.key))
          .map((pair) => [String((pair.key as { value: unknown }).value), isScalar(pair.value) ? pair.value.value : undefined]),
      );
      node.items.forEach((pair) => isPair(pair) && isScalar(pair.key) && visit(pair.value, [...here, String(pair.key.value)]));
    } else if (isSeq(node) && within(node, at)) {
      node.items.forEach((item, i) => visit(item, [...here, i]));
    }
  };
  visit(document.contents, []);
  return { path, object: found };
}

function within(node: Node, at: number): boolean {
  return node.range !== null && node.range !== undefined && node.range[0] <= at && at <= node.range[2];
}
