import {
  DEFAULT_NAMESPACE,
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
} from '@backstage/catalog-model';
import { EntityRelationSpec } from '@backstage/plugin-catalog-node';
import { AcademyRelationField } from '@gpu-academy/backstage-plugin-academy-common';

/**
 * The relations, in both directions, that the fields of an entity make.
 *
 * A ref without a kind means the first kind that the field may name, one without a namespace that of the
 * entity, as in Backstage's own model. Refs to other kinds make no relation. What a ref names need not exist.
 *
 * @throws TypeError where a ref is not one
 */
export function relationsOf(
  entity: Entity,
  fields: readonly AcademyRelationField[],
): EntityRelationSpec[] {
  const self = getCompoundEntityRef(entity);
  return fields
    .filter(it => it.kind === entity.kind)
    .flatMap(({ path, targetKinds, forward, reverse }) =>
      refsAt(entity, path.split('.'))
        .map(ref =>
          parseEntityRef(ref, {
            defaultKind: targetKinds[0],
            defaultNamespace: entity.metadata.namespace ?? DEFAULT_NAMESPACE,
          }),
        )
        .filter(target => isOneOf(target.kind, targetKinds))
        .flatMap(target => [
          { source: self, type: forward.type, target },
          { source: target, type: reverse.type, target: self },
        ]),
    );
}

function refsAt(value: unknown, path: string[]): string[] {
  if (!path.length) {
    return [value]
      .flat()
      .filter((it): it is string => typeof it === 'string' && it !== '');
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const [step, ...rest] = path;
  const next = (value as Record<string, unknown>)[step.replace('[]', '')];
  return step.endsWith('[]')
    ? [next].flat().flatMap(it => refsAt(it, rest))
    : refsAt(next, rest);
}

function isOneOf(kind: string, kinds: string[]) {
  return kinds.some(it => it.toLowerCase() === kind.toLowerCase());
}
