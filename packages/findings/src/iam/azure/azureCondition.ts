/*
 * Conditions of role assignments (https://learn.microsoft.com/azure/role-based-access-control/conditions-format): each says of
 * which operations it speaks, and leaves all others as they are.
 */

/** Roles that change nothing and lead nowhere. */
const HARMLESS = new Set([
  'acdd72a7-3385-48ef-bd42-f606fba81ae7', // Reader
  '43d0d8ad-25c7-4714-9337-8ba259a9fe05', // Monitoring Reader
  '72fafb9e-0641-4937-9268-a91bfd8191a3', // Cost Management Reader
  '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1', // Storage Blob Data Reader
  '7f951dda-4ed3-4680-a7ca-43fe172d538d', // AcrPull
]);

/**
 * What a condition leaves of an operation: `any` where it does not speak of it, `none` where it names the roles that may be
 * given and none of them leads to more, else `some`.
 */
export function conditionLeaves(
  condition: string | undefined,
  operation: string,
): 'any' | 'some' | 'none' {
  if (condition === undefined) {
    return 'any';
  }
  const named = Array.from(
    condition.matchAll(/ActionMatches\s*\{\s*'([^']*)'\s*\}/gi),
    ([, name]) => name.toLowerCase(),
  );
  if (named.length > 0 && !named.includes(operation.toLowerCase())) {
    return 'any';
  }
  const allowed = Array.from(
    condition.matchAll(
      /@Request\s*\[\s*Microsoft\.Authorization\/roleAssignments:RoleDefinitionId\s*\]\s*ForAnyOfAnyValues:GuidEquals\s*\{([^}]*)\}/gi,
    ),
    ([, list]) => list.split(',').map(it => it.trim().toLowerCase()),
  );
  // Beside "not this operation, or this role" there may be nothing that lets another role pass.
  const hasOtherWay =
    /!\s*\(?\s*@/.test(condition) ||
    (condition.match(/\bOR\b|\|\|/gi) ?? []).length > named.length;
  const isLimited =
    !hasOtherWay &&
    allowed.length === 1 &&
    allowed[0].every(it => HARMLESS.has(it));
  return isLimited ? 'none' : 'some';
}
