import { resolve } from 'node:path';
import { LearningModuleEntity } from '../entities';
import { readModuleFolder } from '../folder';
import { availability } from './availability';
import { learnerContext } from './LearnerContext';
import { moduleDefinition } from './moduleDefinition';

describe('moduleDefinition', () => {
  it('completes refs from the kind that they mean and the namespace of the module', () => {
    const definition = moduleDefinition({
      metadata: { name: 'MOD-2', namespace: 'senior', title: 'Second' },
      spec: {
        type: 'technical',
        owner: 'group:default/a',
        lifecycle: 'test',
        moduleId: 'MOD-2',
        prerequisites: ['mod-1', 'default/mod-1', 'LearningModule:Other/MOD-1'],
        items: [
          {
            id: 'lab-1',
            type: 'lab',
            title: 'Lab',
            required: true,
            template: 'lab',
          },
        ],
      },
    });
    expect(definition).toMatchObject({
      ref: 'learningmodule:senior/mod-2',
      title: 'Second',
      prerequisiteMode: 'advise',
      prerequisites: [
        'learningmodule:senior/mod-1',
        'learningmodule:default/mod-1',
        'learningmodule:other/mod-1',
      ],
      items: [{ template: 'template:senior/lab' }],
    });
  });

  it('makes of MOD-102 that its labs can be begun and the rest says why it cannot', async () => {
    const { entities } = await readModuleFolder(
      resolve(__dirname, '../../../../templates/mod-102-cloud-computing'),
    );
    const module = moduleDefinition(entities[0] as LearningModuleEntity);
    const context = learnerContext({
      modules: [module],
      records: [],
      now: '2026-11-23T00:00:00Z',
    });
    const decided = module.items.map(({ id }) => {
      const { state, reasons } = availability(context, module.ref, id);
      return `${id}: ${state}: ${reasons.join(' ')}`;
    });
    expect(decided).toEqual([
      'lab-1: available: Recommended first: MOD-101 (not in this catalog), MOD-010 (not in this catalog).',
      'lab-2: available: Recommended first: MOD-101 (not in this catalog), MOD-010 (not in this catalog).',
      'lab-3: available: Recommended first: MOD-101 (not in this catalog), MOD-010 (not in this catalog).',
      'assessment: locked: There is no quiz for it in the portal yet.',
      'spend-simulation: locked: There is no review form for it in the portal yet.',
      "project: locked: Spend gate: pass “Spend simulation of the project” first (a simulated bill for the project's plan that stays within its budget).",
    ]);
  });
});
