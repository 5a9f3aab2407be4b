import { useNotify } from '../../app/notifications';
import { each } from './each';

/** Participles that complete `2 of 3 could not be …` and `1 …`. */
interface Words {
  of: string;
  failed: string;
  done: string;
}

/** Does something with each of many; tells how many it went well with, and why the first failed of those it did not. */
export function useEach() {
  const notify = useNotify();
  return async <T>(targets: readonly T[], act: (target: T) => Promise<unknown>, words: Words): Promise<void> => {
    const failures = await each(targets, act);
    if (failures.length > 0) {
      notify.failed(`${failures.length} of ${words.of} could not be ${words.failed}`, failures[0]);
    }
    if (failures.length < targets.length) {
      notify.done(`${targets.length - failures.length} ${words.done}`);
    }
  };
}
