import { useCallback, useEffect, useRef, useState } from 'react';

/** A request that somebody makes by pressing a button, and what came of the newest one. */
export interface ApiAction<T> {
  run: () => void;
  pending: boolean;
  value?: T;
  error?: Error;
}

/** Like `useApiData`, but asked for; an answer that comes after the page was left is dropped. */
export function useApiAction<T>(
  act: (signal: AbortSignal) => Promise<T>,
): ApiAction<T> {
  const [state, setState] = useState<Omit<ApiAction<T>, 'run'>>({
    pending: false,
  });
  const controller = useRef<AbortController>();
  useEffect(() => () => controller.current?.abort(), []);

  const run = useCallback(() => {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    setState({ pending: true });
    act(own.signal).then(
      value => !own.signal.aborted && setState({ pending: false, value }),
      error => !own.signal.aborted && setState({ pending: false, error }),
    );
  }, [act]);

  return { ...state, run };
}
