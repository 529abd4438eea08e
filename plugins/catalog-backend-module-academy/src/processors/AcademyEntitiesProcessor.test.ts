import { Entity } from '@backstage/catalog-model';
import { AcademyEntitiesProcessor } from './AcademyEntitiesProcessor';

const learningModule: Entity = {
  apiVersion: 'gpu-academy.io/v1alpha1',
  kind: 'LearningModule',
  metadata: { name: 'mod-1' },
  spec: {
    type: 'technical',
    owner: 'group:default/a',
    lifecycle: 'test',
    moduleId: 'MOD-001',
    prerequisites: ['template:default/not-a-module'],
    items: [{ id: 'lab-1', type: 'lab', title: 'Lab', required: true }],
  },
};

describe('AcademyEntitiesProcessor', () => {
  const location = { type: 'test', target: 'test' };

  async function emitted(processor: AcademyEntitiesProcessor) {
    const emit = jest.fn();
    await processor.postProcessEntity(learningModule, location, emit);
    return emit.mock.calls.map(([{ relation }]) => relation.type);
  }

  it('takes the academy kinds and leaves others to others', async () => {
    const processor = AcademyEntitiesProcessor.create();
    await expect(processor.validateEntityKind(learningModule)).resolves.toBe(
      true,
    );
    await expect(
      processor.validateEntityKind({ ...learningModule, kind: 'Component' }),
    ).resolves.toBe(false);
  });

  it('says which field of an entity is wrong', async () => {
    const wrong = {
      ...learningModule,
      spec: { ...learningModule.spec, items: [{ id: 'X' }] },
    };
    await expect(
      AcademyEntitiesProcessor.create().validateEntityKind(wrong),
    ).rejects.toThrow('/spec/items/0');
  });

  it('makes no relation of a ref to a kind that the field may not name', async () => {
    await expect(emitted(AcademyEntitiesProcessor.create())).resolves.toEqual([
      'ownedBy',
      'ownerOf',
    ]);
  });

  it('leaves to the model layer what that can do', async () => {
    const processor = AcademyEntitiesProcessor.besideModel();
    await expect(processor.validateEntityKind(learningModule)).resolves.toBe(
      false,
    );
    await expect(emitted(processor)).resolves.toEqual([]);
  });
});
