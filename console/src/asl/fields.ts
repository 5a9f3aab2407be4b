/** A field of the language, and the query languages that have it. */
export interface Field {
  name: string;
  help: string;
  only?: 'JSONPath' | 'JSONata';
}

/** What an object of a definition is, which decides the fields it may have. */
export type ObjectKind = 'machine' | 'states' | 'state' | 'retrier' | 'catcher' | 'rule' | NamedKind | 'other';

/** Objects that are what the name of their field says. */
type NamedKind = 'ProcessorConfig' | 'ItemReader' | 'ReaderConfig' | 'ItemBatcher' | 'ResultWriter' | 'WriterConfig';

const MACHINE: Field[] = [
  { name: 'Comment', help: 'What the state machine is for.' },
  { name: 'QueryLanguage', help: 'JSONPath (when absent) or JSONata, for all states that do not say otherwise.' },
  { name: 'StartAt', help: 'Name of the state that is entered first.' },
  { name: 'States', help: 'The states by name; a name has at most 80 characters.' },
  { name: 'TimeoutSeconds', help: 'Seconds that an execution may take before it ends as TIMED_OUT.' },
  { name: 'Version', help: 'Version of the language; 1.0 is the only one.' },
];

const COMMON: Field[] = [
  { name: 'Type', help: 'Pass, Task, Choice, Wait, Succeed, Fail, Parallel or Map.' },
  { name: 'Comment', help: 'What the state is for.' },
  { name: 'QueryLanguage', help: 'Query language of this state, when it differs from that of the machine.' },
];
const FLOW: Field[] = [
  { name: 'Next', help: 'Name of the state that comes next.' },
  { name: 'End', help: 'true ends the execution, branch or iteration after this state.' },
];
const PATHS: Field[] = [
  { name: 'InputPath', help: 'Part of the input that the state sees; null gives an empty object.', only: 'JSONPath' },
  { name: 'OutputPath', help: 'Part of the result that becomes the output; null gives an empty object.', only: 'JSONPath' },
];
const ASSIGN: Field = { name: 'Assign', help: 'Variables that are set when the state is left.' };
const OUTPUT: Field = { name: 'Output', help: 'The output of the state, any JSON with {% expressions %}.', only: 'JSONata' };
const PARAMETERS: Field = {
  name: 'Parameters',
  help: 'What the state works with; names that end in .$ hold paths or intrinsic functions.',
  only: 'JSONPath',
};
const RESULTS: Field[] = [
  { name: 'ResultSelector', help: 'Puts together what is kept of the result.', only: 'JSONPath' },
  { name: 'ResultPath', help: 'Where the result goes in the input; null drops it.', only: 'JSONPath' },
];
const HANDLING: Field[] = [
  { name: 'Retry', help: 'Retriers, of which the first that matches the error decides.' },
  { name: 'Catch', help: 'Catchers, of which the first that matches the error decides where to go.' },
];

const STATES: Record<string, Field[]> = {
  Pass: [{ name: 'Result', help: 'A fixed result.', only: 'JSONPath' }, PARAMETERS, RESULTS[1]!, ...PATHS, ASSIGN, OUTPUT, ...FLOW],
  Task: [
    { name: 'Resource', help: 'ARN of a function, an activity, or an integration such as arn:aws:states:::lambda:invoke.' },
    PARAMETERS,
    { name: 'Arguments', help: 'What the call is given, any JSON with {% expressions %}.', only: 'JSONata' },
    ...RESULTS,
    ...PATHS,
    { name: 'TimeoutSeconds', help: 'Seconds after which the task fails with States.Timeout.' },
    { name: 'TimeoutSecondsPath', help: 'Where the timeout stands in the input.', only: 'JSONPath' },
    { name: 'HeartbeatSeconds', help: 'Seconds without a heartbeat after which the task fails.' },
    { name: 'HeartbeatSecondsPath', help: 'Where the heartbeat interval stands in the input.', only: 'JSONPath' },
    { name: 'Credentials', help: 'Role that the task is called with.' },
    ASSIGN,
    OUTPUT,
    ...HANDLING,
    ...FLOW,
  ],
  Choice: [
    { name: 'Choices', help: 'Rules, of which the first that holds decides where to go.' },
    { name: 'Default', help: 'State to go to when no rule holds.' },
    ...PATHS,
    ASSIGN,
    OUTPUT,
  ],
  Wait: [
    { name: 'Seconds', help: 'How long to wait.' },
    { name: 'SecondsPath', help: 'Where the seconds stand in the input.', only: 'JSONPath' },
    { name: 'Timestamp', help: 'Moment to wait for, such as 2026-01-31T12:00:00Z.' },
    { name: 'TimestampPath', help: 'Where the moment stands in the input.', only: 'JSONPath' },
    ...PATHS,
    ASSIGN,
    OUTPUT,
    ...FLOW,
  ],
  Succeed: [...PATHS, OUTPUT],
  Fail: [
    { name: 'Error', help: 'Name of the error.' },
    { name: 'ErrorPath', help: 'Where the name of the error stands.', only: 'JSONPath' },
    { name: 'Cause', help: 'What a person should know about it.' },
    { name: 'CausePath', help: 'Where the cause stands.', only: 'JSONPath' },
  ],
  Parallel: [
    { name: 'Branches', help: 'State machines that run at the same time.' },
    PARAMETERS,
    { name: 'Arguments', help: 'Input of every branch.', only: 'JSONata' },
    ...RESULTS,
    ...PATHS,
    ASSIGN,
    OUTPUT,
    ...HANDLING,
    ...FLOW,
  ],
  Map: [
    { name: 'ItemProcessor', help: 'The state machine that runs for every item.' },
    { name: 'Items', help: 'The items, an array or a {% expression %}.', only: 'JSONata' },
    { name: 'ItemsPath', help: 'Where the array stands in the input.', only: 'JSONPath' },
    { name: 'ItemSelector', help: 'Puts together the input of each iteration.' },
    { name: 'ItemBatcher', help: 'Hands items over in batches (distributed Map).' },
    { name: 'ItemReader', help: 'Reads the items from elsewhere (distributed Map).' },
    { name: 'ResultWriter', help: 'Writes the results elsewhere (distributed Map).' },
    { name: 'MaxConcurrency', help: 'Iterations at the same time; 0 sets no bound of its own.' },
    { name: 'MaxConcurrencyPath', help: 'Where that number stands in the input.', only: 'JSONPath' },
    { name: 'ToleratedFailurePercentage', help: 'Share of items that may fail (distributed Map).' },
    { name: 'ToleratedFailureCount', help: 'Number of items that may fail (distributed Map).' },
    { name: 'ToleratedFailurePercentagePath', help: 'Where that share stands in the input.', only: 'JSONPath' },
    { name: 'ToleratedFailureCountPath', help: 'Where that number stands in the input.', only: 'JSONPath' },
    { name: 'Label', help: 'Name in the ARN of the Map Run.' },
    ...RESULTS,
    ...PATHS,
    ASSIGN,
    OUTPUT,
    ...HANDLING,
    ...FLOW,
  ],
};

const RETRIER: Field[] = [
  { name: 'ErrorEquals', help: 'Names of errors that it is for; States.ALL is for every one.' },
  { name: 'IntervalSeconds', help: 'Seconds before the first retry; 1 when absent.' },
  { name: 'MaxAttempts', help: 'Retries at most; 3 when absent, 0 for none.' },
  { name: 'BackoffRate', help: 'By which each pause is longer than the one before; 2 when absent.' },
  { name: 'MaxDelaySeconds', help: 'Longest pause.' },
  { name: 'JitterStrategy', help: 'FULL draws each pause between 0 and its length; NONE does not.' },
  { name: 'Comment', help: 'Why.' },
];
const CATCHER: Field[] = [
  { name: 'ErrorEquals', help: 'Names of errors that it is for; States.ALL is for every one.' },
  { name: 'Next', help: 'State to go to.' },
  { name: 'ResultPath', help: 'Where the error goes in the input.', only: 'JSONPath' },
  ASSIGN,
  OUTPUT,
  { name: 'Comment', help: 'Why.' },
];
const ORDERED = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'];
/** The comparisons of a Choice with the type of what they compare; each has a form that takes a path. */
const COMPARISONS = [
  ...['String', 'Numeric', 'Timestamp'].flatMap((type) => ORDERED.map((order) => `${type}${order}`)),
  'BooleanEquals',
].flatMap((name): Field[] => [
  { name, help: 'Compares the value with the one given.', only: 'JSONPath' },
  { name: `${name}Path`, help: 'Compares the value with the one at this path.', only: 'JSONPath' },
]);
const RULE: Field[] = [
  { name: 'Condition', help: 'A {% expression %} that gives true or false.', only: 'JSONata' },
  { name: 'Variable', help: 'Path of the value that is compared.', only: 'JSONPath' },
  ...COMPARISONS,
  { name: 'StringMatches', help: 'Compares the value with a pattern in which * stands for anything.', only: 'JSONPath' },
  ...['IsPresent', 'IsNull', 'IsString', 'IsNumeric', 'IsBoolean', 'IsTimestamp'].map((name): Field => ({
    name,
    help: 'true or false: whether the value is.',
    only: 'JSONPath',
  })),
  { name: 'And', help: 'Rules that must all hold.', only: 'JSONPath' },
  { name: 'Or', help: 'Rules of which one must hold.', only: 'JSONPath' },
  { name: 'Not', help: 'A rule that must not hold.', only: 'JSONPath' },
  { name: 'Next', help: 'State to go to.' },
  ASSIGN,
  OUTPUT,
  { name: 'Comment', help: 'Why.' },
];
const PROCESSOR: Field[] = [
  { name: 'Mode', help: 'INLINE (when absent) or DISTRIBUTED.' },
  { name: 'ExecutionType', help: 'STANDARD or EXPRESS, for a distributed Map.' },
];
const ARGUMENTS: Field[] = [
  { name: 'Parameters', help: 'What the service is given.', only: 'JSONPath' },
  { name: 'Arguments', help: 'What the service is given, any JSON with {% expressions %}.', only: 'JSONata' },
];
const READER: Field[] = [
  { name: 'Resource', help: 'The service that is read, such as arn:aws:states:::s3:getObject.' },
  ...ARGUMENTS,
  { name: 'ReaderConfig', help: 'What kind of data it is and how much of it is taken.' },
];
const READER_CONFIG: Field[] = [
  { name: 'InputType', help: 'CSV, JSON, JSONL, PARQUET or MANIFEST.' },
  { name: 'CSVHeaderLocation', help: 'FIRST_ROW, or GIVEN with CSVHeaders.' },
  { name: 'CSVHeaders', help: 'Names of the columns.' },
  { name: 'CSVDelimiter', help: 'COMMA (when absent), PIPE, SEMICOLON, SPACE or TAB.' },
  { name: 'MaxItems', help: 'Items taken at most.' },
  { name: 'MaxItemsPath', help: 'Where that number stands in the input.', only: 'JSONPath' },
];
const BATCHER: Field[] = [
  { name: 'MaxItemsPerBatch', help: 'Items in a batch at most.' },
  { name: 'MaxItemsPerBatchPath', help: 'Where that number stands in the input.', only: 'JSONPath' },
  { name: 'MaxInputBytesPerBatch', help: 'Bytes in a batch at most.' },
  { name: 'MaxInputBytesPerBatchPath', help: 'Where that number stands in the input.', only: 'JSONPath' },
  { name: 'BatchInput', help: 'Given to every batch beside its items.' },
];
const WRITER: Field[] = [
  { name: 'Resource', help: 'The service that is written to, such as arn:aws:states:::s3:putObject.' },
  ...ARGUMENTS,
  { name: 'WriterConfig', help: 'What is written, and how.' },
];
const WRITER_CONFIG: Field[] = [
  { name: 'Transformation', help: 'NONE, COMPACT or FLATTEN.' },
  { name: 'OutputType', help: 'JSON or JSONL.' },
];

const NAMED: Record<NamedKind, Field[]> = {
  ProcessorConfig: PROCESSOR,
  ItemReader: READER,
  ReaderConfig: READER_CONFIG,
  ItemBatcher: BATCHER,
  ResultWriter: WRITER,
  WriterConfig: WRITER_CONFIG,
};

export const STATE_TYPES = Object.keys(STATES);
export const ERRORS = [
  'States.ALL',
  'States.TaskFailed',
  'States.Timeout',
  'States.HeartbeatTimeout',
  'States.Permissions',
  'States.DataLimitExceeded',
  'States.ItemReaderFailed',
  'States.ResultWriterFailed',
  'States.QueryEvaluationError',
  'States.Http.Socket',
  'Lambda.TooManyRequestsException',
  'Lambda.ServiceException',
  'Lambda.SdkClientException',
];

/** The fields that an object may have. */
export function fieldsOf(kind: ObjectKind, type: string | null, language: 'JSONPath' | 'JSONata'): Field[] {
  const all = (() => {
    switch (kind) {
      case 'machine':
        return MACHINE;
      case 'state':
        return [...COMMON, ...(type === null ? [] : (STATES[type] ?? []))];
      case 'retrier':
        return RETRIER;
      case 'catcher':
        return CATCHER;
      case 'rule':
        return RULE;
      case 'states':
      case 'other':
        return [];
      default:
        return NAMED[kind];
    }
  })();
  return all.filter((field) => field.only === undefined || field.only === language);
}

/** What the object at a path is. The path is that of the keys and positions that lead to it. */
export function kindAt(path: readonly (string | number)[]): ObjectKind {
  const last = path.at(-1);
  const before = path.at(-2);
  if (path.length === 0 || last === 'ItemProcessor' || last === 'Iterator' || (typeof last === 'number' && before === 'Branches')) {
    return 'machine';
  }
  if (last === 'States') {
    return isMachine(path.slice(0, -1)) ? 'states' : 'other';
  }
  if (before === 'States' && isMachine(path.slice(0, -2))) {
    return 'state';
  }
  if (typeof last === 'number' && before === 'Retry') {
    return 'retrier';
  }
  if (typeof last === 'number' && before === 'Catch') {
    return 'catcher';
  }
  if ((typeof last === 'number' && (before === 'Choices' || before === 'And' || before === 'Or')) || last === 'Not') {
    return 'rule';
  }
  return typeof last === 'string' && Object.hasOwn(NAMED, last) ? (last as NamedKind) : 'other';
}

function isMachine(path: readonly (string | number)[]): boolean {
  return kindAt(path) === 'machine';
}
