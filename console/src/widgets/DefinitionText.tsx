import Spinner from '@cloudscape-design/components/spinner';
import { lazy, Suspense } from 'react';

/** The editor's code is large: it comes when a definition is first shown. */
const DefinitionView = lazy(() => import('../editor/DefinitionView'));

export function DefinitionText(props: { text: string; label: string }) {
  return (
    <Suspense fallback={<Spinner />}>
      <DefinitionView {...props} />
    </Suspense>
  );
}
