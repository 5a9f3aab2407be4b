import Box from '@cloudscape-design/components/box';
import type { FoundExecution } from '../../api/extensions';
import * as paths from '../../app/paths';
import { GoLink } from '../../widgets/GoLink';
import { Status } from '../../widgets/Status';
import { Duration, Time } from '../../widgets/Time';
import './home.css';

/** A few executions, one to a line: how each stands, where it belongs, and since when. */
export function ExecutionLines({ executions, empty }: { executions: FoundExecution[]; empty: string }) {
  if (executions.length === 0) {
    return <Box color="text-body-secondary">{empty}</Box>;
  }
  return (
    <ul className="execution-lines">
      {executions.map((execution) => (
        <li key={execution.executionArn}>
          <Status of={execution.status} />
          <span className="execution-line-name">
            <GoLink to={paths.execution(execution.executionArn)}>{execution.name}</GoLink>
            <Box variant="small" display="block">
              {[paths.nameOf(execution.stateMachineArn), execution.failedState, execution.error].filter(Boolean).join(' · ')}
            </Box>
          </span>
          <Box color="text-body-secondary">
            {execution.stopDate === undefined ? (
              <>
                for <Duration from={execution.startDate} to={null} />
              </>
            ) : (
              <Time at={execution.stopDate} />
            )}
          </Box>
        </li>
      ))}
    </ul>
  );
}
