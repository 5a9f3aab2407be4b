/** Uses nothing but the language itself, so it runs on any server. */
export const EXAMPLE = {
  Comment: 'An order: its items are weighed one by one, then it is priced and sent.',
  QueryLanguage: 'JSONata',
  StartAt: 'Any items?',
  States: {
    'Any items?': {
      Type: 'Choice',
      Choices: [{ Condition: '{% $count($states.input.items) > 0 %}', Next: 'Weigh items' }],
      Default: 'Empty order',
    },
    'Weigh items': {
      Type: 'Map',
      Items: '{% $states.input.items %}',
      MaxConcurrency: 2,
      ItemProcessor: {
        StartAt: 'Put on the scale',
        States: {
          'Put on the scale': { Type: 'Wait', Seconds: 1, Next: 'Read the scale' },
          'Read the scale': {
            Type: 'Pass',
            Output: { name: '{% $states.input.name %}', grams: '{% $states.input.pieces * 120 %}' },
            End: true,
          },
        },
      },
      Assign: { grams: '{% $sum($states.result.grams) %}' },
      Next: 'Price and pack',
    },
    'Price and pack': {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Price', States: { Price: { Type: 'Pass', Output: { cents: '{% $grams * 3 %}' }, End: true } } },
        { StartAt: 'Pack', States: { Pack: { Type: 'Wait', Seconds: 2, End: true } } },
      ],
      Output: { grams: '{% $grams %}', cents: '{% $states.result[0].cents %}' },
      Next: 'Sent',
    },
    Sent: { Type: 'Succeed' },
    'Empty order': { Type: 'Fail', Error: 'Order.Empty', Cause: 'The order has no items.' },
  },
};

export const EXAMPLE_INPUT = {
  items: [
    { name: 'pears', pieces: 4 },
    { name: 'plums', pieces: 9 },
    { name: 'quinces', pieces: 2 },
  ],
};
