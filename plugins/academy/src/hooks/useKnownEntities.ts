import { useCallback } from 'react';
import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useApiData } from './useApiData';

/**
 * What the catalog answered, by full entity ref: the entity, or `undefined` where it holds none of that
 * name. A ref that is no key has not been answered (yet).
 */
export type KnownEntities = ReadonlyMap<string, Entity | undefined>;

// The whole spec: of a part of it, what the types of the kinds promise would not hold.
const FIELDS = [
  'apiVersion',
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec',
];
const NOTHING: KnownEntities = new Map();

/**
 * Looks up in one request what a page refers to, so that it can name what exists and not link to what
 * does not.
 *
 * @remarks
 *
 * Where the catalog cannot be asked the answer stays empty: titles are a comfort, not worth an error on a
 * page that shows the rest.
 *
 * @param refs - full entity refs, as `stringifyEntityRef` writes them
 */
export function useKnownEntities(refs: string[]): KnownEntities {
  const catalog = useApi(catalogApiRef);
  // One string, because a new array of the same refs must not ask again.
  const asked = Array.from(new Set(refs)).sort().join(' ');
  const { value } = useApiData(
    useCallback(async () => {
      if (!asked) {
        return NOTHING;
      }
      const entityRefs = asked.split(' ');
      const { items } = await catalog.getEntitiesByRefs({
        entityRefs,
        fields: FIELDS,
      });
      return new Map(entityRefs.map((ref, index) => [ref, items[index]]));
    }, [catalog, asked]),
  );
  return value ?? NOTHING;
}
