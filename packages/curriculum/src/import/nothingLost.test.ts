import { LearningModuleEntity } from '../entities';
import { CurriculumProblem } from '../problems';
import { CurriculumFile } from './fileKind';
import { importCurriculum } from './importCurriculum';
import { rebuildSection } from './__testUtils__/rebuildSection';
import { normalise, sentencesOf } from './__testUtils__/sentencesOf';
import {
  describeWithSharedData,
  sharedFiles,
} from './__testUtils__/sharedCurriculum';

const ROADMAPS = sharedFiles('curriculum', /-roadmap\.md$/);

/** Sentences of a roadmap that are neither in their section of the entity nor kept nor reported. */
function lost(
  { file, source }: CurriculumFile,
  entity: LearningModuleEntity,
  report: CurriculumProblem[],
) {
  const reported = normalise(
    report
      .filter(it => it.file === file)
      .map(it => it.message)
      .join(' '),
  );
  return sentencesOf(source).filter(({ section, text }) => {
    const rebuilt = rebuildSection(entity, section).map(normalise);
    const all = ` ${rebuilt.join(' ')} `;
    const found =
      rebuilt.some(it => it.includes(text)) || reported.includes(text);
    // a list is found where all of its words are, because its parts may be apart in the entity
    return !found && !text.split(' ').every(it => all.includes(` ${it} `));
  });
}

function moduleOf(
  entities: ReturnType<typeof importCurriculum>['entities'],
): LearningModuleEntity {
  return entities.find(
    (it): it is LearningModuleEntity => it.kind === 'LearningModule',
  )!;
}

describeWithSharedData(
  'importCurriculum over every published roadmap (needs ../shared/data)',
  () => {
    it('has roadmaps of five roles to look at', () => {
      expect(ROADMAPS).toHaveLength(47);
      expect(new Set(ROADMAPS.map(it => it.file.split('/')[1])).size).toBe(5);
    });

    it.each(ROADMAPS)(
      'loses no sentence of $file and invents no place for any',
      roadmap => {
        const { entities, report } = importCurriculum([roadmap]);
        expect(lost(roadmap, moduleOf(entities), report)).toEqual([]);
        expect(
          report.filter(it =>
            ['not-placed', 'unknown-section', 'missing-section'].includes(
              it.code,
            ),
          ),
        ).toEqual([]);
      },
    );

    it.each(ROADMAPS)(
      'reads $file the same through a byte-order mark and Windows line endings',
      roadmap => {
        const windows = {
          ...roadmap,
          source: `\uFEFF${roadmap.source.replace(/\n/g, '\r\n')}`,
        };
        expect(importCurriculum([windows])).toEqual(
          importCurriculum([roadmap]),
        );
      },
    );

    it.each(ROADMAPS)(
      'loses nothing of $file where its sections stand in another order or are unknown',
      roadmap => {
        const [head, ...sections] = roadmap.source.split(/^(?=## )/m);
        const shuffled = {
          ...roadmap,
          source: [
            head,
            ...sections
              .reverse()
              .map(it => (it.endsWith('\n') ? it : `${it}\n`)),
            '## Weather\n\nStay in. Watch the rain.\n\n### At sea\n\n1. Fog\n   with more of it\n',
          ].join(''),
        };
        const { entities, report } = importCurriculum([shuffled]);
        const stray = sentencesOf(shuffled.source).filter(it =>
          /end patch/.test(it.text),
        ).length;
        expect(lost(shuffled, moduleOf(entities), report)).toEqual([]);
        expect(report.filter(it => it.code === 'stray-line')).toHaveLength(
          stray,
        );
      },
    );

    it('notices a sentence that the import would lose', () => {
      const [roadmap] = ROADMAPS;
      const { entities, report } = importCurriculum([roadmap]);
      const entity = moduleOf(entities);
      const without = {
        ...entity,
        spec: { ...entity.spec, objectives: entity.spec.objectives?.slice(1) },
      };
      expect(lost(roadmap, without, report).map(it => it.text)).toEqual([
        normalise(entity.spec.objectives![0].text),
      ]);
    });
  },
);
