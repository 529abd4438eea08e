import { Entity } from '@backstage/catalog-model';
import { importRoadmaps } from '@gpu-academy/curriculum';
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

describe('entities that curriculum imports from a roadmap', () => {
  const { entities } = importRoadmaps([{ file: 'tides.md', source: ROADMAP }]);

  it.each(entities)('are accepted by the catalog: $kind', async entity => {
    const asPosted: Entity = JSON.parse(JSON.stringify(entity));
    for (const one of [entity, asPosted]) {
      await expect(
        AcademyEntitiesProcessor.create().validateEntityKind(one),
      ).resolves.toBe(true);
    }
  });

  it('are of all three kinds', () => {
    expect(new Set(entities.map(it => it.kind)).size).toBe(3);
  });
});
