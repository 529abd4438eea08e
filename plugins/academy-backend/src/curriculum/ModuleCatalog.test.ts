import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CachedModuleCatalog } from './ModuleCatalog';

const learningModule = (name: string, spec: object = {}): Entity => ({
  apiVersion: 'gpu-academy.io/v1alpha1',
  kind: 'LearningModule',
  metadata: { name, title: `Title of ${name}`, description: 'What it is' },
  spec: {
    type: 'module',
    owner: 'group:default/instructors',
    lifecycle: 'production',
    moduleId: name.toUpperCase(),
    items: [],
    ...spec,
  },
});

function setUp(entities: Entity[], maxAgeMilliseconds?: number) {
  const catalog = catalogServiceMock({ entities });
  const getEntities = jest.spyOn(catalog, 'getEntities');
  const modules = CachedModuleCatalog.create({
    auth: mockServices.auth(),
    catalog,
    ...(maxAgeMilliseconds === undefined ? {} : { maxAgeMilliseconds }),
  });
  return { getEntities, modules };
}

describe('CachedModuleCatalog', () => {
  it('reads a module with its refs made whole', async () => {
    const { modules } = setUp([
      learningModule('mod-102', {
        duration: { total: 50, lab: 22 },
        prerequisites: ['mod-101', 'learningmodule:junior/mod-010'],
        items: [
          {
            id: 'lab-1',
            type: 'lab',
            title: 'Lab 1',
            required: true,
            template: 'lab-1-aws',
          },
        ],
        spendGate: {
          required: true,
          item: 'lab-1',
          deliverable: 'a simulation',
          appliesTo: ['lab-2'],
        },
      }),
    ]);
    expect(await modules.listModules()).toEqual([
      {
        ref: 'learningmodule:default/mod-102',
        moduleId: 'MOD-102',
        title: 'Title of mod-102',
        description: 'What it is',
        durationHours: 50,
        prerequisites: [
          'learningmodule:default/mod-101',
          'learningmodule:junior/mod-010',
        ],
        prerequisiteMode: 'advise',
        items: [
          {
            id: 'lab-1',
            type: 'lab',
            title: 'Lab 1',
            required: true,
            template: 'template:default/lab-1-aws',
            passMark: undefined,
          },
        ],
        spendGate: {
          required: true,
          item: 'lab-1',
          deliverable: 'a simulation',
          appliesTo: ['lab-2'],
        },
      },
    ]);
  });

  it('puts a module after what it builds on, also where they build on each other', async () => {
    const { modules } = setUp([
      learningModule('mod-101', { prerequisites: ['mod-200'] }),
      learningModule('mod-102'),
      learningModule('mod-200', { prerequisites: ['mod-103'] }),
      learningModule('mod-103', { prerequisites: ['mod-101'] }),
    ]);
    const ids = (await modules.listModules()).map(it => it.moduleId);
    expect(ids).toEqual(['MOD-103', 'MOD-200', 'MOD-101', 'MOD-102']);
  });

  it('asks the catalog once for many readers', async () => {
    const { getEntities, modules } = setUp([learningModule('mod-102')]);
    await Promise.all([modules.listModules(), modules.listModules()]);
    await modules.listModules();
    expect(getEntities).toHaveBeenCalledTimes(1);
  });

  it('keeps the last definitions while the catalog does not answer', async () => {
    const { getEntities, modules } = setUp([learningModule('mod-102')], 0);
    await modules.listModules();
    getEntities.mockRejectedValue(new Error('connection refused'));
    expect(await modules.listModules()).toHaveLength(1);
  });

  it('fails where it never had any, and asks again next time', async () => {
    const { getEntities, modules } = setUp([learningModule('mod-102')]);
    getEntities.mockRejectedValueOnce(new Error('connection refused'));
    await expect(modules.listModules()).rejects.toThrow('connection refused');
    expect(await modules.listModules()).toHaveLength(1);
  });
});
