import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { surroundings } from '../../trace/run';
import type { LiveTrace } from '../../trace/useTrace';
import { Visit, type Circumstances } from './Visit';

interface Props {
  live: LiveTrace;
  name: string;
  run: number | null;
  onRun: (id: number) => void;
  onEvent: (id: number) => void;
  circumstances: Circumstances;
}

/** One state: its visits, and of the one that was picked what went in and out and what happened between. */
export function RunPanel({ live, name, run, onRun, onEvent, circumstances }: Props) {
  const runs = useMemo(() => live.trace.runs.filter((candidate) => candidate.name === name), [live.trace, live.version, name]);
  const shown = runs.find((candidate) => candidate.id === run) ?? runs.find((candidate) => candidate.status === 'failed') ?? runs.at(-1);
  if (!shown) {
    return (
      <Box padding="m">
        <h2>{name}</h2>
        <Box color="text-body-secondary">Not reached{live.trace.end ? '' : ' yet'}.</Box>
      </Box>
    );
  }
  const at = runs.indexOf(shown);
  const where = surroundings(shown.scope, 'branch').join(', ');
  return (
    <Box padding="m">
      <SpaceBetween size="m">
        <SpaceBetween size="xxs">
          <h2 style={{ margin: 0 }}>{name}</h2>
          {where && <Box color="text-body-secondary">{where}</Box>}
        </SpaceBetween>
        {runs.length > 1 && (
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            <Button
              iconName="angle-left"
              variant="icon"
              ariaLabel="Visit before"
              disabled={at === 0}
              onClick={() => onRun(runs[at - 1]!.id)}
            />
            <span>
              Visit {at + 1} of {runs.length}
            </span>
            <Button
              iconName="angle-right"
              variant="icon"
              ariaLabel="Next visit"
              disabled={at === runs.length - 1}
              onClick={() => onRun(runs[at + 1]!.id)}
            />
          </SpaceBetween>
        )}
        <Visit key={shown.id} live={live} run={shown} onRun={onRun} onEvent={onEvent} circumstances={circumstances} />
      </SpaceBetween>
    </Box>
  );
}
