import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { resolve } from 'node:path';
import request from 'supertest';
import catalogModuleAcademy from '.';
import catalogModuleAcademyModel from './model';

const MOD_102 = resolve(
  __dirname,
  '../../../templates/mod-102-cloud-computing',
);

const located = (entity: Entity): Entity => ({
  ...entity,
  metadata: {
    ...entity.metadata,
    annotations: {
      'backstage.io/managed-by-location': 'test:neighbours',
      'backstage.io/managed-by-origin-location': 'test:neighbours',
    },
  },
});

const spec = { type: 'technical', owner: 'instructors', lifecycle: 'test' };

// A group that owns, a module that comes before, one that comes after in another namespace.
const neighbours: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'instructors' },
    spec: { type: 'team', children: [] },
  },
  {
    apiVersion: 'gpu-academy.io/v1alpha1',
    kind: 'LearningModule',
    metadata: { name: 'mod-101' },
    spec: { ...spec, moduleId: 'MOD-101', items: [], next: ['mod-102'] },
  },
  {
    apiVersion: 'gpu-academy.io/v1alpha1',
    kind: 'LearningModule',
    metadata: { name: 'mod-109', namespace: 'senior' },
    spec: {
      ...spec,
      owner: 'user:default/imani',
      moduleId: 'MOD-109',
      prerequisites: ['default/mod-102', 'mod-108'],
      competencies: [
        { ref: 'default/cloud-architecture', level: 'advanced' },
        { ref: 'automation', level: 'proficient' },
      ],
      items: [
        {
          id: 'lab-1',
          type: 'lab',
          title: 'Lab',
          required: true,
          template: 'default/mod-102-lab-1-aws',
        },
      ],
    },
  },
];

const neighboursModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'neighbours',
  register(reg) {
    reg.registerInit({
      deps: { processing: catalogProcessingExtensionPoint },
      async init({ processing }) {
        processing.addEntityProvider({
          getProviderName: () => 'neighbours',
          connect: connection =>
            connection.applyMutation({
              type: 'full',
              entities: neighbours.map(entity => ({ entity: located(entity) })),
            }),
        });
      },
    });
  },
});

/** Every relation that the catalog ends up with, one a line. */
async function relationsWith(feature: BackendFeature): Promise<string[]> {
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      feature,
      neighboursModule,
      mockServices.rootConfig.factory({
        data: {
          catalog: {
            providers: { academy: { moduleFolders: [{ path: MOD_102 }] } },
          },
        },
      }),
    ],
  });
  try {
    const entities = await settled(async () => {
      const { body } = await request(backend.server).get(
        '/api/catalog/entities',
      );
      return body as Entity[];
    });
    return entities
      .flatMap(entity =>
        (entity.relations ?? []).map(
          it => `${stringifyEntityRef(entity)} ${it.type} ${it.targetRef}`,
        ),
      )
      .sort();
  } finally {
    await backend.stop();
  }
}

/** Waits until all eight entities are there and their relations no longer change. */
async function settled(read: () => Promise<Entity[]>): Promise<Entity[]> {
  let last = '';
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const entities = await read();
    const now = JSON.stringify(entities);
    if (entities.length === 8 && now === last) {
      return entities;
    }
    last = now;
    await new Promise(done => setTimeout(done, 250));
  }
  throw new Error(`The catalog did not settle: ${last}`);
}

describe('relations of the academy kinds', () => {
  jest.setTimeout(60_000);

  it('are the same by the processor and by the model layer, in both directions', async () => {
    const byProcessor = await relationsWith(catalogModuleAcademy);
    const byModel = await relationsWith(catalogModuleAcademyModel);

    expect(byModel).toEqual(byProcessor);
    expect(byProcessor).toEqual(
      [
        'competency:default/cloud-architecture ownedBy group:default/instructors',
        'competency:default/cloud-architecture taughtBy learningmodule:default/mod-102',
        'competency:default/cloud-architecture taughtBy learningmodule:senior/mod-109',
        'competency:default/cost-management ownedBy group:default/instructors',
        'competency:default/cost-management taughtBy learningmodule:default/mod-102',
        'competency:default/security-compliance ownedBy group:default/instructors',
        'competency:default/security-compliance taughtBy learningmodule:default/mod-102',
        'group:default/instructors ownerOf competency:default/cloud-architecture',
        'group:default/instructors ownerOf competency:default/cost-management',
        'group:default/instructors ownerOf competency:default/security-compliance',
        'group:default/instructors ownerOf learningmodule:default/mod-101',
        'group:default/instructors ownerOf learningmodule:default/mod-102',
        'group:default/instructors ownerOf learningpath:default/ai-infrastructure-engineer',
        'learningmodule:default/mod-101 leadsTo learningmodule:default/mod-102',
        'learningmodule:default/mod-101 ownedBy group:default/instructors',
        'learningmodule:default/mod-101 requiredBy learningmodule:default/mod-102',
        'learningmodule:default/mod-102 followsFrom learningmodule:default/mod-101',
        'learningmodule:default/mod-102 generatedBy template:default/mod-102-lab-1-aws',
        'learningmodule:default/mod-102 generatedBy template:default/mod-102-lab-2-aws',
        'learningmodule:default/mod-102 generatedBy template:default/mod-102-lab-3-aws',
        'learningmodule:default/mod-102 generatedBy template:default/mod-102-project-aws',
        'learningmodule:default/mod-102 leadsTo learningmodule:default/mod-103',
        'learningmodule:default/mod-102 leadsTo learningmodule:default/mod-105',
        'learningmodule:default/mod-102 ownedBy group:default/instructors',
        'learningmodule:default/mod-102 partOf learningpath:default/ai-infrastructure-engineer',
        'learningmodule:default/mod-102 requiredBy learningmodule:senior/mod-109',
        'learningmodule:default/mod-102 requires learningmodule:default/mod-010',
        'learningmodule:default/mod-102 requires learningmodule:default/mod-101',
        'learningmodule:default/mod-102 teaches competency:default/cloud-architecture',
        'learningmodule:default/mod-102 teaches competency:default/cost-management',
        'learningmodule:default/mod-102 teaches competency:default/security-compliance',
        'learningmodule:senior/mod-109 generatedBy template:default/mod-102-lab-1-aws',
        'learningmodule:senior/mod-109 ownedBy user:default/imani',
        'learningmodule:senior/mod-109 requires learningmodule:default/mod-102',
        'learningmodule:senior/mod-109 requires learningmodule:senior/mod-108',
        'learningmodule:senior/mod-109 teaches competency:default/cloud-architecture',
        'learningmodule:senior/mod-109 teaches competency:senior/automation',
        'learningpath:default/ai-infrastructure-engineer hasPart learningmodule:default/mod-102',
        'learningpath:default/ai-infrastructure-engineer ownedBy group:default/instructors',
      ].sort(),
    );
  });
});
