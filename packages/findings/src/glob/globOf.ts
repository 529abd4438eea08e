import { Glob } from './Glob';

/** Policies repeat their patterns, and a thousand policies are asked about the same hundred actions. */
const GLOBS = new Map<string, Glob>();
const MAX_GLOBS = 10_000;

/** A pattern of a policy, `*` for any text and `?` for any character, read once as long as it is among the last. */
export function globOf(pattern: string): Glob {
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
