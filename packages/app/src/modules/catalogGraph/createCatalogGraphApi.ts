import {
  ALL_RELATION_PAIRS,
  ALL_RELATIONS,
  CatalogGraphApi,
  DefaultCatalogGraphApi,
} from '@backstage/plugin-catalog-graph';
import { academyRelationFields } from '@gpu-academy/backstage-plugin-academy-common';

/** Backstage's relations and, after them, those that the academy's kinds add; each once. */
export function createCatalogGraphApi(): CatalogGraphApi {
  const added = new Map(
    academyRelationFields
      .filter(({ forward }) => !ALL_RELATIONS.includes(forward.type))
      .map(({ forward, reverse }): [string, [string, string]] => [
        forward.type,
        [forward.type, reverse.type],
      ]),
  );
  const pairs = [...added.values()];
  return new DefaultCatalogGraphApi({
    knownRelations: [...ALL_RELATIONS, ...pairs.flat()],
    knownRelationPairs: [...ALL_RELATION_PAIRS, ...pairs],
    defaultRelationTypes: { exclude: [] },
  });
}
