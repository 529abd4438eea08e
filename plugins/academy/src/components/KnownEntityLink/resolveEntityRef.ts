import {
  DEFAULT_NAMESPACE,
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * The full form of a ref in the spec of `entity`. As in the catalog, one without a kind means
 * `defaultKind`, one without a namespace that of the entity.
 *
 * @throws TypeError where it is no entity ref
 */
export function resolveEntityRef(
  entity: Entity,
  ref: string,
  defaultKind: string,
): string {
  return stringifyEntityRef(
    parseEntityRef(ref, {
      defaultKind,
      defaultNamespace: entity.metadata.namespace ?? DEFAULT_NAMESPACE,
    }),
  );
}
