import { useSyncExternalStore } from 'react';

/** As in the style sheets. */
const narrow = window.matchMedia('(max-width: 700px)');

/** Whether the window is as narrow as that of a phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      narrow.addEventListener('change', changed);
      return () => narrow.removeEventListener('change', changed);
    },
    () => narrow.matches,
  );
}
