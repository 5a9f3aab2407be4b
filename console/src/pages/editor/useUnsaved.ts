import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useConfirm } from '../../widgets/Confirm';

/** Asks before the reader leaves with changes that are not saved, by a link as well as by closing the tab. */
export function useUnsaved(isUnsaved: () => boolean): void {
  const confirm = useConfirm();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && isUnsaved());
  useEffect(() => {
    if (blocker.state === 'blocked') {
      const text = 'The changes to the definition are not saved and will be lost.';
      void confirm({ title: 'Leave without saving?', text, action: 'Leave' }).then((yes) => (yes ? blocker.proceed() : blocker.reset()));
    }
  }, [blocker, confirm]);
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) {
        event.preventDefault();
      }
    };
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [isUnsaved]);
}
