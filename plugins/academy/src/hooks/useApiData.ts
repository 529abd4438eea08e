import { useCallback, useEffect, useState } from 'react';

/** What a component knows of a request: exactly one of the four phases that it has to draw. */
export interface ApiData<T> {
  /** The newest value; stays in place while it is being read again. */
  value?: T;
  error?: Error;
  loading: boolean;
  reload: () => void;
}

/**
 * Reads from the academy API, and again whenever `load` changes.
 *
 * @remarks
 *
 * `load` has to be stable (`useCallback`). A request that was overtaken by a newer one is aborted,
 * and its answer is never shown.
 */
export function useApiData<T>(
  load: (signal: AbortSignal) => Promise<T>,
): ApiData<T> {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<ApiData<T>, 'reload'>>({
    loading: true,
  });
  const reload = useCallback(() => setAttempt(n => n + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    setState(({ value }) => ({ value, loading: true }));
    load(controller.signal).then(
      value => {
        if (!controller.signal.aborted) {
          setState({ value, loading: false });
        }
      },
      error => {
        if (!controller.signal.aborted) {
          setState({ error, loading: false });
        }
      },
    );
    return () => controller.abort();
  }, [load, attempt]);

  return { ...state, reload };
}
