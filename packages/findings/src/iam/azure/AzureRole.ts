import { Glob } from '../../glob/Glob';

/** A block of permissions of a role: what it names less what it excepts. */
export interface AzurePermissions {
  actions: readonly string[];
  notActions: readonly string[];
  dataActions: readonly string[];
  notDataActions: readonly string[];
}

/** A role definition. */
export interface AzureRole {
  name: string;
  permissions: readonly AzurePermissions[];
}

/** Whether a role allows an operation. What one block excepts another may still name. */
export function allows(
  role: AzureRole,
  operation: string,
  plane: 'actions' | 'dataActions',
): boolean {
  const except = plane === 'actions' ? 'notActions' : 'notDataActions';
  return role.permissions.some(
    block =>
      matchesAny(block[plane], operation) &&
      !matchesAny(block[except], operation),
  );
}

/** Roles are asked about the same operations again and again, and built-in ones have many patterns. */
const GLOBS = new Map<string, Glob>();
const MAX_GLOBS = 10_000;

/** Operations have no case. */
function matchesAny(patterns: readonly string[], operation: string): boolean {
  const folded = operation.toLowerCase();
  return patterns.some(pattern => globOf(pattern).matches(folded));
}

/** A pattern of operations: `*` stands for any text, and `?` for itself. */
function globOf(pattern: string): Glob {
  const known = GLOBS.get(pattern);
  if (known) {
    return known;
  }
  if (GLOBS.size >= MAX_GLOBS) {
    GLOBS.clear();
  }
  const glob = Glob.parse(pattern.toLowerCase());
  GLOBS.set(pattern, glob);
  return glob;
}
