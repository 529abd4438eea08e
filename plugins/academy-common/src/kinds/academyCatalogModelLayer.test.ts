import {
  compileCatalogModel,
  defaultCatalogEntityModel,
} from '@backstage/catalog-model/alpha';
import { academyRelationFields } from './relations';
import { academyCatalogModelLayer } from './academyCatalogModelLayer';

describe('academyCatalogModelLayer', () => {
  const model = compileCatalogModel([
    ...[defaultCatalogEntityModel].flat(),
    academyCatalogModelLayer,
  ]);

  it.each(['LearningModule', 'LearningPath', 'Competency'])(
    'declares %s beside the default model',
    kind => {
      expect(
        model.getKind({ kind, apiVersion: 'gpu-academy.io/v1alpha1' }),
      ).toMatchObject({ names: { kind } });
    },
  );

  it('knows every relation of the academy in both directions', () => {
    for (const {
      kind,
      targetKinds,
      forward,
      reverse,
    } of academyRelationFields) {
      expect(model.getRelations({ kind })).toContainEqual(
        expect.objectContaining({
          forward: expect.objectContaining({ type: forward.type }),
          reverse: expect.objectContaining({ type: reverse.type }),
        }),
      );
      // the kind Template comes with a layer of the scaffolder
      for (const target of targetKinds.filter(it => it !== 'Template')) {
        expect(
          model.getRelations({ kind: target })?.map(it => it.forward.type),
        ).toContain(reverse.type);
      }
    }
  });

  it('takes refs only from fields that the model can read', () => {
    const paths = ['LearningModule', 'LearningPath', 'Competency'].flatMap(
      kind =>
        model
          .getKind({ kind, apiVersion: 'gpu-academy.io/v1alpha1' })!
          .relationFields.map(it => `${kind} ${it.path}`),
    );
    expect(paths).toEqual([
      'LearningModule spec.owner',
      'LearningModule spec.prerequisites',
      'LearningModule spec.next',
      'LearningPath spec.owner',
      'Competency spec.owner',
    ]);
  });
});
