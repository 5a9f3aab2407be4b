import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Pagination from '@cloudscape-design/components/pagination';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import type { StateRun } from '../../trace/trace';
import type { LiveTrace } from '../../trace/useTrace';

const ITERATIONS_PER_PAGE = 60;
const SHOWN = ['all', 'running', 'failed', 'succeeded', 'aborted'] as const;

/** The iterations of a Map, page by page, by how they stand; picking one shows the state that matters most in it. */
export function Iterations({ live, run, onRun }: { live: LiveTrace; run: StateRun; onRun: (id: number) => void }) {
  const [status, setStatus] = useState<(typeof SHOWN)[number]>('all');
  const [page, setPage] = useState(1);
  const all = useMemo(() => live.trace.iterationsOf(run), [live.trace, live.version, run]);
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    all.forEach((scope) => found.set(scope.status, (found.get(scope.status) ?? 0) + 1));
    return found;
  }, [all, live.version]);
  const firstRuns = useMemo(() => {
    const found = new Map<number, StateRun>();
    for (const candidate of live.trace.runs) {
      if (candidate.scope.owner === run && candidate.scope.iteration !== null) {
        const known = found.get(candidate.scope.iteration);
        if (!known || candidate.status === 'failed') {
          found.set(candidate.scope.iteration, candidate);
        }
      }
    }
    return found;
  }, [live.trace, live.version, run]);
  const fitting = status === 'all' ? all : all.filter((scope) => scope.status === status);
  const pages = Math.max(1, Math.ceil(fitting.length / ITERATIONS_PER_PAGE));
  const here = fitting.slice((page - 1) * ITERATIONS_PER_PAGE, page * ITERATIONS_PER_PAGE);
  const summary = ['succeeded', 'failed', 'running', 'aborted']
    .filter((name) => counts.has(name))
    .map((name) => `${counts.get(name)} ${name}`);
  return (
    <ExpandableSection headerText={`Items: ${run.length ?? all.length}${summary.length ? ` (${summary.join(', ')})` : ''}`} defaultExpanded>
      <SpaceBetween size="s">
        <SpaceBetween direction="horizontal" size="s" alignItems="center">
          <Select
            ariaLabel="Items to show"
            selectedOption={{ value: status, label: status }}
            options={SHOWN.map((value) => ({ value, label: value }))}
            onChange={(event) => {
              setStatus(event.detail.selectedOption.value as typeof status);
              setPage(1);
            }}
          />
          {pages > 1 && (
            <Pagination
              ariaLabels={{ nextPageLabel: 'Next items', previousPageLabel: 'Items before', pageLabel: (number) => `Page ${number}` }}
              currentPageIndex={Math.min(page, pages)}
              pagesCount={pages}
              onChange={(event) => setPage(event.detail.currentPageIndex)}
            />
          )}
        </SpaceBetween>
        <div className="iterations">
          {here.map((scope) => {
            const first = scope.iteration === null ? undefined : firstRuns.get(scope.iteration);
            return (
              <button
                key={scope.iteration}
                type="button"
                className={`iteration iteration-${scope.status}`}
                title={`Item ${scope.iteration}: ${scope.status}`}
                aria-label={`Item ${scope.iteration}, ${scope.status}`}
                disabled={!first}
                onClick={() => first && onRun(first.id)}
              >
                {scope.iteration}
              </button>
            );
          })}
        </div>
      </SpaceBetween>
    </ExpandableSection>
  );
}
