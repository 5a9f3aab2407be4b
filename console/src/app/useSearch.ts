import { useSearchParams } from 'react-router';

/**
 * What stands in the address behind the path, and a way to change some of its members: null takes one out, and those that
 * are not named stay. A change leaves no step in the history of the browser.
 */
export function useSearch(): [URLSearchParams, (members: Record<string, string | null>) => void] {
  const [search, setSearch] = useSearchParams();
  const change = (members: Record<string, string | null>) => {
    const next = new URLSearchParams(search);
    Object.entries(members).forEach(([name, value]) => (value === null ? next.delete(name) : next.set(name, value)));
    setSearch(next, { replace: true });
  };
  return [search, change];
}
