import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LearningModuleEntity } from '../entities';
import { CurriculumFile } from './fileKind';
import { importCurriculum } from './importCurriculum';
import { lostLeaves } from './__testUtils__/lostLeaves';
import { lostSentences } from './__testUtils__/lostSentences';
import { normalise, sentencesOf } from './__testUtils__/sentencesOf';
import {
  describeWithSharedData,
  sharedFiles,
} from './__testUtils__/sharedCurriculum';

const ROADMAPS = sharedFiles('curriculum', /-roadmap\.md$/);
const YAML = sharedFiles('curriculum', /\.yaml$/);
const roleOf = ({ file }: CurriculumFile) => file.split('/')[1];
const ROLES = [...new Set(ROADMAPS.map(roleOf))];

const fixture = (name: string): CurriculumFile => ({
  file: name,
  source: readFileSync(join(__dirname, name), 'utf8'),
});
const FIXTURES = [
  fixture('../roadmap/__fixtures__/mod-902-roadmap.md'),
  fixture('__fixtures__/activities-roadmap.md'),
  fixture('__fixtures__/template-roadmap.md'),
];
const FIXTURES_YAML = [
  fixture('__fixtures__/master-plan.yaml'),
  fixture('__fixtures__/metadata.yaml'),
  fixture('__fixtures__/skills-matrix.yaml'),
  fixture('__fixtures__/repository-strategy.yaml'),
];

/** What of several files imported at once is lost. */
function lostOf(files: CurriculumFile[]): object[] {
  const result = importCurriculum(files);
  return files.flatMap((it): object[] =>
    it.file.endsWith('.md')
      ? lostSentences(it, result)
      : lostLeaves(it, result),
  );
}

describe('importCurriculum of several files at once', () => {
  it('loses no sentence of a roadmap and no leaf of what stands beside it', () => {
    expect(lostOf([...FIXTURES, ...FIXTURES_YAML])).toEqual([]);
    expect(lostOf(FIXTURES_YAML)).toEqual([]);
  });

  it.each(FIXTURES)(
    'keeps the whole of a second roadmap with the id of $file, and of one without any',
    one => {
      const second = { ...one, file: 'second-roadmap.md' };
      const nameless = {
        file: 'nameless-roadmap.md',
        source: one.source.replace(/^.*\*\*Module ID\*\*.*\n/m, ''),
      };
      expect(lostOf([one, second, nameless])).toEqual([]);
    },
  );

  it('loses nothing where a line is there twice, sections change places or stand below each other', () => {
    for (const { source, file } of FIXTURES) {
      const lines = source.split('\n');
      const [head, ...sections] = source.split(/^(?=## )/m);
      const end = (text: string) =>
        text.endsWith('\n\n') ? text : `${text}\n\n`;
      const changed = [
        ...lines.flatMap((line, index) =>
          /^\s*(?:[-|]|\d+\.)/.test(line) &&
          !/^[|\s:-]+$/.test(line) &&
          !/^[|\s:-]+$/.test(lines[index + 1] ?? '')
            ? [
                [...lines.slice(0, index), line, ...lines.slice(index)].join(
                  '\n',
                ),
              ]
            : [],
        ),
        [head, ...sections.reverse().map(end)].join(''),
        [
          head,
          ...sections.map(
            it => `${end(it)}### Aside\n\nIt rains. It pours.\n\n`,
          ),
        ].join(''),
        `${source}\n## Weather\n\n> Fog; more fog.\n\n| Day | Wind |\n|---|---|\n| Monday | ≥ 7 |\n\n1. One\n   - **Two** (three): four\n`,
      ];
      expect(changed.length).toBeGreaterThan(10);
      for (const text of changed) {
        expect(lostOf([{ file, source: text }])).toEqual([]);
      }
    }
  });

  it('notices a sentence that the import would lose, or would tell in another order', () => {
    const [roadmap] = FIXTURES;
    const result = importCurriculum([roadmap]);
    const withObjectives = (
      change: (list: { id: string; text: string }[]) => typeof list,
    ) => ({
      ...result,
      entities: result.entities.map(it =>
        it.kind === 'LearningModule'
          ? {
              ...it,
              spec: {
                ...it.spec,
                objectives: change(it.spec.objectives ?? []),
              },
            }
          : it,
      ),
    });
    const [first] = result.entities.filter(
      (it): it is LearningModuleEntity => it.kind === 'LearningModule',
    );
    const texts = first.spec.objectives!.map(it => normalise(it.text));
    const lost = (change: Parameters<typeof withObjectives>[0]) =>
      lostSentences(roadmap, withObjectives(change)).map(it => it.text);
    expect(lost(list => list.slice(1))).toEqual([texts[0]]);
    expect(lost(list => [...list].reverse())).not.toEqual([]);
    expect(lost(list => list)).toEqual([]);
  });
});

describeWithSharedData(
  'importCurriculum over every published roadmap (needs ../shared/data)',
  () => {
    it('has roadmaps of five roles to look at', () => {
      expect(ROADMAPS).toHaveLength(47);
      expect(ROLES).toHaveLength(5);
      expect(parse(YAML[0].source)).toBeDefined();
    });

    it('loses nothing of all roles together, with their plans and the strategy', () => {
      expect(lostOf([...ROADMAPS, ...YAML])).toEqual([]);
    });

    it.each(ROLES)(
      'loses nothing of %s as a folder, or as its plan alone',
      role => {
        const ofRole = [...ROADMAPS, ...YAML].filter(it => roleOf(it) === role);
        expect(ofRole.length).toBeGreaterThan(5);
        expect(lostOf(ofRole)).toEqual([]);
        expect(lostOf(ofRole.filter(it => it.file.endsWith('.yaml')))).toEqual(
          [],
        );
      },
    );

    it.each(ROADMAPS)(
      'loses no sentence of $file and invents no place for any',
      roadmap => {
        expect(lostOf([roadmap])).toEqual([]);
        expect(
          importCurriculum([roadmap]).report.filter(it =>
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
        const stray = sentencesOf(shuffled.source).filter(it =>
          /End Patch/.test(it.text),
        ).length;
        expect(lostOf([shuffled])).toEqual([]);
        expect(
          importCurriculum([shuffled]).report.filter(
            it => it.code === 'stray-line',
          ),
        ).toHaveLength(stray);
      },
    );
  },
);
