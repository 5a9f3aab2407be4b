import Box from '@cloudscape-design/components/box';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { stretchesOf, ticksOf } from '../../trace/timeline';
import type { StateRun } from '../../trace/trace';
import type { LiveTrace } from '../../trace/useTrace';
import { durationText } from '../../widgets/Time';
import { useNow } from '../../widgets/useNow';
import './execution.css';

const ROW = 30;
const INDENT = 14;
const DRAW_EVERY_MILLIS = 500;
/** Room at the right end for bars that are too short to see. */
const BAR_PIXELS_MIN = 3;

/** Every visit of a state as a bar over the time of the execution. */
export function Timeline({ live, onSelect }: { live: LiveTrace; onSelect: (run: StateRun) => void }) {
  const { runs, events, end } = live.trace;
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: runs.length, getScrollElement: () => frame.current, estimateSize: () => ROW, overscan: 12 });
  const from = events[0]?.timestamp ?? 0;
  const now = useNow(end === null, DRAW_EVERY_MILLIS);
  const to = Math.max(end?.timestamp ?? now, events.at(-1)?.timestamp ?? 0, from + 0.001);
  const share = (at: number) => (at - from) / (to - from);
  if (runs.length === 0) {
    return <Box color="text-body-secondary">No state was entered yet.</Box>;
  }
  return (
    <>
      <div className="row timeline-row row-head" aria-hidden="true">
        <span>State</span>
        <span className="ticks">
          {ticksOf(to - from).map((tick) => (
            <span key={tick} style={{ left: `${100 * share(from + tick)}%` }}>
              {tick === 0 ? '0' : durationText(tick)}
            </span>
          ))}
        </span>
        <span>Took</span>
      </div>
      <div className="rows" ref={frame} role="list" aria-label="Timeline of states">
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map((row) => {
            const run = runs[row.index]!;
            const ended = run.endedAt ?? to;
            return (
              <div
                key={run.id}
                role="listitem"
                style={{ position: 'absolute', top: 0, width: '100%', transform: `translateY(${row.start}px)` }}
              >
                <button type="button" className="row timeline-row" style={{ height: ROW }} onClick={() => onSelect(run)}>
                  <span style={{ paddingLeft: INDENT * depthOf(run) }}>
                    {run.name}
                    {run.scope.iteration === null ? '' : ` [${run.scope.iteration}]`}
                  </span>
                  <span className="bar-track">
                    {stretchesOf(run, to).map((stretch) => (
                      <span
                        key={`${stretch.from} ${stretch.look}`}
                        className={`bar bar-${stretch.look}`}
                        style={{
                          left: `min(${100 * share(stretch.from)}%, calc(100% - ${BAR_PIXELS_MIN}px))`,
                          width: `${100 * (share(stretch.to) - share(stretch.from))}%`,
                        }}
                      />
                    ))}
                  </span>
                  <span>{durationText(ended - run.enteredAt)}</span>
                </button>
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

function depthOf(run: StateRun): number {
  let depth = 0;
  for (let owner = run.scope.owner; owner; owner = owner.scope.owner) {
    depth++;
  }
  return depth;
}
