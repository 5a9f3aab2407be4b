/** Requests under way at the same time when many executions are acted on. */
const TOGETHER = 8;

/** Does something with each of many, a few at a time, and gives the failures. */
export async function each<T>(targets: readonly T[], act: (target: T) => Promise<unknown>): Promise<unknown[]> {
  const left = [...targets];
  const failures: unknown[] = [];
  const worker = async () => {
    for (let target = left.shift(); target !== undefined; target = left.shift()) {
      try {
        await act(target);
      } catch (failure) {
        failures.push(failure);
      }
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, worker));
  return failures;
}
