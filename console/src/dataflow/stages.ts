import type { Inspection } from '../api/stepFunctions';

/** One stage that the data of a state goes through. */
export interface Stage {
  title: string;
  text: string;
  /** Whether it is what the stage before it was already. */
  unchanged: boolean;
}

/** The stages in their order, with the names of the fields that make them. */
const STAGES: [keyof Inspection, string][] = [
  ['input', 'Input'],
  ['afterInputPath', 'After InputPath'],
  ['afterParameters', 'After Parameters'],
  ['afterArguments', 'After Arguments'],
  ['afterItemsPath', 'Items'],
  ['afterItemSelector', 'After ItemSelector'],
  ['afterItemBatcher', 'After ItemBatcher'],
  ['result', 'Result'],
  ['afterResultSelector', 'After ResultSelector'],
  ['afterResultPath', 'After ResultPath'],
];

/** The stages that a test of a state told, its output last. */
export function stagesOf(inspection: Inspection, output: string | undefined): Stage[] {
  const found: Stage[] = [];
  const add = (title: string, text: string) => found.push({ title, text, unchanged: found.at(-1)?.text === text });
  for (const [name, title] of STAGES) {
    const text = inspection[name];
    if (typeof text === 'string') {
      add(title, text);
    }
  }
  if (output !== undefined) {
    add('Output', output);
  }
  return found;
}
