// Definitions that the seeded server runs: each is there for something that the console has to show.

/** What every text field gets somewhere: markup that would run if a page took it for its own. */
export const HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';

const jsonata = (StartAt, States, more = {}) => ({ QueryLanguage: 'JSONata', StartAt, States, ...more });

/** Waits long enough to be running whenever somebody looks. */
export const REPORT = jsonata('Collect figures', {
  'Collect figures': { Type: 'Pass', Assign: { day: '{% $states.input.day %}' }, Next: 'Wait for the night' },
  'Wait for the night': { Type: 'Wait', Seconds: 86_400, Next: 'Write report' },
  'Write report': { Type: 'Succeed' },
});

/** A worker that fails, is asked again, and a failure that nobody expected. */
export const payment = (activityArn) =>
  jsonata(
    'Charge card',
    {
      'Charge card': {
        Type: 'Task',
        Resource: activityArn,
        Arguments: { cents: '{% $states.input.cents %}', card: '{% $states.input.card %}' },
        HeartbeatSeconds: 600,
        Retry: [{ ErrorEquals: ['Gateway.Busy'], IntervalSeconds: 1, MaxAttempts: 3 }],
        Assign: { receipt: '{% $states.result.receipt %}' },
        Next: 'Book payment',
      },
      'Book payment': { Type: 'Pass', Output: { receipt: '{% $receipt %}' }, End: true },
    },
    { Comment: 'Charges a card by a worker.' },
  );

export const INVOICE = jsonata('Is it overdue?', {
  'Is it overdue?': {
    Type: 'Choice',
    Choices: [{ Condition: '{% $states.input.days > 30 %}', Next: 'Refuse delivery' }],
    Default: 'Deliver',
  },
  'Refuse delivery': { Type: 'Fail', Error: 'Invoice.Overdue', Cause: 'Invoice 4711 is 45 days overdue.' },
  Deliver: { Type: 'Succeed' },
});

/** The error is deep inside: a branch of a Parallel in an item of a Map. */
export const WAREHOUSE = jsonata('Pack parcels', {
  'Pack parcels': {
    Type: 'Map',
    Items: '{% $states.input.parcels %}',
    MaxConcurrency: 1,
    ItemProcessor: {
      StartAt: 'Weigh and label',
      States: {
        'Weigh and label': {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Weigh', States: { Weigh: { Type: 'Pass', Output: '{% $number($states.input.grams) %}', End: true } } },
            { StartAt: 'Label', States: { Label: { Type: 'Pass', End: true } } },
          ],
          End: true,
        },
      },
    },
    Next: 'Ship',
  },
  Ship: { Type: 'Succeed' },
});

/** Map of as many items as the input says; each goes one of two ways. */
export const STOCKTAKING = jsonata('Count shelves', {
  'Count shelves': {
    Type: 'Map',
    Items: '{% [1..$states.input.shelves] %}',
    ItemProcessor: {
      StartAt: 'Is it full?',
      States: {
        'Is it full?': {
          Type: 'Choice',
          Choices: [{ Condition: '{% $states.input % 10 = 0 %}', Next: 'Order more' }],
          Default: 'Note as full',
        },
        'Order more': { Type: 'Pass', Output: { shelf: '{% $states.input %}', order: true }, End: true },
        'Note as full': { Type: 'Pass', Output: { shelf: '{% $states.input %}' }, End: true },
      },
    },
    Output: { counted: '{% $count($states.result) %}' },
    End: true,
  },
});

export const CHILD = jsonata('Print label', { 'Print label': { Type: 'Pass', Output: { label: 'A-17' }, End: true } });

export const parent = (childArn) =>
  jsonata('Start child', {
    'Start child': {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Arguments: { StateMachineArn: childArn, Input: { from: 'parent' } },
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  });

export const EXPRESS = jsonata('Answer', { Answer: { Type: 'Pass', Output: { answer: 42 }, End: true } });

/** Goes round until the count is reached. */
export const LOOP = jsonata('Count', {
  Count: { Type: 'Pass', Output: { n: '{% $states.input.n + 1 %}', max: '{% $states.input.max %}' }, Next: 'Enough?' },
  'Enough?': { Type: 'Choice', Choices: [{ Condition: '{% $states.input.n < $states.input.max %}', Next: 'Count' }], Default: 'Enough' },
  Enough: { Type: 'Succeed' },
});

/** As slow as a second, but for its timeout. */
export const TIMED = jsonata('Wait too long', { 'Wait too long': { Type: 'Wait', Seconds: 600, End: true } }, { TimeoutSeconds: 1 });

/** Markup wherever the language allows text. */
export const HOSTILE_MACHINE = jsonata(
  HOSTILE.slice(0, 70),
  {
    [HOSTILE.slice(0, 70)]: {
      Type: 'Pass',
      Comment: HOSTILE,
      Output: { echo: '{% $states.input.text %}', more: HOSTILE },
      Assign: { kept: HOSTILE },
      Next: 'Fail <b>here</b>',
    },
    'Fail <b>here</b>': { Type: 'Fail', Error: '<b>Bad</b>.Error', Cause: HOSTILE },
  },
  { Comment: HOSTILE },
);

export const QUICK = jsonata('Note', { Note: { Type: 'Pass', End: true } });

/** A ticker that enters a state as often as asked, so many times a second. */
export const TICKER = jsonata('Tick', {
  Tick: { Type: 'Wait', Seconds: 1, Next: 'Burst' },
  Burst: {
    Type: 'Map',
    Items: '{% [1..$states.input.burst] %}',
    ItemProcessor: { StartAt: 'Beat', States: { Beat: { Type: 'Pass', End: true } } },
    Output: { burst: '{% $states.input.burst %}', left: '{% $states.input.left - 1 %}' },
    Next: 'Again?',
  },
  'Again?': { Type: 'Choice', Choices: [{ Condition: '{% $states.input.left > 0 %}', Next: 'Tick' }], Default: 'Over' },
  Over: { Type: 'Succeed' },
});
