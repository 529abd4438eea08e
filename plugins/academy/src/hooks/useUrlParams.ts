import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Changes to the query of the page's address; `undefined` and the empty text take a key away. */
export type UrlParamChanges = Record<string, string | undefined>;

/**
 * The one place where a page keeps what can be linked to: tab, search, filters, order, page.
 *
 * @remarks
 *
 * Changes replace the history entry: typing in a search field is not a step to go back through.
 */
export function useUrlParams(): {
  params: URLSearchParams;
  change: (changes: UrlParamChanges) => void;
} {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (changes: UrlParamChanges) =>
      setParams(
        current => {
          const next = new URLSearchParams(current);
          for (const [key, value] of Object.entries(changes)) {
            if (value) {
              next.set(key, value);
            } else {
              next.delete(key);
            }
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return { params, change };
}
