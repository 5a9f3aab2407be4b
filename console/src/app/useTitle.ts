import { useEffect } from 'react';

const NAME = 'Stepwell';

/** The title of the window or tab: what the page is about, or nothing for the first page. */
export function useTitle(about?: string): void {
  useEffect(() => {
    document.title = about === undefined ? NAME : `${about} · ${NAME}`;
  }, [about]);
}
