/** A field of the language, and the query language that alone has it. */
export interface Field {
  name: string;
  help: string;
  only?: 'JSONPath' | 'JSONata';
}

export const STATE_TYPES = ['Pass', 'Task', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'] as const;
/** Objects that are what the name of their field says. */
const NAMED = ['ProcessorConfig', 'ItemReader', 'ReaderConfig', 'ItemBatcher', 'ResultWriter', 'WriterConfig'] as const;

type StateType = (typeof STATE_TYPES)[number];
type NamedKind = (typeof NAMED)[number];

/** What an object of a definition is, which decides the fields it may have. */
export type ObjectKind = 'machine' | 'states' | 'state' | 'retrier' | 'catcher' | 'rule' | NamedKind | 'other';

/** Who has a field: objects of a kind, all states, or those of a type. */
type Owner = ObjectKind | StateType;

const both = (name: string, help: string): Field => ({ name, help });
const jsonPath = (name: string, help: string): Field => ({ name, help, only: 'JSONPath' });
const jsonata = (name: string, help: string): Field => ({ name, help, only: 'JSONata' });

/** The comparisons of a Choice with the type of what they compare; each has a form that takes a path. */
const COMPARISONS = [
  ...['String', 'Numeric', 'Timestamp'].flatMap((type) =>
    ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'].map((order) => `${type}${order}`),
  ),
  'BooleanEquals',
].flatMap((name) => [
  jsonPath(name, 'Compares the value with the one given.'),
  jsonPath(`${name}Path`, 'Compares the value with the one at this path.'),
]);
const TESTS = ['IsPresent', 'IsNull', 'IsString', 'IsNumeric', 'IsBoolean', 'IsTimestamp'].map((name) =>
  jsonPath(name, 'true or false: whether the value is.'),
);

/** Every field once, with all that have it; a name stands twice where it means something else. */
const FIELDS: { of: Owner[]; fields: Field[] }[] = [
  {
    of: ['machine'],
    fields: [
      both('Comment', 'What the state machine is for.'),
      both('QueryLanguage', 'JSONPath (when absent) or JSONata, for all states that do not say otherwise.'),
      both('StartAt', 'Name of the state that is entered first.'),
      both('States', 'The states by name; a name has at most 80 characters.'),
      both('TimeoutSeconds', 'Seconds that an execution may take before it ends as TIMED_OUT.'),
      both('Version', 'Version of the language; 1.0 is the only one.'),
    ],
  },
  {
    of: ['state'],
    fields: [
      both('Type', 'Pass, Task, Choice, Wait, Succeed, Fail, Parallel or Map.'),
      both('Comment', 'What the state is for.'),
      both('QueryLanguage', 'Query language of this state, when it differs from that of the machine.'),
    ],
  },
  {
    of: ['Pass', 'Task', 'Wait', 'Parallel', 'Map'],
    fields: [
      both('Next', 'Name of the state that comes next.'),
      both('End', 'true ends the execution, branch or iteration after this state.'),
    ],
  },
  {
    of: ['Pass', 'Task', 'Choice', 'Wait', 'Succeed', 'Parallel', 'Map'],
    fields: [
      jsonPath('InputPath', 'Part of the input that the state sees; null gives an empty object.'),
      jsonPath('OutputPath', 'Part of the result that becomes the output; null gives an empty object.'),
    ],
  },
  {
    of: ['Pass', 'Task', 'Choice', 'Wait', 'Succeed', 'Parallel', 'Map', 'catcher', 'rule'],
    fields: [jsonata('Output', 'The output of the state, any JSON with {% expressions %}.')],
  },
  {
    of: ['Pass', 'Task', 'Choice', 'Wait', 'Parallel', 'Map', 'catcher', 'rule'],
    fields: [both('Assign', 'Variables that are set when the state is left.')],
  },
  {
    of: ['Pass', 'Task', 'Parallel'],
    fields: [jsonPath('Parameters', 'What the state works with; names that end in .$ hold paths or intrinsic functions.')],
  },
  {
    of: ['Pass', 'Task', 'Parallel', 'Map'],
    fields: [jsonPath('ResultPath', 'Where the result goes in the input; null drops it.')],
  },
  {
    of: ['Task', 'Parallel', 'Map'],
    fields: [
      jsonPath('ResultSelector', 'Puts together what is kept of the result.'),
      both('Retry', 'Retriers, of which the first that matches the error decides.'),
      both('Catch', 'Catchers, of which the first that matches the error decides where to go.'),
    ],
  },
  { of: ['Pass'], fields: [jsonPath('Result', 'A fixed result.')] },
  {
    of: ['Task'],
    fields: [
      both('Resource', 'ARN of a function, an activity, or an integration such as arn:aws:states:::lambda:invoke.'),
      jsonata('Arguments', 'What the call is given, any JSON with {% expressions %}.'),
      both('TimeoutSeconds', 'Seconds after which the task fails with States.Timeout.'),
      jsonPath('TimeoutSecondsPath', 'Where the timeout stands in the input.'),
      both('HeartbeatSeconds', 'Seconds without a heartbeat after which the task fails.'),
      jsonPath('HeartbeatSecondsPath', 'Where the heartbeat interval stands in the input.'),
      both('Credentials', 'Role that the task is called with.'),
    ],
  },
  {
    of: ['Choice'],
    fields: [
      both('Choices', 'Rules, of which the first that holds decides where to go.'),
      both('Default', 'State to go to when no rule holds.'),
    ],
  },
  {
    of: ['Wait'],
    fields: [
      both('Seconds', 'How long to wait.'),
      jsonPath('SecondsPath', 'Where the seconds stand in the input.'),
      both('Timestamp', 'Moment to wait for, such as 2026-01-31T12:00:00Z.'),
      jsonPath('TimestampPath', 'Where the moment stands in the input.'),
    ],
  },
  {
    of: ['Fail'],
    fields: [
      both('Error', 'Name of the error.'),
      jsonPath('ErrorPath', 'Where the name of the error stands.'),
      both('Cause', 'What a person should know about it.'),
      jsonPath('CausePath', 'Where the cause stands.'),
    ],
  },
  {
    of: ['Parallel'],
    fields: [both('Branches', 'State machines that run at the same time.'), jsonata('Arguments', 'Input of every branch.')],
  },
  {
    of: ['Map'],
    fields: [
      both('ItemProcessor', 'The state machine that runs for every item.'),
      jsonata('Items', 'The items, an array or a {% expression %}.'),
      jsonPath('ItemsPath', 'Where the array stands in the input.'),
      both('ItemSelector', 'Puts together the input of each iteration.'),
      both('ItemBatcher', 'Hands items over in batches (distributed Map).'),
      both('ItemReader', 'Reads the items from elsewhere (distributed Map).'),
      both('ResultWriter', 'Writes the results elsewhere (distributed Map).'),
      both('MaxConcurrency', 'Iterations at the same time; 0 sets no bound of its own.'),
      jsonPath('MaxConcurrencyPath', 'Where that number stands in the input.'),
      both('ToleratedFailurePercentage', 'Share of items that may fail (distributed Map).'),
      jsonPath('ToleratedFailurePercentagePath', 'Where that share stands in the input.'),
      both('ToleratedFailureCount', 'Number of items that may fail (distributed Map).'),
      jsonPath('ToleratedFailureCountPath', 'Where that number stands in the input.'),
      both('Label', 'Name in the ARN of the Map Run.'),
    ],
  },
  { of: ['retrier', 'catcher'], fields: [both('ErrorEquals', 'Names of errors that it is for; States.ALL is for every one.')] },
  { of: ['retrier', 'catcher', 'rule'], fields: [both('Comment', 'Why.')] },
  { of: ['catcher', 'rule'], fields: [both('Next', 'State to go to.')] },
  { of: ['catcher'], fields: [jsonPath('ResultPath', 'Where the error goes in the input.')] },
  {
    of: ['retrier'],
    fields: [
      both('IntervalSeconds', 'Seconds before the first retry; 1 when absent.'),
      both('MaxAttempts', 'Retries at most; 3 when absent, 0 for none.'),
      both('BackoffRate', 'By which each pause is longer than the one before; 2 when absent.'),
      both('MaxDelaySeconds', 'Longest pause.'),
      both('JitterStrategy', 'FULL draws each pause between 0 and its length; NONE does not.'),
    ],
  },
  {
    of: ['rule'],
    fields: [
      jsonata('Condition', 'A {% expression %} that gives true or false.'),
      jsonPath('Variable', 'Path of the value that is compared.'),
      ...COMPARISONS,
      jsonPath('StringMatches', 'Compares the value with a pattern in which * stands for anything.'),
      ...TESTS,
      jsonPath('And', 'Rules that must all hold.'),
      jsonPath('Or', 'Rules of which one must hold.'),
      jsonPath('Not', 'A rule that must not hold.'),
    ],
  },
  {
    of: ['ProcessorConfig'],
    fields: [both('Mode', 'INLINE (when absent) or DISTRIBUTED.'), both('ExecutionType', 'STANDARD or EXPRESS, for a distributed Map.')],
  },
  {
    of: ['ItemReader', 'ResultWriter'],
    fields: [
      jsonPath('Parameters', 'What the service is given.'),
      jsonata('Arguments', 'What the service is given, any JSON with {% expressions %}.'),
    ],
  },
  {
    of: ['ItemReader'],
    fields: [
      both('Resource', 'The service that is read, such as arn:aws:states:::s3:getObject.'),
      both('ReaderConfig', 'What kind of data it is and how much of it is taken.'),
    ],
  },
  {
    of: ['ReaderConfig'],
    fields: [
      both('InputType', 'CSV, JSON, JSONL, PARQUET or MANIFEST.'),
      both('CSVHeaderLocation', 'FIRST_ROW, or GIVEN with CSVHeaders.'),
      both('CSVHeaders', 'Names of the columns.'),
      both('CSVDelimiter', 'COMMA (when absent), PIPE, SEMICOLON, SPACE or TAB.'),
      both('MaxItems', 'Items taken at most.'),
      jsonPath('MaxItemsPath', 'Where that number stands in the input.'),
    ],
  },
  {
    of: ['ItemBatcher'],
    fields: [
      both('MaxItemsPerBatch', 'Items in a batch at most.'),
      jsonPath('MaxItemsPerBatchPath', 'Where that number stands in the input.'),
      both('MaxInputBytesPerBatch', 'Bytes in a batch at most.'),
      jsonPath('MaxInputBytesPerBatchPath', 'Where that number stands in the input.'),
      both('BatchInput', 'Given to every batch beside its items.'),
    ],
  },
  {
    of: ['ResultWriter'],
    fields: [
      both('Resource', 'The service that is written to, such as arn:aws:states:::s3:putObject.'),
      both('WriterConfig', 'What is written, and how.'),
    ],
  },
  {
    of: ['WriterConfig'],
    fields: [both('Transformation', 'NONE, COMPACT or FLATTEN.'), both('OutputType', 'JSON or JSONL.')],
  },
];

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

/** The fields that an object may have; those of a state depend on its type, as far as it has one. */
export function fieldsOf(kind: ObjectKind, type: string | null, language: 'JSONPath' | 'JSONata'): Field[] {
  const owners: Owner[] = [kind, ...STATE_TYPES.filter((known) => kind === 'state' && known === type)];
  return FIELDS.filter(({ of }) => of.some((owner) => owners.includes(owner)))
    .flatMap(({ fields }) => fields)
    .filter((field) => field.only === undefined || field.only === language);
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
  return NAMED.find((kind) => kind === last) ?? 'other';
}

function isMachine(path: readonly (string | number)[]): boolean {
  return kindAt(path) === 'machine';
}
