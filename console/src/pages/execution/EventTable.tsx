import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { HistoryEvent } from '../../api/types';
import { detailsOf } from '../../trace/details';
import type { StateRun } from '../../trace/trace';
import type { LiveTrace } from '../../trace/useTrace';
import { Json } from '../../widgets/Json';
import { jsonFault } from '../../widgets/jsonText';
import { durationText, Time } from '../../widgets/Time';
import './execution.css';

const ROW = 34;

/** All events; the text that is looked for may stand in a type, a state's name, or anywhere in the details. */
export function EventTable({
  live,
  selected,
  onSelect,
  onRun,
}: {
  live: LiveTrace;
  selected: number | null;
  onSelect: (id: number | null) => void;
  onRun: (run: StateRun) => void;
}) {
  const [text, setText] = useState('');
  const [failures, setFailures] = useState(false);
  const begun = live.trace.events[0]?.timestamp ?? 0;
  const shown = useMemo(() => filtered(live, text, failures), [live.trace, live.version, text, failures]);
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: shown.length, getScrollElement: () => frame.current, estimateSize: () => ROW, overscan: 12 });
  useEffect(() => {
    const at = selected === null ? -1 : shown.findIndex((event) => event.id === selected);
    if (at >= 0) {
      rows.scrollToIndex(at, { align: 'center' });
    }
    // only when another event is picked: the table stays where it is while events come
  }, [selected, shown.length > 0]);
  const event = selected === null ? undefined : live.trace.event(selected);
  const run = event ? live.trace.runOf(event.id) : null;
  return (
    <SpaceBetween size="s">
      <SpaceBetween direction="horizontal" size="m" alignItems="center">
        <TextFilter
          filteringText={text}
          filteringPlaceholder="Find in events"
          filteringAriaLabel="Find in events"
          countText={`${shown.length.toLocaleString()} of ${live.trace.events.length.toLocaleString()}`}
          onChange={(change) => setText(change.detail.filteringText)}
        />
        <Checkbox checked={failures} onChange={(change) => setFailures(change.detail.checked)}>
          Failures only
        </Checkbox>
      </SpaceBetween>
      <div className={event ? 'event-split' : ''}>
        <div>
          <div className="row event-row row-head" aria-hidden="true">
            <span>Id</span>
            <span>Type</span>
            <span>State</span>
            <span>Time</span>
            <span>After start</span>
          </div>
          <div className="rows" ref={frame} role="listbox" aria-label="Events">
            <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
              {rows.getVirtualItems().map((row) => {
                const at = shown[row.index]!;
                return (
                  <button
                    key={at.id}
                    type="button"
                    role="option"
                    aria-selected={at.id === selected}
                    className="row event-row"
                    style={{ position: 'absolute', top: 0, height: ROW, transform: `translateY(${row.start}px)` }}
                    onClick={() => onSelect(at.id === selected ? null : at.id)}
                  >
                    <span>{at.id}</span>
                    <span>{at.type}</span>
                    <span>{placeOf(live, at)}</span>
                    <span>
                      <Time at={at.timestamp} />
                    </span>
                    <span>{durationText(at.timestamp - begun)}</span>
                  </button>
                );
              })}
            </div>
          </div>
        </div>
        {event && (
          <aside aria-label={`Event ${event.id}`}>
            <SpaceBetween size="s">
              <Header
                variant="h2"
                actions={run && <Button onClick={() => onRun(run)}>Show {run.name}</Button>}
                description={event.previousEventId > 0 ? <PreviousEvent id={event.previousEventId} onSelect={onSelect} /> : undefined}
              >
                {event.id} {event.type}
              </Header>
              <Json label={`event ${event.id}`} text={readable(event)} />
            </SpaceBetween>
          </aside>
        )}
      </div>
    </SpaceBetween>
  );
}

function PreviousEvent({ id, onSelect }: { id: number; onSelect: (id: number) => void }) {
  return (
    <>
      after <Button variant="inline-link" onClick={() => onSelect(id)}>{`event ${id}`}</Button>
    </>
  );
}

function placeOf(live: LiveTrace, event: HistoryEvent): string {
  const details = detailsOf(event);
  const run = live.trace.runOf(event.id);
  const index = details.index ?? run?.scope.iteration ?? null;
  const name = run?.name ?? details.name ?? '';
  return index === null ? name : `${name} [${index}]`;
}

function filtered(live: LiveTrace, text: string, failures: boolean): HistoryEvent[] {
  const wanted = text.trim().toLowerCase();
  if (!wanted && !failures) {
    return [...live.trace.events];
  }
  return live.trace.events.filter(
    (event) =>
      (!failures || /Failed|TimedOut|Aborted/.test(event.type)) &&
      (!wanted ||
        event.type.toLowerCase().includes(wanted) ||
        placeOf(live, event).toLowerCase().includes(wanted) ||
        JSON.stringify(detailsOf(event)).toLowerCase().includes(wanted)),
  );
}

/** The event with payloads as JSON instead of JSON inside text; numbers in them keep their digits. */
function readable(event: HistoryEvent): string {
  const texts: string[] = [];
  const outline = JSON.stringify(event, (key, value: unknown) => {
    const isPayload = typeof value === 'string' && (key === 'input' || key === 'output' || key === 'parameters');
    return isPayload && value !== '' && jsonFault(value) === null ? `\u0000${texts.push(value) - 1}` : value;
  });
  return outline.replace(/"\\u0000(\d+)"/g, (_, at: string) => texts[Number(at)]!);
}
