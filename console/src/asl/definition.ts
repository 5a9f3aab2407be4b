import { shortened } from './shortened';

/** A definition as far as it can be understood: what does not fit is left out, never refused. */
export interface Definition {
  startAt: string | null;
  states: State[];
}

export interface State {
  name: string;
  type: string;
  resource: string | null;
  next: Transition[];
  isEnd: boolean;
  /** Branches of a Parallel, or the one processor of a Map. */
  children: Definition[];
  raw: Record<string, unknown>;
}

export interface Transition {
  to: string;
  kind: 'next' | 'choice' | 'default' | 'catch';
  label: string | null;
}

const DEEPEST = 80;
const LABEL_MAX = 60;

/** Reads the JSON text of a definition; null when it is no JSON object. */
export function readDefinition(text: string): Definition | null {
  return definitionOf(parsedObject(text));
}

/** Reads a definition that is parsed already; null when it is no object. */
export function definitionOf(value: unknown): Definition | null {
  return isObject(value) ? machine(value, 0) : null;
}

function machine(value: Record<string, unknown>, depth: number): Definition {
  const states = isObject(value.States) && depth < DEEPEST ? value.States : {};
  return {
    startAt: text(value.StartAt),
    states: Object.entries(states).flatMap(([name, state]) => (isObject(state) ? [stateOf(name, state, depth)] : [])),
  };
}

function stateOf(name: string, raw: Record<string, unknown>, depth: number): State {
  const type = text(raw.Type) ?? '?';
  return {
    name,
    type,
    resource: text(raw.Resource),
    next: transitions(raw),
    isEnd: raw.End === true || type === 'Succeed' || type === 'Fail',
    children: childrenOf(raw).map((child) => machine(child, depth + 1)),
    raw,
  };
}

function childrenOf(raw: Record<string, unknown>): Record<string, unknown>[] {
  if (raw.Type === 'Parallel') {
    return Array.isArray(raw.Branches) ? raw.Branches.filter(isObject) : [];
  }
  const processor = raw.ItemProcessor ?? raw.Iterator;
  return raw.Type === 'Map' && isObject(processor) ? [processor] : [];
}

function transitions(raw: Record<string, unknown>): Transition[] {
  const found: Transition[] = [];
  const add = (to: unknown, kind: Transition['kind'], label: string | null) => {
    if (typeof to === 'string') {
      found.push({ to, kind, label });
    }
  };
  if (Array.isArray(raw.Choices)) {
    raw.Choices.filter(isObject).forEach((rule) => add(rule.Next, 'choice', ruleText(rule)));
  }
  add(raw.Default, 'default', 'Default');
  add(raw.Next, 'next', null);
  if (Array.isArray(raw.Catch)) {
    raw.Catch.filter(isObject).forEach((catcher) => add(catcher.Next, 'catch', errorsOf(catcher)));
  }
  return found;
}

function errorsOf(catcher: Record<string, unknown>): string {
  return Array.isArray(catcher.ErrorEquals) ? labelOf(catcher.ErrorEquals.join(', ')) : 'Catch';
}

/** A rule of a Choice as a person would say it. */
function ruleText(rule: Record<string, unknown>): string {
  if (typeof rule.Condition === 'string') {
    return labelOf(rule.Condition.replace(/^\{%\s*|\s*%\}$/g, ''));
  }
  if (Array.isArray(rule.And)) {
    return labelOf(rule.And.filter(isObject).map(ruleText).join(' and '));
  }
  if (Array.isArray(rule.Or)) {
    return labelOf(rule.Or.filter(isObject).map(ruleText).join(' or '));
  }
  if (isObject(rule.Not)) {
    return labelOf(`not (${ruleText(rule.Not)})`);
  }
  const operator = Object.keys(rule).find((key) => !['Variable', 'Next', 'Comment', 'Assign', 'Output'].includes(key));
  return operator ? labelOf(`${String(rule.Variable ?? '')} ${sign(operator)} ${JSON.stringify(rule[operator])}`) : 'rule';
}

function sign(operator: string): string {
  if (operator.includes('GreaterThanEquals')) return '≥';
  if (operator.includes('LessThanEquals')) return '≤';
  if (operator.includes('GreaterThan')) return '>';
  if (operator.includes('LessThan')) return '<';
  if (operator.includes('Matches')) return 'matches';
  return operator.startsWith('Is') ? operator.replace(/^Is/, 'is ').toLowerCase() : '=';
}

function labelOf(label: string): string {
  return shortened(label, LABEL_MAX);
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The JSON object that a text is, or null when it is anything else. */
export function parsedObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
