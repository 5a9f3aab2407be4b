import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import * as paths from '../../app/paths';
import { childOf } from '../../trace/links';
import type { RootCause } from '../../trace/rootCause';
import { GoLink } from '../../widgets/GoLink';

/** What failed and why, in one sentence, above everything else. */
export function Why({ why, onShow, onEvent }: { why: RootCause; onShow: () => void; onEvent: (id: number) => void }) {
  const child = why.run ? childOf(why.run) : null;
  return (
    <Alert type="error" header={why.sentence} action={why.run ? <Button onClick={onShow}>Show {why.run.name}</Button> : null}>
      <SpaceBetween direction="horizontal" size="s">
        <Button variant="inline-link" onClick={() => onEvent(why.eventId)}>{`Event ${why.eventId}`}</Button>
        {why.error && <span>{why.error}</span>}
        {child && <GoLink to={paths.execution(child)}>Open execution {paths.nameOf(child)}</GoLink>}
      </SpaceBetween>
    </Alert>
  );
}
