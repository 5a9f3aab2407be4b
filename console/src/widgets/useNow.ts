import { useEffect, useState } from 'react';

/** Seconds since 1970, moving on while `moves`. */
export function useNow(moves: boolean, everyMillis: number): number {
  const [now, setNow] = useState(() => Date.now() / 1000);
  useEffect(() => {
    if (!moves) {
      return undefined;
    }
    const timer = setInterval(() => setNow(Date.now() / 1000), everyMillis);
    return () => clearInterval(timer);
  }, [moves, everyMillis]);
  return now;
}
