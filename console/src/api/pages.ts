import { ApiError } from './client';

/** Rows asked for at a time where all of them are wanted. */
export const PAGE = 1_000;
/** Pages that are read of one list before the rest is left: a hundred thousand rows are more than a page can show. */
const PAGES_MAX = 100;

/**
 * Reads a list to its end.
 *
 * @throws ApiError when it has more rows than can be shown
 */
export async function allPages<P extends { nextToken?: string }, T>(
  read: (nextToken: string | undefined) => Promise<P>,
  rows: (page: P) => T[],
): Promise<T[]> {
  const found: T[] = [];
  let nextToken: string | undefined;
  for (let pages = 0; pages < PAGES_MAX; pages++) {
    const page = await read(nextToken);
    found.push(...rows(page));
    nextToken = page.nextToken;
    if (!nextToken) {
      return found;
    }
  }
  throw new ApiError('TooMany', `There are more than ${PAGE * PAGES_MAX} rows.`, 400);
}
