import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { LearningModuleEntity } from '../entities';
import { importRoadmaps } from './importRoadmaps';
import { parseRoadmap } from './parseRoadmap';

const FILE = 'mod-902-roadmap.md';
const SOURCE = readFileSync(join(__dirname, '__fixtures__', FILE), 'utf8');

const importOne = (source: string) => importRoadmaps([{ file: FILE, source }]);

function moduleOf(result: ReturnType<typeof importRoadmaps>, name = 'mod-902') {
  return result.entities.find(
    it => it.kind === 'LearningModule' && it.metadata.name === name,
  ) as LearningModuleEntity;
}

/** The line on which a text stands in the fixture. */
function lineOf(text: string, source = SOURCE) {
  return source.split(/\r?\n/).findIndex(line => line.includes(text)) + 1;
}

function found(source: string, code: string) {
  return importOne(source).report.filter(it => it.code === code);
}

describe('importRoadmaps', () => {
  it('makes a LearningModule of a roadmap with every fact in its field', () => {
    expect(moduleOf(importOne(SOURCE))).toEqual({
      apiVersion: 'gpu-academy.io/v1alpha1',
      kind: 'LearningModule',
      metadata: {
        name: 'mod-902',
        namespace: 'default',
        title: 'Tides & Harbours',
      },
      spec: {
        type: 'technical',
        owner: 'group:default/instructors',
        lifecycle: 'experimental',
        moduleId: 'MOD-902',
        roles: ['Harbour Engineer', 'Pilot'],
        duration: { total: 20, lecture: 8, lab: 6, project: 4, assessment: 2 },
        prerequisites: ['learningmodule:default/mod-901'],
        next: ['learningmodule:default/mod-903'],
        crossRole: {
          buildsOn: "Junior sailors' knots",
          addsDepthFor: 'Harbour Engineer',
          sharedAssets: 'Tide tables',
          differentiators: 'Night work',
        },
        objectives: [
          {
            id: 'read-a-tide-table-at-two',
            text: 'Read a tide table at two places and name the difference.',
          },
          {
            id: 'moor-a-boat-so-that-it',
            text: 'Moor a boat so that it survives a spring tide.',
          },
        ],
        competencies: [
          {
            ref: 'competency:default/mooring-ropes',
            level: 'proficient',
            evidence: 'A boat that stays put',
            role: 'Harbour Engineer',
          },
          {
            ref: 'competency:default/reading-the-tide',
            level: 'working',
            evidence: 'A marked chart',
            role: 'Harbour Engineer',
          },
        ],
        outline: [
          {
            id: 'why-water-moves',
            title: 'Why Water Moves',
            summary: 'moon, sun, basins.',
          },
          {
            id: 'ropes',
            title: 'Ropes',
            summary: 'hemp, wire, and what breaks first.',
          },
        ],
        items: [
          {
            id: 'lab-1',
            type: 'lab',
            title: 'Lab 1: Moor the dinghy',
            criteria: ['Boat afloat', 'no rope chafed'],
            validation: 'Harbour master',
            required: true,
          },
          {
            id: 'assessment',
            type: 'assessment',
            title: 'Assessment: Tide quiz',
            criteria: ['≥80% score'],
            validation: 'Quiz auto-grader',
            required: true,
            passMark: 80,
          },
          {
            id: 'project',
            type: 'project',
            title: 'Project: Plan a harbour',
            criteria: ['Usage ≥90% at spring tide'],
            validation: 'Panel',
            required: true,
          },
        ],
        tooling: ['Rope ≥12 mm', 'a boat (borrowed, or bought)'],
        qualityChecklist: [
          { text: 'Ropes were tested', done: true },
          { text: 'Nobody fell in', done: false },
        ],
        downstream: [
          { id: 'PROJ-401', purpose: 'bridges' },
          { id: 'PROJ-402', purpose: 'bridges' },
          { id: 'PROJ-403', purpose: 'bridges' },
          { id: 'PROJ-404', purpose: 'lighthouse' },
        ],
        solutions: {
          coverage: ['Knots (all of them, drawn)', 'tide answers'],
          repositoryStrategy: '`per_role`',
          visibility: 'instructors',
          status: 'Validated in spring',
        },
        resources: { primary: ['The almanac'], supplemental: ['Sea stories'] },
        risks: [
          'Boats cost money—deliver a spend simulation before project approval.',
        ],
        extra: [
          {
            section: 'Module Roadmap',
            text: 'Written for tests; it has the shape of a real roadmap and none of its words.',
          },
          {
            section: 'Module Overview',
            key: 'Next Module(s)',
            text: 'MOD-903, PROJ-401–403 (bridges)',
          },
          {
            section: 'Dependencies & Notes',
            key: 'Upstream Inputs',
            text: 'Knots from MOD-901',
          },
          {
            section: 'Dependencies & Notes',
            key: 'Downstream Outputs',
            text: 'Moorings for PROJ-404 (lighthouse)',
          },
        ],
      },
    });
  });

  it('makes a path for every role and a competency for every name', () => {
    const { entities } = importOne(SOURCE);
    expect(entities.map(it => `${it.kind} ${it.metadata.name}`)).toEqual([
      'LearningPath harbour-engineer',
      'LearningPath pilot',
      'LearningModule mod-902',
      'Competency mooring-ropes',
      'Competency reading-the-tide',
    ]);
    expect(entities[0].spec).toMatchObject({
      role: 'Harbour Engineer',
      modules: [{ ref: 'learningmodule:default/mod-902' }],
    });
  });

  it('reports what it left out or could not settle, each with its line', () => {
    const { report } = importOne(SOURCE);
    expect(report.map(it => [it.severity, it.code, it.line])).toEqual([
      ['warning', 'dangling-prerequisite', lineOf('**Prerequisites**')],
      ['info', 'dangling-next', lineOf('**Next Module(s)**')],
      ['info', 'competency-without-levels', lineOf('| Mooring & ropes')],
      ['info', 'competency-without-levels', lineOf('| Reading the tide')],
      ['info', 'solution-path-left-out', lineOf('secret/solutions')],
      ['warning', 'gate-in-prose', lineOf('Boats cost money')],
    ]);
    expect(report.every(it => it.file === FILE && it.remedy)).toBe(true);
  });

  it('does not put the path of the solutions into any entity', () => {
    expect(JSON.stringify(importOne(SOURCE).entities)).not.toContain(
      'secret/solutions',
    );
  });

  it('puts entities into the namespace and under the owner that it is told', () => {
    const { entities } = importRoadmaps([{ file: FILE, source: SOURCE }], {
      namespace: 'harbour',
      owner: 'group:default/pilots',
      lifecycle: 'production',
    });
    for (const { metadata, spec } of entities) {
      expect(metadata.namespace).toBe('harbour');
      expect(spec).toMatchObject({
        owner: 'group:default/pilots',
        lifecycle: 'production',
      });
    }
  });

  it('reads the same through a byte-order mark and Windows line endings', () => {
    const windows = `\uFEFF${SOURCE.replace(/\n/g, '\r\n')}`;
    expect(importOne(windows)).toEqual(importOne(SOURCE));
  });

  it('keeps ids when objectives, units and rows change places', () => {
    const swapped = SOURCE.replace(
      /(- Read a tide.*\n)(- Moor a boat.*\n)/,
      '$2$1',
    );
    const ids = (source: string) =>
      moduleOf(importOne(source))
        .spec.objectives?.map(it => it.id)
        .sort();
    expect(swapped).not.toBe(SOURCE);
    expect(ids(swapped)).toEqual(ids(SOURCE));
  });

  it('calls hours that do not add up a conflict', () => {
    const [problem] = found(
      SOURCE.replace('20 hours', '25 hours'),
      'duration-sum',
    );
    expect(problem).toMatchObject({
      severity: 'conflict',
      line: lineOf('**Duration**'),
      message:
        'The total is 25 hours, but 8 lecture + 6 lab + 4 project + 2 assessment = 20',
    });
  });

  it('misses the project where hours are planned for one and none is listed', () => {
    const without = SOURCE.replace(/\| Project .*\n/, '');
    expect(found(without, 'project-without-item')).toHaveLength(1);
    expect(found(SOURCE, 'project-without-item')).toHaveLength(0);
  });

  it.each([
    ['a level that nobody knows', 'Working  ', 'Wizard   ', 'unknown-level'],
    ['a placeholder', 'Night work', 'TBD', 'placeholder'],
    ['a path on a machine', 'The almanac', '`/home/me/book`', 'local-path'],
    ['a quiz without a pass mark', '≥80% score', 'Done      ', 'no-pass-mark'],
    [
      'prerequisites in prose',
      'MOD-901\n',
      'Rowing\n',
      'prerequisite-without-id',
    ],
    ['hours in words', '20 hours', 'Twenty hours', 'duration-form'],
    ['hours of another kind', '4 project', '4 sailing', 'duration-part'],
    ['a key that is not known', '**Shared Assets**', '**Songs**', 'not-placed'],
    ['an asset of no known kind', '| Lab 1  ', '| Outing ', 'unknown-asset'],
    ['solutions that wait', 'Validated in', 'Pending in', 'solution-pending'],
    ['an id of another form', '**: MOD-902', '**: Tides', 'module-id-form'],
    ['bytes that are not UTF-8', 'Sea stories', 'Sea \uFFFD', 'not-utf-8'],
  ])('reports %s with its line', (_, from, to, code) => {
    const source = SOURCE.replace(from, to);
    expect(source).not.toBe(SOURCE);
    expect(found(source, code)).toEqual([
      expect.objectContaining({ line: lineOf(to.trim(), source) }),
    ]);
  });

  it('keeps sections that it does not know, word for word, and says so', () => {
    const source = `${SOURCE}\n## Weather\n\n- Fog in the morning\n\nStay in.\n`;
    expect(moduleOf(importOne(source)).spec.extra).toEqual(
      expect.arrayContaining([
        { section: 'Weather', text: 'Fog in the morning' },
        { section: 'Weather', text: 'Stay in.' },
      ]),
    );
    expect(found(source, 'unknown-section')).toEqual([
      expect.objectContaining({ line: lineOf('## Weather', source) }),
    ]);
  });

  it.each(['constructor', 'toString', '__proto__'])(
    'takes a heading and a key named %s as any other that it does not know',
    name => {
      const source = `${SOURCE}\n## ${name}\n\n- **${name}**: kept\n`;
      expect(moduleOf(importOne(source)).spec.extra).toContainEqual({
        section: name,
        key: name,
        text: 'kept',
      });
    },
  );

  it('leaves out the second of two items with one name, as an error', () => {
    const source = SOURCE.replace('| Project   ', '| Lab 1     ');
    expect(found(source, 'duplicate-item')).toEqual([
      expect.objectContaining({
        severity: 'error',
        line: lineOf('Plan a harbour'),
      }),
    ]);
    expect(moduleOf(importOne(source)).spec.items).toHaveLength(2);
  });

  it('takes the first of two files with one module id and names both', () => {
    const { entities, report } = importRoadmaps([
      { file: 'a.md', source: SOURCE },
      { file: 'b.md', source: SOURCE },
    ]);
    expect(entities.filter(it => it.kind === 'LearningModule')).toHaveLength(1);
    expect(report).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        code: 'duplicate-module-id',
        file: 'b.md',
        message: 'MOD-902 is the id of a.md:7 too',
      }),
    );
  });

  it('reports a Next and a prerequisite that the other module does not mirror', () => {
    const later = SOURCE.replace('ID**: MOD-902', 'ID**: MOD-903')
      .replace('**Prerequisites**: MOD-901', '**Prerequisites**: None')
      .replace(/MOD-903, PROJ.*/, 'None');
    const first = SOURCE.replace('ID**: MOD-902', 'ID**: MOD-901')
      .replace('**Prerequisites**: MOD-901', '**Prerequisites**: None')
      .replace(/MOD-903, PROJ.*/, 'None');
    const { report } = importRoadmaps([
      { file: 'first.md', source: first },
      { file: 'second.md', source: SOURCE },
      { file: 'third.md', source: later },
    ]);
    const conflicts = report.filter(it => it.severity === 'conflict');
    expect(conflicts.map(it => [it.file, it.line, it.code])).toEqual([
      ['second.md', 11, 'prerequisite-not-mirrored'],
      ['second.md', 12, 'next-not-mirrored'],
    ]);
  });

  it('says of a file without a module id that nothing can be made of it', () => {
    const { entities, report } = importRoadmaps([
      { file: 'notes.md', source: '# Notes\n\nNothing here.\n' },
      { file: FILE, source: SOURCE },
    ]);
    expect(moduleOf({ entities, report })).toBeDefined();
    expect(report).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        code: 'no-module-id',
        file: 'notes.md',
        line: 1,
      }),
    );
  });

  it('never throws, whatever a file holds', () => {
    const line = fc.constantFrom(
      ...SOURCE.split('\n'),
      '|',
      '|-|',
      '- [',
      '**',
    );
    const text = fc.array(fc.oneof(line, fc.string())).map(it => it.join('\n'));
    fc.assert(
      fc.property(text, source => {
        expect(importOne(source).report.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('parseRoadmap', () => {
  it('keeps the line of every fact', () => {
    const { roadmap } = parseRoadmap(SOURCE, FILE);
    expect(roadmap.moduleId?.line).toBe(lineOf('**Module ID**'));
    expect(roadmap.objectives[1].line).toBe(lineOf('- Moor a boat'));
    expect(roadmap.competencies[1].line).toBe(lineOf('| Reading the tide'));
    expect(roadmap.items[2].line).toBe(lineOf('| Project'));
    expect(roadmap.tooling[0].line).toBe(lineOf('Rope ≥12 mm'));
    expect(roadmap.qualityChecklist[1].line).toBe(lineOf('Nobody fell in'));
  });
});

const REAL = resolve(
  __dirname,
  '../../../../../shared/data/curriculum/ai-infrastructure-engineer/modules',
);
const real = existsSync(REAL) ? describe : describe.skip;

real(
  'importRoadmaps over the ten published roadmaps (needs ../shared/data)',
  () => {
    const read = () =>
      importRoadmaps(
        readdirSync(REAL)
          .filter(it => it.endsWith('-roadmap.md'))
          .map(file => ({
            file,
            source: readFileSync(join(REAL, file), 'utf8'),
          })),
      );

    it('places all ten, without an error and with no unknown section', () => {
      const { entities, report } = read();
      expect(entities.filter(it => it.kind === 'LearningModule')).toHaveLength(
        10,
      );
      expect(report.filter(it => it.severity === 'error')).toEqual([]);
      expect(
        report.filter(it =>
          ['unknown-section', 'not-placed'].includes(it.code),
        ),
      ).toEqual([]);
    });

    it('gives every module its hours, objectives, competencies, units and items', () => {
      const specs = read().entities.flatMap(it =>
        it.kind === 'LearningModule' ? [it.spec] : [],
      );
      for (const spec of specs) {
        expect(spec.duration?.total).toBeGreaterThan(0);
        expect(spec.objectives?.length).toBeGreaterThanOrEqual(4);
        expect(spec.competencies?.length).toBeGreaterThanOrEqual(2);
        expect(spec.outline?.length).toBeGreaterThanOrEqual(5);
        expect(spec.items.filter(it => it.passMark)).toHaveLength(1);
      }
    });
  },
);
