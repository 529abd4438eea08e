import {
  DefaultNamespaceEntityPolicy,
  Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import { importCurriculum, importRoadmaps } from '@gpu-academy/curriculum';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AcademyEntitiesProcessor } from './processors/AcademyEntitiesProcessor';

const ROADMAP = `# Module Roadmap

> A remark.

## Module Overview

- **Module ID**: MOD-902
- **Module Title**: Tides
- **Target Role(s)**: Pilot
- **Duration**: 4 hours (2 lecture, 1 lab, 1 assessment)
- **Prerequisites**: MOD-901
- **Next Module(s)**: MOD-903, PROJ-401

## Learning Objectives

- Read a tide table.

## Competency Alignment

| Competency | Proficiency Target | Evidence / Assessment | Role Alignment |
|------------|--------------------|-----------------------|----------------|
| Mooring | Proficient | A boat that stays put | Pilot |

## Practical Components

| Asset | Description | Completion Criteria | Linked Validation |
|-------|-------------|---------------------|-------------------|
| Lab 1 | Moor | Afloat | Harbour master |
| Assessment | Quiz | ≥75% score | Auto-grader |

## Weather

Fog.
`;

const PLAN = `role: Pilot
level: mid
program_name: Pilots
learning_outcomes:
  primary: [Bring a ship in]
program_structure:
  total_duration_hours: 12
  modules:
    - id: MOD-902
      title: Tides, otherwise
    - id: MOD-903
      learning_objectives: [Splice a rope]
project_portfolio:
  anchor_projects:
    - id: PROJ-401
      summary: Lighthouse
      difficulty: steep
      assessed_competencies: [Mooring]
validation_plan:
  pilot_metrics:
    completion_rate_target: 0.8
`;

const MATRIX = `competency_domains:
  - name: Seamanship
    description: Keeping a ship whole
    skills:
      - name: Mooring
        proficiency:
          working: Ties a boat up
        assessment_types: [Practical]
`;

// as the catalog does with what it is given
const policies = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

async function expectAccepted(entities: readonly Entity[]) {
  for (const entity of entities) {
    const asPosted: Entity = JSON.parse(JSON.stringify(entity));
    for (const one of [entity, asPosted]) {
      await expect(policies.enforce(one)).resolves.toBeDefined();
      await expect(
        AcademyEntitiesProcessor.create().validateEntityKind(one),
      ).resolves.toBe(true);
    }
  }
}

describe('entities that curriculum imports from a roadmap', () => {
  it('are accepted by the catalog, and are of all three kinds', async () => {
    const { entities } = importRoadmaps([
      { file: 'tides.md', source: ROADMAP },
    ]);
    expect(new Set(entities.map(it => it.kind)).size).toBe(3);
    await expectAccepted(entities);
  });

  it('are accepted with all that plans and matrices add to them', async () => {
    const { entities } = importCurriculum([
      { file: 'tides.md', source: ROADMAP },
      { file: 'master-plan.yaml', source: PLAN },
      { file: 'skills-matrix.yaml', source: MATRIX },
    ]);
    const [path] = entities;
    expect(path.spec).toMatchObject({
      level: 'mid',
      durationHours: 12,
      outcomes: ['Bring a ship in'],
      targets: { completion_rate_target: 0.8 },
      projects: [{ id: 'PROJ-401', title: 'Lighthouse' }],
      extra: expect.arrayContaining([
        expect.objectContaining({ text: 'steep' }),
      ]),
    });
    expect(entities.at(-1)?.spec).toMatchObject({
      levels: [{ id: 'working' }],
      extra: [{ text: 'Practical' }],
    });
    await expectAccepted(entities);
  });

  it('are refused where a field is not what the kind says it is', async () => {
    const { entities } = importRoadmaps([
      { file: 'tides.md', source: ROADMAP },
    ]);
    const wrong = { ...entities[0], spec: { ...entities[0].spec, level: 7 } };
    await expect(expectAccepted([wrong])).rejects.toThrow();
  });
});

// Other people's curriculum stands beside a checkout of the repository and is no part of it.
const DATA = resolve(__dirname, '../../../../shared/data/curriculum');
const describeWithData = existsSync(DATA) ? describe : describe.skip;

describeWithData(
  'entities of the whole published curriculum (needs ../shared/data)',
  () => {
    it('are accepted by the catalog, every one', async () => {
      const { entities } = importCurriculum(
        readdirSync(DATA, { recursive: true, encoding: 'utf8' })
          .filter(it => /\.(md|yaml)$/.test(it))
          .map(file => ({
            file,
            source: readFileSync(join(DATA, file), 'utf8'),
          })),
      );
      expect(entities.length).toBeGreaterThan(100);
      await expectAccepted(entities);
    });
  },
);
