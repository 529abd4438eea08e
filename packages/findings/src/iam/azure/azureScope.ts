/*
 * Scopes of Resource Manager, in lower case. What subscriptions a management group holds is not in them: it is known to hold
 * itself alone, the root to hold all.
 */

export function contains(outer: string, inner: string): boolean {
  return outer === '/' || inner === outer || inner.startsWith(`${outer}/`);
}

/** A scope and all that it is in, from the inside out. */
export function chainOf(scope: string): string[] {
  const parts = scope.split('/').slice(1);
  return scope === '/'
    ? [scope]
    : [
        ...parts.map(
          (_, index) => `/${parts.slice(0, parts.length - index).join('/')}`,
        ),
        '/',
      ];
}

/** The root, a management group or a whole subscription. */
export function isWide(scope: string): boolean {
  return (
    scope === '/' ||
    /^\/subscriptions\/[^/]+$/.test(scope) ||
    scope.startsWith('/providers/microsoft.management/')
  );
}

/** What reaches further is more. */
export function widthOf(scope: string): number {
  if (scope === '/') {
    return 3;
  }
  return isWide(scope) ? 2 : 1 / scope.split('/').length;
}
