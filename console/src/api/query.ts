/** What stands in an address behind its path. */
export type Query = Record<string, string | number | boolean | null | undefined>;

/** A query as text, with its question mark; members without a value are left out. */
export function queryText(query: Query): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return parts.length ? `?${parts.join('&')}` : '';
}
