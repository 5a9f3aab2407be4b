import { EditorState } from '@codemirror/state';
import { CompletionContext } from '@codemirror/autocomplete';
import { describe, expect, it } from 'vitest';
import { fieldsOf, STATE_TYPES } from '../src/asl/fields';
import { converted, parse, spanOf, spanOfFinding, spanOfState, stateAt } from '../src/editor/document';
import { complete } from '../src/editor/language';

const JSON_TEXT = `{
  "StartAt": "Both",
  "States": {
    "Both": {
      "Type": "Parallel",
      "Branches": [{"StartAt": "Inner", "States": {"Inner": {"Type": "Pass", "End": true}}}],
      "Next": "Last"
    },
    "Last": {"Type": "Succeed"}
  }
}`;
const YAML_TEXT = converted(JSON_TEXT, 'json', 'yaml')!;
const textAt = (text: string, span: { from: number; to: number }) => text.slice(span.from, span.to);

describe('conversion', () => {
  it('goes from JSON to YAML and back without a change', () => {
    expect(JSON.parse(converted(YAML_TEXT, 'yaml', 'json')!)).toEqual(JSON.parse(JSON_TEXT));
  });

  it('keeps texts that YAML would take for something else', () => {
    const definition = JSON.stringify({
      Comment: 'yes',
      Version: '1.0',
      States: { 'a: b # c': { Result: ['no', '~', '2026-01-01', '- x'] } },
    });
    expect(JSON.parse(converted(converted(definition, 'json', 'yaml')!, 'yaml', 'json')!)).toEqual(JSON.parse(definition));
  });

  it('is not tried with what does not parse', () => {
    expect(converted('{"a": ', 'json', 'yaml')).toBeNull();
    expect(converted('a: [1', 'yaml', 'json')).toBeNull();
  });

  it('refuses texts that grow without bound', () => {
    const lines = ['a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]'];
    for (let i = 0; i < 8; i++) {
      const [from, to] = [String.fromCharCode(97 + i), String.fromCharCode(98 + i)];
      lines.push(`${to}: &${to} [*${from}, *${from}, *${from}, *${from}, *${from}, *${from}, *${from}, *${from}, *${from}]`);
    }
    expect(parse(lines.join('\n'), 'yaml').json).toBeNull();
  });
});

describe('places in the text', () => {
  it.each([
    ['json', JSON_TEXT],
    ['yaml', YAML_TEXT],
  ] as const)('are found by location in %s', (format, text) => {
    const { document } = parse(text, format);
    expect(textAt(text, spanOf(document, '/States/Both/Next'))).toContain('Last');
    expect(textAt(text, spanOfState(document, 'Inner')!)).toContain('Inner');
    expect(spanOfState(document, 'StartAt')).toBeNull();
  });

  it.each([
    ['json', JSON_TEXT],
    ['yaml', YAML_TEXT],
  ] as const)('tell the innermost state in %s', (format, text) => {
    const { document } = parse(text, format);
    expect(stateAt(document, text.indexOf('Pass'))).toBe('Inner');
    expect(stateAt(document, text.indexOf('Parallel'))).toBe('Both');
    expect(stateAt(document, text.lastIndexOf('Last') + 1)).toBe('Last');
    expect(stateAt(document, 0)).toBeNull();
  });

  it('of a finding are those of the field that it names', () => {
    const text = '{\n  "StartAt": "A",\n  "Bogus": 1,\n  "States": {}\n}';
    const { document } = parse(text, 'json');
    expect(textAt(text, spanOfFinding(document, text, '', "Field 'Bogus' is not supported"))).toBe('1');
    expect(textAt(text, spanOfFinding(document, text, '', 'Something else'))).toBe('{');
  });
});

describe('completion', () => {
  const labels = (text: string, format: 'json' | 'yaml') => {
    const at = text.indexOf('|');
    const state = EditorState.create({ doc: text.replace('|', '') });
    return complete(new CompletionContext(state, at, true), format)?.options.map((option) => option.label) ?? [];
  };

  it('offers the fields of the state type and query language', () => {
    const jsonata = labels('{"QueryLanguage": "JSONata", "States": {"A": {"Type": "Task", "|"}}}', 'json');
    expect(jsonata).toContain('Arguments');
    expect(jsonata).not.toContain('ResultPath');
    const jsonpath = labels('{"States": {"A": {"Type": "Task", "|"}}}', 'json');
    expect(jsonpath).toContain('ResultPath');
    expect(jsonpath).not.toContain('Arguments');
  });

  it('offers what the objects of a distributed Map have', () => {
    expect(labels('{"States": {"M": {"Type": "Map", "ItemReader": {"ReaderConfig": {"|"}}}}}', 'json')).toContain('InputType');
    expect(labels('{"States": {"M": {"Type": "Map", "ItemBatcher": {"|"}}}}', 'json')).toContain('MaxItemsPerBatch');
  });

  it('offers every comparison of a Choice, with values and with paths', () => {
    const offered = labels('{"States": {"C": {"Type": "Choice", "Choices": [{"|"}]}}}', 'json');
    expect(offered).toEqual(
      expect.arrayContaining(['NumericLessThanEqualsPath', 'TimestampGreaterThan', 'BooleanEquals', 'StringMatches']),
    );
    expect(offered).not.toContain('Condition');
  });

  it('offers no field twice to the same object', () => {
    for (const type of [null, ...STATE_TYPES]) {
      for (const language of ['JSONPath', 'JSONata'] as const) {
        const names = fieldsOf('state', type, language).map((field) => field.name);
        expect(names, `${type} in ${language}`).toEqual([...new Set(names)]);
        expect(names).toContain('Type');
      }
    }
  });

  it('offers what every state has where the type is unknown', () => {
    const offered = labels('{"States": {"A": {"Type": "constructor", "|"}}}', 'json');
    expect(offered).toContain('Comment');
    expect(offered).not.toContain('Next');
  });

  it('offers fields in YAML', () => {
    expect(labels('StartAt: A\nStates:\n  A:\n    Type: Wait\n    Sec|', 'yaml')).toContain('Seconds');
  });

  it('offers the names of states where one goes', () => {
    expect(labels('{"States": {"First": {"Type": "Pass", "Next": "|"}, "Second": {"Type": "Succeed"}}}', 'json')).toEqual([
      'First',
      'Second',
    ]);
  });
});
