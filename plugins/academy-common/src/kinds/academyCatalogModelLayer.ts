import { createCatalogModelLayer } from '@backstage/catalog-model/alpha';
import { academyRelationFields } from './relations';
import competencySchema from './schema/Competency.v1alpha1.schema.json';
import learningModuleSchema from './schema/LearningModule.v1alpha1.schema.json';
import learningPathSchema from './schema/LearningPath.v1alpha1.schema.json';

const kinds = [
  {
    kind: 'LearningModule',
    singular: 'learningmodule',
    plural: 'learningmodules',
    schema: learningModuleSchema,
  },
  {
    kind: 'LearningPath',
    singular: 'learningpath',
    plural: 'learningpaths',
    schema: learningPathSchema,
  },
  {
    kind: 'Competency',
    singular: 'competency',
    plural: 'competencies',
    schema: competencySchema,
  },
] as const;

/**
 * The academy's kinds and relations as a layer of the catalog model.
 *
 * @remarks
 *
 * A layer can take refs from a field that is a string or a list of strings. Refs that sit within the objects of
 * a list (the competencies and templates of a module, the modules of a path) are declared here as relations,
 * so that the model knows their names, and emitted by a processor of the catalog module: add its `./model`
 * entry point rather than this layer alone.
 *
 * @alpha
 */
export const academyCatalogModelLayer = createCatalogModelLayer({
  layerId: 'gpu-academy.io/kinds',
  builder: model => {
    for (const { kind, singular, plural, schema } of kinds) {
      model.addKind({
        group: 'gpu-academy.io',
        names: { kind, singular, plural },
        description: schema.description,
        versions: [
          {
            name: 'v1alpha1',
            relationFields: academyRelationFields
              .filter(it => it.kind === kind && !it.path.includes('[]'))
              .map(({ path, forward, targetKinds }) => ({
                selector: { path },
                relation: forward.type,
                defaultKind: targetKinds[0],
                defaultNamespace: 'inherit',
                allowedKinds: targetKinds,
              })),
            schema: { jsonSchema: schema },
          },
        ],
      });
    }
    for (const field of academyRelationFields) {
      model.addRelationPair({
        fromKind: field.kind,
        toKind: field.targetKinds,
        description: field.description,
        forward: field.forward,
        reverse: field.reverse,
      });
    }
  },
});
