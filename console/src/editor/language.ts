import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import type { Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import type { Document } from 'yaml';
import { isObject } from '../asl/definition';
import { ERRORS, fieldsOf, kindAt, STATE_TYPES, type Field } from '../asl/fields';
import { objectAt, parse, type Format } from './document';

/** Colours, completion and help for definitions in one of the two formats. */
export function aslLanguage(format: Format): Extension {
  return [
    format === 'json' ? json() : yaml(),
    autocompletion({ override: [(context) => complete(context, format)], activateOnTyping: true }),
    hoverTooltip((view, at) => help(view.state.doc.toString(), at, format)),
  ];
}

const KEY = { json: /"([A-Za-z]*)$/, yaml: /^(?:\s|- )*([A-Za-z]*)$/ };
const VALUE = { json: /"([A-Za-z]+)"\s*:\s*"([^"]*)$/, yaml: /^(?:\s|- )*([A-Za-z]+)\s*:\s+"?([^"]*)$/ };
const ERROR_LIST = /ErrorEquals"?\s*:\s*\[[^\]]*"([^"]*)$/;

/** What could stand at the cursor: a field of the object around it, or a value of the field before it. */
export function complete(context: CompletionContext, format: Format): CompletionResult | null {
  const text = context.state.doc.toString();
  const line = context.state.doc.lineAt(context.pos);
  const before = text.slice(line.from, context.pos);
  const errors = ERROR_LIST.exec(text.slice(Math.max(0, context.pos - 500), context.pos));
  if (errors) {
    return { from: context.pos - errors[1]!.length, options: ERRORS.map((name) => ({ label: name, type: 'constant' })) };
  }
  const value = VALUE[format].exec(before);
  if (value) {
    const options = valuesOf(value[1]!, text, context.pos, format);
    return options.length ? { from: context.pos - value[2]!.length, options } : null;
  }
  const key = KEY[format].exec(before);
  if (!key || (format === 'json' && !isKeyPlace(text, context.pos - key[0].length))) {
    return null;
  }
  if (!context.explicit && key[1] === '' && format === 'yaml') {
    return null;
  }
  const { fields, object } = fieldsAt(text, context.pos, format);
  const options: Completion[] = fields
    .filter((field) => !(field.name in object) || field.name === key[1])
    .map((field) => ({
      label: field.name,
      info: field.help,
      type: 'property',
      ...(format === 'yaml' ? { apply: `${field.name}: ` } : {}),
    }));
  return options.length ? { from: context.pos - key[1]!.length, options } : null;
}

/** In JSON a name follows a brace or a comma; a text after a colon or in a list is a value. */
function isKeyPlace(text: string, quote: number): boolean {
  return /[{,]\s*$/.test(text.slice(Math.max(0, quote - 2_000), quote));
}

function valuesOf(field: string, text: string, at: number, format: Format): Completion[] {
  const constants = (names: readonly string[]): Completion[] => names.map((label) => ({ label, type: 'constant' }));
  switch (field) {
    case 'Type':
      return constants(STATE_TYPES);
    case 'QueryLanguage':
      return constants(['JSONPath', 'JSONata']);
    case 'Mode':
      return constants(['INLINE', 'DISTRIBUTED']);
    case 'JitterStrategy':
      return constants(['FULL', 'NONE']);
    case 'Resource':
      return constants([
        'arn:aws:states:::lambda:invoke',
        'arn:aws:states:::lambda:invoke.waitForTaskToken',
        'arn:aws:states:::states:startExecution.sync:2',
        'arn:aws:states:::states:startExecution',
      ]);
    case 'Next':
    case 'Default':
    case 'StartAt':
      return constants(stateNames(text, at, format));
    default:
      return [];
  }
}

/** Names of the states beside the one that the place lies in. */
function stateNames(text: string, at: number, format: Format): string[] {
  const { document } = parse(text, format);
  const { path } = objectAt(document, at);
  const cut = path.lastIndexOf('States');
  const machine: unknown = document.getIn(cut < 0 ? [] : path.slice(0, cut));
  const states = (machine as { toJSON?(): unknown } | null)?.toJSON?.();
  return isObject(states) && isObject(states.States) ? Object.keys(states.States) : [];
}

/** The object that a place lies in, and the fields that it may have. */
function fieldsAt(text: string, at: number, format: Format): { fields: Field[]; object: Record<string, unknown> } {
  const { document } = parse(text, format);
  const { path, object } = objectAt(document, at);
  const type = typeof object.Type === 'string' ? object.Type : null;
  return { fields: fieldsOf(kindAt(path), type, languageAt(document, path)), object };
}

function languageAt(document: Document, path: (string | number)[]): 'JSONPath' | 'JSONata' {
  for (let length = path.length; length >= 0; length--) {
    const found: unknown = document.getIn([...path.slice(0, length), 'QueryLanguage']);
    if (found === 'JSONata' || found === 'JSONPath') {
      return found;
    }
  }
  return 'JSONPath';
}

function help(text: string, at: number, format: Format) {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1);
  const from = text.length - line.length;
  for (const match of line.split('\n', 1)[0]!.matchAll(/"?([A-Za-z]+)"?\s*:/g)) {
    const begin = from + match.index;
    const end = begin + match[0].length;
    if (at >= begin && at <= end) {
      const field = fieldsAt(text, at, format).fields.find((known) => known.name === match[1]);
      return field ? { pos: begin, end, above: true, create: () => ({ dom: tip(field.name, field.help) }) } : null;
    }
  }
  return null;
}

function tip(name: string, text: string): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'asl-help';
  const title = document.createElement('b');
  title.textContent = name;
  dom.append(title, ` ${text}`);
  return dom;
}
