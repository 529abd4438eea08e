import { LogLine } from '../plan/parseLog';

/** Addresses of what a log says was created or deleted. */
export function completed(
  log: readonly LogLine[],
  action: 'create' | 'delete',
): Set<string> {
  return new Set(
    log.flatMap(({ type, hook }) =>
      type === 'apply_complete' &&
      hook?.action === action &&
      hook.resource?.addr
        ? [hook.resource.addr]
        : [],
    ),
  );
}
