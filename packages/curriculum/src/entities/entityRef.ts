/** The kind, namespace and name of an entity. */
export interface EntityRefParts {
  kind: string;
  namespace: string;
  name: string;
}

/** An entity ref in the one form by which refs compare: `kind:namespace/name`, lower case. */
export function entityRef(parts: EntityRefParts): string {
  return `${parts.kind}:${parts.namespace}/${parts.name}`.toLowerCase();
}

/**
 * Completes a ref that may lack its kind or namespace.
 *
 * @param ref - e.g. `mod-101`, `default/mod-101`, `learningmodule:default/mod-101`
 */
export function completeRef(
  ref: string,
  defaults: { kind: string; namespace: string },
): string {
  const match = /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/.exec(ref.trim());
  return match
    ? entityRef({
        kind: match[1] ?? defaults.kind,
        namespace: match[2] ?? defaults.namespace,
        name: match[3],
      })
    : ref.trim().toLowerCase();
}
