import Button from '@cloudscape-design/components/button';
import DateRangePicker, { type DateRangePickerProps } from '@cloudscape-design/components/date-range-picker';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import { useEffect, useRef, useState } from 'react';
import type { Search } from '../../api/extensions';
import { statusText } from '../../widgets/Status';
import './filters.css';

const STATUSES = (['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const).map((value) => ({
  value,
  label: statusText(value),
}));
const RANGES: DateRangePickerProps.RelativeOption[] = [
  { key: '15m', amount: 15, unit: 'minute', type: 'relative' },
  { key: '1h', amount: 1, unit: 'hour', type: 'relative' },
  { key: '1d', amount: 1, unit: 'day', type: 'relative' },
  { key: '7d', amount: 7, unit: 'day', type: 'relative' },
];
const SECONDS: Record<string, number> = {
  second: 1,
  minute: 60,
  hour: 3_600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  year: 31_536_000,
};
/** So long the reader may pause between letters before the list is asked for anew. */
const TYPING_MILLIS = 300;
const TEXTS = ['prefix', 'error', 'failedState', 'text'] as const;

/** What to look for, from the address of the page. */
export function searchOf(parameters: URLSearchParams, machine: string | null): Search {
  const ago = parameters.get('since');
  return {
    stateMachineArn: machine ?? parameters.get('machine'),
    status: parameters.get('status'),
    namePrefix: parameters.get('prefix'),
    startedFrom: ago ? Number(ago) : null,
    startedUntil: parameters.get('until') ? Number(parameters.get('until')) : null,
    error: parameters.get('error'),
    failedState: parameters.get('failedState'),
    text: parameters.get('text'),
  };
}

/** The filters; they stand in the address, so a list can be shared. */
export function Filters(props: { parameters: URLSearchParams; onParameters: (next: URLSearchParams) => void; withMachine: boolean }) {
  const { parameters, onParameters, withMachine } = props;
  const set = (name: string, value: string | null) => {
    const next = new URLSearchParams(parameters);
    value ? next.set(name, value) : next.delete(name);
    onParameters(next);
  };
  const statuses = (parameters.get('status') ?? '').split(',').filter(Boolean);
  return (
    <div className="filters">
      <FormField label="Status">
        <Multiselect
          placeholder="Any status"
          ariaLabel="Status"
          inlineTokens
          selectedOptions={STATUSES.filter((option) => statuses.includes(option.value))}
          options={STATUSES}
          onChange={(event) => set('status', event.detail.selectedOptions.map((option) => option.value).join(','))}
        />
      </FormField>
      <Typed label="Name begins with" name="prefix" parameters={parameters} set={set} />
      <Typed label="Text in input or output" name="text" parameters={parameters} set={set} />
      <Typed label="Error" name="error" parameters={parameters} set={set} />
      <Typed label="Failed state" name="failedState" parameters={parameters} set={set} />
      <FormField label="Started">
        <DateRangePicker
          value={rangeOf(parameters)}
          relativeOptions={RANGES}
          placeholder="Any time"
          isValidRange={() => ({ valid: true })}
          i18nStrings={PICKER}
          onChange={(event) => onParameters(withRange(parameters, event.detail.value))}
        />
      </FormField>
      {(parameters.size > 0 || (withMachine && parameters.get('machine'))) && (
        <Button variant="link" onClick={() => onParameters(keeping(parameters, ['tab']))}>
          Clear filters
        </Button>
      )}
    </div>
  );
}

function Typed(props: {
  label: string;
  name: (typeof TEXTS)[number];
  parameters: URLSearchParams;
  set: (name: string, value: string | null) => void;
}) {
  const { label, name, parameters, set } = props;
  const outside = parameters.get(name) ?? '';
  const [text, setText] = useState(outside);
  /** As it is when the time comes: another filter may have changed since the last letter. */
  const latest = useRef(set);
  latest.current = set;
  useEffect(() => setText(outside), [outside]);
  useEffect(() => {
    if (text === outside) {
      return undefined;
    }
    const timer = setTimeout(() => latest.current(name, text), TYPING_MILLIS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <FormField label={label}>
      <Input value={text} type="search" clearAriaLabel="Clear" onChange={(event) => setText(event.detail.value)} />
    </FormField>
  );
}

function rangeOf(parameters: URLSearchParams): DateRangePickerProps.Value | null {
  const from = parameters.get('since');
  const until = parameters.get('until');
  const iso = (seconds: string) => new Date(Number(seconds) * 1000).toISOString();
  return from ? { type: 'absolute', startDate: iso(from), endDate: until ? iso(until) : new Date().toISOString() } : null;
}

function withRange(parameters: URLSearchParams, value: DateRangePickerProps.Value | null): URLSearchParams {
  const next = keeping(parameters, ['tab', 'status', 'machine', ...TEXTS]);
  if (value?.type === 'relative') {
    next.set('since', String(Math.floor(Date.now() / 1000 - value.amount * (SECONDS[value.unit] ?? 1))));
  } else if (value?.type === 'absolute') {
    next.set('since', String(Math.floor(Date.parse(value.startDate) / 1000)));
    next.set('until', String(Math.ceil(Date.parse(value.endDate) / 1000)));
  }
  return next;
}

function keeping(parameters: URLSearchParams, names: string[]): URLSearchParams {
  return new URLSearchParams([...parameters].filter(([name]) => names.includes(name)));
}

const PICKER: DateRangePickerProps.I18nStrings = {
  todayAriaLabel: 'Today',
  nextMonthAriaLabel: 'Next month',
  previousMonthAriaLabel: 'Month before',
  customRelativeRangeDurationLabel: 'Length',
  customRelativeRangeDurationPlaceholder: 'Length',
  customRelativeRangeOptionLabel: 'Other',
  customRelativeRangeOptionDescription: 'Choose how long ago',
  customRelativeRangeUnitLabel: 'Unit',
  formatRelativeRange: (range) => `Last ${range.amount} ${range.unit}${range.amount === 1 ? '' : 's'}`,
  formatUnit: (unit, value) => (value === 1 ? unit : `${unit}s`),
  dateTimeConstraintText: 'Times in your zone, 24 hours.',
  relativeModeTitle: 'Last while',
  absoluteModeTitle: 'From and to',
  relativeRangeSelectionHeading: 'Choose how long ago',
  startDateLabel: 'From',
  endDateLabel: 'To',
  startTimeLabel: 'From',
  endTimeLabel: 'To',
  clearButtonLabel: 'Any time',
  cancelButtonLabel: 'Cancel',
  applyButtonLabel: 'Apply',
};
