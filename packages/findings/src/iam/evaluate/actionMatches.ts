import { Glob } from '../../glob/Glob';
import { PolicyStatement } from '../policy/Policy';

/** Whether a statement speaks of an action, given in lower case. */
export function actionMatches(
  statement: Pick<PolicyStatement, 'actions' | 'notActions'>,
  action: string,
): boolean {
  const matchesAny = (patterns: string[]) =>
    patterns.some(pattern => globOf(pattern).matches(action));
  return statement.notActions
    ? !matchesAny(statement.notActions)
    : matchesAny(statement.actions ?? []);
}

/** Policies repeat their patterns, and a thousand policies are asked about the same hundred actions. */
const GLOBS = new Map<string, Glob>();
const MAX_GLOBS = 10_000;

function globOf(pattern: string): Glob {
  const known = GLOBS.get(pattern);
  if (known) {
    return known;
  }
  if (GLOBS.size >= MAX_GLOBS) {
    GLOBS.clear();
  }
  const glob = Glob.parse(pattern, { question: true });
  GLOBS.set(pattern, glob);
  return glob;
}
