import Box from '@cloudscape-design/components/box';
import type { Overview } from '../../api/extensions';
import { statusText } from '../../widgets/Status';
import { bars, ENDS, type Bar } from './minutes';
import './home.css';

const QUARTER = 15;

/** Executions that ended in each of the last sixty minutes, by how they ended. */
export function Throughput({ now }: { now: Overview }) {
  const { minutes, most } = bars(now.minutes, Date.now() / 1000);
  const ended = minutes.reduce((sum, minute) => sum + minute.ended, 0);
  if (ended === 0) {
    return <Box color="text-body-secondary">Nothing has ended in the last hour.</Box>;
  }
  const clock = (seconds: number) => new Date(seconds * 1000).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  const word = (status: (typeof ENDS)[number]) => statusText(status).toLowerCase();
  const said = (bar: Bar) => bar.parts.map((part) => `${part.count.toLocaleString()} ${word(part.status)}`).join(', ') || 'nothing';
  return (
    <figure
      className="throughput"
      role="img"
      aria-label={`${ended.toLocaleString()} executions ended in the last hour, ${most} in the busiest minute`}
    >
      <div className="throughput-most">{most.toLocaleString()} a minute</div>
      <div className="throughput-bars">
        {minutes.map((bar) => (
          <div key={bar.begin} className="throughput-minute" title={`${clock(bar.begin)}: ${said(bar)}`}>
            {bar.parts.map((part) => (
              <div key={part.status} className={`throughput-${part.status}`} style={{ height: `${(100 * part.count) / most}%` }} />
            ))}
          </div>
        ))}
      </div>
      <div className="throughput-clock">
        {minutes
          .filter((_, i) => i % QUARTER === 0)
          .map((bar) => (
            <span key={bar.begin}>{clock(bar.begin)}</span>
          ))}
      </div>
      <figcaption>
        {ENDS.map((status) => (
          <span key={status}>
            <i className={`throughput-${status}`} /> {word(status)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
