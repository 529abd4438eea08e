import type { TypeRules } from './TypeRules';

/** Names in a pattern that are no attributes, but digits that the cloud gives. */
const NO_ATTRIBUTES =
  /^(account|digits|email|export|hex\d*|id|listener_parent|next|load_balancer_kind|number|parameter_path|policy_kind|rule_parent|sim|subscription|uuid)$/i;

function attributesOf(pattern: string): string[] {
  return [...pattern.matchAll(/\{(\w+)#?\}/g)]
    .map(([, name]) => name)
    .filter(name => !NO_ATTRIBUTES.test(name));
}

/**
 * Rules that follow from ids that are made of attributes: what stands in the id of
 * a resource cannot change while it lives, so a change replaces it.
 *
 * @param patterns - by type, with `{attribute}` or `{attribute#}`
 * @param source - where the patterns can be checked
 * @param overlay - what else is known of some of the types
 */
export function rulesOfIds(
  patterns: Readonly<Record<string, string>>,
  source: string,
  overlay: Readonly<Record<string, TypeRules>>,
): Record<string, TypeRules> {
  const rules: Record<string, TypeRules> = { ...overlay };
  for (const [type, pattern] of Object.entries(patterns)) {
    const own = overlay[type];
    const forceNew = [...attributesOf(pattern), ...(own?.forceNew ?? [])];
    rules[type] = {
      ...own,
      source: own?.source ?? source,
      forceNew: [...new Set(forceNew)],
    };
  }
  return rules;
}
