import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useMemo } from 'react';
import type { Definition } from '../../asl/definition';
import { marksOf } from '../../graph/marks';
import { StateGraph } from '../../graph/StateGraph';
import { isInScope, iterationAround } from '../../trace/trace';
import type { LiveTrace } from '../../trace/useTrace';
import { RunPanel } from './RunPanel';
import type { Circumstances } from './Visit';
import './execution.css';

interface Props {
  definition: Definition | null;
  live: LiveTrace;
  selected: string | null;
  run: number | null;
  onSelect: (state: string | null, run: number | null) => void;
  onEvent: (id: number) => void;
  circumstances: Circumstances;
}

/** The graph with the colours of what has happened, and beside it the state that was picked. */
export function ExecutionGraph({ definition, live, selected, run, onSelect, onEvent, circumstances }: Props) {
  // an item of a Map that was picked is shown by itself; the states picked after it are those of the same item
  const picked = run === null ? undefined : live.trace.run(run);
  const item = picked ? iterationAround(picked.scope) : null;
  const marks = useMemo(() => marksOf(live.trace, item), [live.trace, live.version, item]);
  const pick = (name: string | null) => {
    const same = item && live.trace.runs.findLast((candidate) => candidate.name === name && isInScope(candidate.scope, item));
    onSelect(name, same ? same.id : null);
  };
  if (!definition) {
    return <Alert type="info">The definition cannot be drawn.</Alert>;
  }
  return (
    <div className="execution-graph">
      <div className="execution-graph-drawing">
        {item?.owner && (
          <div className="graph-item">
            Item {item.iteration} of {item.owner.name}
            <Button variant="inline-link" onClick={() => onSelect(item.owner!.name, null)}>
              Show all items
            </Button>
          </div>
        )}
        <StateGraph definition={definition} marks={marks} selected={selected} onSelect={pick} label="Graph of the execution" />
      </div>
      <aside className="execution-graph-side" aria-label="State">
        {selected === null ? (
          <Box color="text-body-secondary" padding="m">
            Pick a state to see its input, output and attempts.
          </Box>
        ) : (
          <RunPanel
            live={live}
            name={selected}
            run={run}
            onRun={(id) => onSelect(live.trace.run(id)?.name ?? selected, id)}
            onEvent={onEvent}
            circumstances={circumstances}
          />
        )}
      </aside>
    </div>
  );
}
