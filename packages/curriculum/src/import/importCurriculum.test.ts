import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CompetencyEntity,
  LearningModuleEntity,
  LearningPathEntity,
} from '../entities';
import {
  describeWithSharedData,
  sharedFiles,
} from './__testUtils__/sharedCurriculum';
import { CurriculumFile, fileKind } from './fileKind';
import { CurriculumImport, importCurriculum } from './importCurriculum';
import { lostLeaves } from './__testUtils__/lostLeaves';

const fixture = (name: string): CurriculumFile => ({
  file: name,
  source: readFileSync(join(__dirname, '__fixtures__', name), 'utf8'),
});
const roadmap = (file = 'module-902-roadmap.md'): CurriculumFile => ({
  file,
  source: readFileSync(
    join(__dirname, '../roadmap/__fixtures__/mod-902-roadmap.md'),
    'utf8',
  ),
});
const changed = (it: CurriculumFile, from: string, to: string) => {
  expect(it.source).toContain(from);
  return { ...it, source: it.source.replace(from, to) };
};
const lineOf = ({ source }: CurriculumFile, text: string) =>
  source.split('\n').findIndex(it => it.includes(text)) + 1;

function moduleOf({ entities }: CurriculumImport, name = 'mod-902') {
  return entities.find(
    it => it.kind === 'LearningModule' && it.metadata.name === name,
  ) as LearningModuleEntity;
}

function codesOf({ report }: CurriculumImport, file?: string) {
  return report.filter(it => !file || it.file === file).map(it => it.code);
}

describe('fileKind', () => {
  it.each([
    ['curriculum/x/modules/module-102-roadmap.md', '', 'roadmap'],
    ['notes.md', '- **Module ID**: MOD-102', 'roadmap'],
    ['quizzes/module-102--quiz.md', '', 'quiz'],
    ['bank.gift', '', 'quiz'],
    ['check-in.md', '1. Which?\n- A) One\n- B) Two\n\nAnswer: B\n', 'quiz'],
    [
      'tides.md',
      '# Tides\n\n## Content Outline\n\na) One\nb) Two\n',
      'roadmap',
    ],
    ['notes.md', 'Nothing to choose from.\n', 'roadmap'],
    ['bank.yaml', 'items:\n  - id: a\n', 'quiz'],
    ['a/master-plan.yaml', '', 'master-plan'],
    ['plan.yml', 'program_structure:\n  modules: []\n', 'master-plan'],
    ['a/metadata.yaml', '', 'metadata'],
    ['research/skills-matrix.yaml', '', 'skills-matrix'],
    ['repository-strategy.yaml', '', 'repository-strategy'],
    ['catalog.yaml', 'kind: Competency\n', 'entities'],
    ['docker-compose.yaml', 'services: {}\n', 'unknown'],
    ['photo.png', '', 'unknown'],
  ])('takes %s for what it is', (file, source, kind) => {
    expect(fileKind({ file, source })).toBe(kind);
  });
});

describe('importCurriculum of the dialects of roadmaps', () => {
  it('reads the empty template of roadmaps once it is filled in', () => {
    const template = fixture('template-roadmap.md');
    const result = importCurriculum([template]);
    const { spec } = moduleOf(result, 'mod-903');
    expect(spec.duration).toEqual({
      total: 11,
      lecture: 4,
      lab: 6,
      assessment: 1,
    });
    expect(spec.objectives?.map(it => it.text)).toEqual([
      'Splice two ropes.',
      'Tell a reef from a sheet bend.',
    ]);
    expect(spec.outline).toEqual([
      {
        id: 'foundations',
        title: 'Foundations',
        summary: 'Fibres; Strands',
      },
      { id: 'core-concepts', title: 'Core Concepts', summary: 'Bends' },
    ]);
    expect(spec.items.map(it => [it.id, it.type])).toEqual([
      ['lab', 'lab'],
      ['project', 'project'],
      ['assessment', 'assessment'],
    ]);
    expect(spec.risks).toEqual(['Ropes burn hands.']);
    expect(spec.extra).toContainEqual({
      section: 'Content Outline',
      key: undefined,
      text: '1. Foundations (2,000+ words)',
    });
  });

  it.each([
    ['[Objective 2]', 1],
    ['[Lab name] on [Topic]', 1],
    ['[Describe what learners can do]', 1],
    ['Read the [module text](units/01.md) twice.', 0],
    ['Use the [CLS] token, and arr[0].', 0],
  ])('knows of %s whether it is still to be written', (text, times) => {
    const source = `# Roadmap\n\n## Module Overview\n\n- **Module ID**: MOD-904\n\n## Learning Objectives\n\n- ${text}\n`;
    const codes = codesOf(
      importCurriculum([{ file: 'module-904-roadmap.md', source }]),
    );
    expect(codes.filter(it => it === 'placeholder')).toHaveLength(times);
  });

  it('says of the untouched template what is still to be written', () => {
    const result = importCurriculum([
      {
        file: 'template-roadmap.md',
        source: [
          '# Module Roadmap',
          '## Module Overview',
          '- **Module ID**: MOD-904',
          '- **Duration**: Lecture ⏱  hours | Labs ⏱  hours',
          '## Learning Objectives',
          '1. ',
          '2. ',
          '## Competency Alignment',
          '| Competency | Proficiency Target |',
          '|------------|--------------------|',
          '| | Awareness / Working / Proficient / Expert |',
          '## Content Outline',
          '### 1. Foundations (2,000+ words)',
          '- ',
        ].join('\n'),
      },
    ]);
    const placeholders = result.report.filter(it => it.code === 'placeholder');
    expect(placeholders.map(it => it.line)).toEqual([4, 6, 7, 11]);
    expect(moduleOf(result, 'mod-904').spec.objectives).toEqual([]);
  });

  it('makes items of the activities and evidence of the dialect without a table', () => {
    const result = importCurriculum([fixture('activities-roadmap.md')]);
    const { spec } = moduleOf(result, 'mod-905');
    expect(spec.items.map(it => [it.id, it.type, it.passMark])).toEqual([
      ['blueprint-lab-mapping-buoys-to-charts', 'lab', undefined],
      ['harbour-design-review-with-the-pilots', 'review', undefined],
      ['harbour-plan-with-approval-from-the', 'review', undefined],
      ['navigation-quiz-with-80-score', 'assessment', 80],
    ]);
    expect(spec.sharedAssets).toEqual([
      { title: 'Chart patterns reused by rescue teams.' },
    ]);
    expect(spec.crossRole).toMatchObject({
      buildsOn: 'Builds on knots of the junior track.',
      sharedAssets: 'Shares charts with the rescue teams.',
    });
    expect(spec.duration?.project).toBe(8);
    expect(spec.extra).toEqual(
      expect.arrayContaining([
        {
          section: 'Cross-Role Progression',
          text: 'Aligns with the harbour office.',
        },
        {
          section: 'Module Overview',
          key: 'Duration',
          text: '20 hours (6 lecture, 4 lab, 8 portfolio, 2 assessment)',
        },
      ]),
    );
    expect(codesOf(result)).not.toContain('missing-section');
    expect(codesOf(result)).not.toContain('not-placed');
  });

  it.each([
    [
      'keys that are not bold',
      '- **Module ID**: MOD-902',
      '- Module ID: MOD-902',
    ],
    [
      'a colon within the bold',
      '- **Module ID**: MOD-902',
      '- **Module ID:** MOD-902',
    ],
    ['a numbered heading', '## Module Overview', '## 1. Module overview:'],
    ['a key in another number', '**Next Module(s)**', '**Next Modules**'],
    ['“and” for &', '## Dependencies & Notes', '## Dependencies and Notes'],
  ])('reads %s', (_, from, to) => {
    expect(
      moduleOf(importCurriculum([changed(roadmap(), from, to)])).spec,
    ).toMatchObject({
      moduleId: 'MOD-902',
      next: ['learningmodule:default/mod-903'],
      risks: [expect.stringContaining('Boats cost money')],
    });
  });

  it('reads an overview that is a table or a paragraph', () => {
    const { source } = roadmap();
    const [, overview] = /(- \*\*Module ID[\s\S]*?)\n\n/.exec(source) ?? [];
    const rows = overview
      .split('\n')
      .map(it => /\*\*(.*?)\*\*: (.*)/.exec(it)!.slice(1));
    const table = ['| Field | Value |', '|---|---|']
      .concat(rows.map(([key, value]) => `| ${key} | ${value} |`))
      .join('\n');
    const paragraph = rows
      .map(([key, value]) => `**${key}:** ${value}  `)
      .join('\n');
    for (const other of [table, paragraph]) {
      const { spec } = moduleOf(
        importCurriculum([
          { file: 'a-roadmap.md', source: source.replace(overview, other) },
        ]),
      );
      expect(spec.moduleId).toBe('MOD-902');
      expect(spec.duration?.total).toBe(20);
      expect(spec.prerequisites).toEqual(['learningmodule:default/mod-901']);
    }
  });

  it('finds columns by their headings and keeps those that it does not know', () => {
    const source = changed(
      changed(
        roadmap(),
        '| Competency       | Proficiency Target | Evidence / Assessment | Role Alignment   |\n| ---------------- | ------------------ | --------------------- | ---------------- |',
        '| Level | Competency | Weather |\n|---|---|---|',
      ),
      '| Mooring & ropes  | Proficient         | A boat that stays put | Harbour Engineer |\n| Reading the tide | Working            | A marked chart        | Harbour Engineer |',
      '| Working | Mooring & ropes | Fog |',
    );
    const { spec } = moduleOf(importCurriculum([source]));
    expect(spec.competencies).toEqual([
      { ref: 'competency:default/mooring-ropes', level: 'working' },
    ]);
    expect(spec.extra).toContainEqual({
      section: 'Competency Alignment',
      key: 'Weather',
      text: 'Fog',
    });
  });

  it('takes the higher of two levels, keeps the words and says so', () => {
    const source = changed(roadmap(), '| Proficient ', '| Awareness/Working ');
    const result = importCurriculum([source]);
    expect(moduleOf(result).spec.competencies?.[0].level).toBe('working');
    expect(JSON.stringify(moduleOf(result).spec.extra)).toContain(
      'Awareness/Working',
    );
    expect(result.report).toContainEqual(
      expect.objectContaining({
        code: 'level-range',
        line: lineOf(source, 'Awareness/Working'),
      }),
    );
  });

  it('spells a range with an en dash out and keeps how it was written', () => {
    const source = changed(
      roadmap(),
      'MOD-903, PROJ-401–403 (bridges)',
      'PROJ-401–405 executive reviews',
    );
    const { spec } = moduleOf(importCurriculum([source]));
    expect(spec.downstream?.slice(0, 5)).toEqual(
      [401, 402, 403, 404, 405].map(it => ({
        id: `PROJ-${it}`,
        purpose: 'executive reviews',
      })),
    );
    expect(spec.extra).toContainEqual({
      section: 'Module Overview',
      key: 'Next Module(s)',
      text: 'PROJ-401–405 executive reviews',
    });
  });

  it.each(['#*** End Patch', '*** End Patch', '<<<<<<< HEAD', '>>>>>>> other'])(
    'leaves out the stray line %s and names it',
    stray => {
      const source = {
        ...roadmap(),
        source: `${roadmap().source.trimEnd()}\n${stray}\n`,
      };
      const result = importCurriculum([source]);
      expect(moduleOf(result)).toEqual(moduleOf(importCurriculum([roadmap()])));
      expect(result.report).toContainEqual(
        expect.objectContaining({
          code: 'stray-line',
          line: lineOf(source, stray),
          message: expect.stringContaining(stray),
        }),
      );
    },
  );

  it('reports a circle of prerequisites once, with its whole way', () => {
    const one = (id: string, before: string) => ({
      file: `${id}-roadmap.md`,
      source: `## Module Overview\n- **Module ID**: ${id}\n- **Prerequisites**: ${before}\n`,
    });
    const { report } = importCurriculum([
      one('MOD-901', 'MOD-903'),
      one('MOD-902', 'MOD-901'),
      one('MOD-903', 'MOD-902'),
      one('MOD-904', 'MOD-904'),
    ]);
    expect(
      report
        .filter(it => it.code === 'prerequisite-cycle')
        .map(it => [it.file, it.line, it.message]),
    ).toEqual([
      [
        'MOD-901-roadmap.md',
        3,
        'The prerequisites go round in a circle: MOD-901 requires MOD-903 requires MOD-902 requires MOD-901',
      ],
      [
        'MOD-904-roadmap.md',
        3,
        'The prerequisites go round in a circle: MOD-904 requires MOD-904',
      ],
    ]);
  });
});

describe('importCurriculum of what stands beside roadmaps', () => {
  const plan = fixture('master-plan.yaml');
  const metadata = fixture('metadata.yaml');
  const matrix = fixture('skills-matrix.yaml');
  const strategy = fixture('repository-strategy.yaml');
  const quiz = {
    file: 'quizzes/module-902-tides--quiz.md',
    source:
      '# Tides\n\n**Passing Score:** 70% (7/10)\n\n### Q1. When does it turn?\n\nA) Noon\nB) When it is full\n\n**Answer:** B\n\n**Explanation**: 33% pass.\n',
  };
  const all = [roadmap(), plan, metadata, matrix, strategy, quiz];

  it('gives the path of a plan its modules in their order, its aims and the rest word for word', () => {
    const { entities } = importCurriculum(all);
    const path = entities.find(
      it => it.kind === 'LearningPath' && it.spec.role === 'Harbour Engineer',
    ) as LearningPathEntity;
    expect(path.metadata.name).toBe('harbour-engineer-mid');
    expect(path.spec).toMatchObject({
      modules: [
        { ref: 'learningmodule:default/mod-901' },
        { ref: 'learningmodule:default/mod-902' },
      ],
      level: 'mid',
      durationHours: 30,
      outcomes: ['Bring a ship in at night', 'Read any chart'],
      targets: { completion_rate_target: 0.8 },
      projects: [{ id: 'PROJ-404', title: 'Lighthouse' }],
    });
    expect(path.spec.extra).toEqual(
      expect.arrayContaining([
        {
          section: 'risk_register',
          key: '0.mitigation',
          text: 'Stay ashore',
        },
      ]),
    );
  });

  it('makes a module of what only the plan has, and says that its roadmap is missing', () => {
    const result = importCurriculum(all);
    expect(moduleOf(result, 'mod-901').spec).toMatchObject({
      moduleId: 'MOD-901',
      duration: { total: 8, lecture: 4, project: 4 },
      objectives: [{ id: 'row-a-boat', text: 'Row a boat' }],
      items: [],
    });
    expect(result.report).toContainEqual(
      expect.objectContaining({
        code: 'no-roadmap',
        file: 'master-plan.yaml',
        line: lineOf(plan, 'MOD-901'),
      }),
    );
    expect(codesOf(result, 'module-902-roadmap.md')).not.toContain(
      'dangling-prerequisite',
    );
  });

  it('names every difference between plan and roadmap with both places', () => {
    const result = importCurriculum(all);
    const found = result.report.filter(it => it.code.startsWith('plan-'));
    expect(found.map(it => [it.severity, it.code, it.line])).toEqual([
      ['conflict', 'plan-total', lineOf(plan, 'total_duration_hours')],
      ['conflict', 'plan-title', lineOf(plan, 'title: Tides and Harbours')],
      ['conflict', 'plan-hours', lineOf(plan, 'lecture: 9') - 1],
    ]);
    expect(found[0].message).toBe(
      'The plan declares 30 hours, but its modules add up to 29',
    );
    expect(found[1].message).toContain('module-902-roadmap.md:8');
  });

  it('names the project that two plans have', () => {
    const other = { ...plan, file: 'other/master-plan.yaml' };
    const { report } = importCurriculum([plan, other]);
    expect(report).toContainEqual(
      expect.objectContaining({
        code: 'duplicate-project-id',
        file: 'other/master-plan.yaml',
        line: lineOf(plan, 'id: PROJ-404'),
      }),
    );
  });

  it('takes the description of metadata, keeps the rest and names every difference', () => {
    const result = importCurriculum(all);
    const { metadata: head, spec } = moduleOf(result);
    expect(head.description).toBe('Where the water goes.');
    expect(spec.extra).toEqual(
      expect.arrayContaining([
        { section: 'Metadata (module)', key: 'status', text: 'draft' },
        {
          section: 'Metadata (module)',
          key: 'validation_profile',
          text: 'harbour',
        },
      ]),
    );
    const found = result.report.filter(it => it.code.startsWith('metadata-'));
    expect(found.map(it => [it.code, it.line])).toEqual([
      ['metadata-level', lineOf(metadata, 'level: expert')],
      ['metadata-competency', lineOf(metadata, 'id: tide-reading')],
      ['metadata-prerequisites', lineOf(metadata, 'dependencies')],
    ]);
    expect(found[1].remedy).toContain('“Reading the tide”');
    expect(found[1].remedy).toContain('aliases');
  });

  it('makes competencies with levels of a matrix', () => {
    const { entities } = importCurriculum(all);
    const competency = entities.find(
      it => it.metadata.name === 'mooring-ropes',
    ) as CompetencyEntity;
    expect(competency.spec).toMatchObject({
      type: 'Seamanship',
      levels: [
        { id: 'awareness', description: 'Knows a rope' },
        { id: 'working', description: 'Ties a boat up' },
      ],
      extra: [expect.objectContaining({ text: 'Practical' })],
    });
  });

  it('suggests an alias for a competency that no matrix defines', () => {
    const result = importCurriculum(all);
    const found = result.report.filter(
      it => it.code === 'competency-unmatched',
    );
    expect(found.map(it => [it.file, it.line])).toEqual([
      ['master-plan.yaml', lineOf(plan, 'Lamps')],
      ['module-902-roadmap.md', lineOf(roadmap(), '| Reading the tide')],
    ]);
    expect(found[1].remedy).toBe(
      'If it is “Tides”, add “Reading the tide” to the aliases of the Competency tides; else define it',
    );
  });

  it('takes a name for the competency whose alias it is', () => {
    const competencies = {
      file: 'competencies.yaml',
      source:
        'apiVersion: gpu-academy.io/v1alpha1\nkind: Competency\nmetadata:\n  name: knots\nspec:\n  type: sea\n  owner: group:default/pilots\n  lifecycle: production\n  aliases: [Mooring & ropes]\n',
    };
    const result = importCurriculum([roadmap(), competencies]);
    expect(moduleOf(result).spec.competencies?.[0].ref).toBe(
      'competency:default/knots',
    );
  });

  it('names roles that a strategy does not have, with the one that is meant', () => {
    const { report, kept } = importCurriculum(all);
    expect(report).toContainEqual(
      expect.objectContaining({
        code: 'unknown-role',
        file: 'repository-strategy.yaml',
        line: lineOf(strategy, 'from_role'),
        remedy: expect.stringContaining('harbour-engineer-mid'),
      }),
    );
    expect(kept).toContainEqual({
      file: 'repository-strategy.yaml',
      line: lineOf(strategy, 'notes:'),
      section: 'progression_rules',
      key: '0.notes',
      text: 'Learn to swim first',
    });
  });

  it('calls a quiz that passes at another mark than its roadmap a conflict', () => {
    const { report, quizzes } = importCurriculum(all);
    expect(report).toContainEqual(
      expect.objectContaining({
        severity: 'conflict',
        code: 'pass-mark',
        file: quiz.file,
        line: 3,
        message: `The quiz passes at 70 %, but MOD-902 (module-902-roadmap.md:${lineOf(
          roadmap(),
          'Tide quiz',
        )}) asks for 80 %`,
      }),
    );
    expect(quizzes[0].quiz?.items).toHaveLength(1);
    const same = changed(quiz, '70%', '80%');
    expect(codesOf(importCurriculum([roadmap(), same]))).not.toContain(
      'pass-mark',
    );
  });

  it('reports broken YAML with its line and imports the rest', () => {
    const broken = { file: 'metadata.yaml', source: 'id: MOD-902\n: :\n  - [' };
    const result = importCurriculum([roadmap(), broken]);
    expect(moduleOf(result)).toBeDefined();
    expect(result.report).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        code: 'yaml-syntax',
        file: 'metadata.yaml',
      }),
    );
  });

  it('says of a file that it is nothing it knows', () => {
    expect(
      importCurriculum([{ file: 'compose.yaml', source: 'services: {}\n' }])
        .report,
    ).toEqual([expect.objectContaining({ code: 'unknown-file', line: 1 })]);
  });
});

describe('importCurriculum of files that are not as they should be', () => {
  const plan = fixture('master-plan.yaml');
  const metadata = fixture('metadata.yaml');
  const problemsOf = (files: CurriculumFile[], code: string) =>
    importCurriculum(files).report.filter(it => it.code === code);
  const leaf = (it: CurriculumFile, text: string) => lineOf(it, text);

  it('keeps what a plan says of a module a second time, and says so', () => {
    const twice = changed(plan, 'id: MOD-902', 'id: MOD-901');
    const result = importCurriculum([twice]);
    expect(result.report).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        code: 'duplicate-module-id',
        file: 'master-plan.yaml',
        line: twice.source.split('\n').lastIndexOf('    - id: MOD-901') + 1,
      }),
    );
    expect(moduleOf(result, 'mod-901').spec.extra).toEqual(
      expect.arrayContaining([
        { section: 'Master plan', key: 'title', text: 'Tides and Harbours' },
        { section: 'Master plan', key: 'duration_hours.lecture', text: '9' },
        {
          section: 'Master plan',
          key: 'learning_objectives.0',
          text: 'Foretell the tide',
        },
      ]),
    );
    expect(lostLeaves(twice, result)).toEqual([]);
  });

  it.each([
    ['total_duration_hours: 30', 'total_duration_hours: many', 'many'],
    ['lecture: 9', 'lecture: x', 'x'],
    ['lecture: 9', 'lecture: -9', '-9'],
    ['level: mid', 'level: [mid]', 'a list'],
    ['role_focus: [harbour-engineer-mid]', 'role_focus: {}', 'a map'],
    ['assessed_competencies:\n', 'assessed_competencies: &x\n', undefined],
  ])('says with its line that %j cannot be %j', (from, to, found) => {
    const bad = changed(plan, from, to);
    const result = importCurriculum([bad]);
    const problems = result.report.filter(it => it.code === 'yaml-form');
    expect(problems.map(it => [it.severity, it.file, it.line])).toEqual(
      found ? [['error', plan.file, leaf(bad, to)]] : [],
    );
    expect(problems.every(it => it.message.includes(found!))).toBe(true);
    expect(lostLeaves(bad, result)).toEqual([]);
  });

  it('takes hours as one number, and counts hours that have no name of their own', () => {
    const scalar = changed(
      plan,
      'duration_hours:\n        lecture: 9\n        lab: 6\n        project: 4\n        assessment: 2',
      'duration_hours: 21',
    );
    expect(moduleOf(importCurriculum([scalar])).spec.duration).toEqual({
      total: 21,
    });
    const workshop = changed(plan, 'project: 4', 'workshop: 4');
    const result = importCurriculum([workshop]);
    expect(moduleOf(result).spec.duration?.total).toBe(21);
    expect(codesOf(result)).not.toContain('duration-sum');
    expect(lostLeaves(workshop, result)).toEqual([]);
  });

  it('names modules, projects, competencies and skills without an id, and keeps them', () => {
    const matrix = fixture('skills-matrix.yaml');
    const files = [
      changed(plan, 'id: MOD-901\n      title', 'title'),
      changed(metadata, 'id: tide-reading', 'name: tide-reading'),
      changed(matrix, '- name: Tides\n', '- label: Tides\n'),
    ];
    const result = importCurriculum(files);
    expect(
      result.report
        .filter(it => /^no-(id|name)$/.test(it.code))
        .map(it => [it.file, it.line]),
    ).toEqual([
      ['master-plan.yaml', leaf(files[0], '- title: Boats')],
      ['metadata.yaml', leaf(files[1], 'tide-reading')],
      ['skills-matrix.yaml', leaf(files[2], 'label: Tides')],
    ]);
    expect(files.flatMap(it => lostLeaves(it, result))).toEqual([]);
  });

  it('fills a plan without roadmap with its metadata, and names dependencies that are not there', () => {
    const bare = changed(
      metadata,
      'dependencies:\n  - MOD-901\n  - MOD-900\n',
      'dependencies: MOD-900\n',
    );
    const first = changed(
      plan,
      'prerequisites:\n        - MOD-901',
      'prerequisites: []',
    );
    const result = importCurriculum([first, bare]);
    expect(moduleOf(result).spec).toMatchObject({
      prerequisites: ['learningmodule:default/mod-900'],
      competencies: [
        { ref: 'competency:default/mooring-ropes', level: 'expert' },
        { ref: 'competency:default/tide-reading', level: 'working' },
      ],
    });
    const line = leaf(bare, 'dependencies');
    expect(
      result.report
        .filter(it => it.file === bare.file)
        .filter(it => it.line === line)
        .map(it => [it.code, it.severity]),
    ).toEqual([
      ['yaml-form', 'warning'],
      ['dangling-prerequisite', 'warning'],
    ]);
    const stated = importCurriculum([plan, bare]);
    expect(codesOf(stated, bare.file)).toEqual(
      expect.arrayContaining([
        'dangling-prerequisite',
        'metadata-prerequisites',
      ]),
    );
    expect(moduleOf(stated).spec.extra).toContainEqual({
      section: 'Metadata (module)',
      key: 'dependencies',
      text: 'MOD-900',
    });
  });

  it.each([
    ['stage: core', 'stage: sideways', 'unknown-stage', 'stage: sideways'],
    ['status: draft', 'status: ripe', 'unknown-status', 'status: ripe'],
    ['type: module', 'type: modul', 'unknown-type', 'type: modul'],
    ['level: working', 'level: heroic', 'unknown-level', 'level: heroic'],
    [
      'stage: core',
      'proficiency_target: heroic',
      'unknown-level',
      'proficiency_target',
    ],
    ['    level: working\n', '', 'no-level', 'id: tide-reading'],
    ['type: module\n', '', 'no-type', 'id: MOD-902'],
  ])('says where %j becomes %j that it is %s', (from, to, code, place) => {
    const bad = changed(metadata, from, to);
    const [problem] = problemsOf([roadmap(), bad], code);
    expect(problem).toMatchObject({
      severity: 'warning',
      file: bad.file,
      line: leaf(bad, place),
    });
    expect(lostLeaves(bad, importCurriculum([roadmap(), bad]))).toEqual([]);
  });

  it('keeps the metadata of what is no module, and what is a list instead of a map', () => {
    const solution = changed(
      changed(metadata, 'id: MOD-902', 'id: SOL-902'),
      'type: module',
      'type: solution',
    );
    const list = { file: 'a/metadata.yaml', source: '- one\n- two\n' };
    const result = importCurriculum([roadmap(), solution, list]);
    expect(lostLeaves(solution, result)).toEqual([]);
    expect(lostLeaves(list, result)).toEqual([]);
    expect(result.report).toContainEqual(
      expect.objectContaining({ file: list.file, code: 'yaml-form', line: 1 }),
    );
  });

  it('takes the first of two plans of a role, and keeps all of the other', () => {
    const other = changed(
      { ...plan, file: 'other/master-plan.yaml' },
      'program_name: Harbour Engineer Curriculum',
      'program_name: Another',
    );
    const result = importCurriculum([plan, other]);
    expect(codesOf(result, other.file)).toContain('duplicate-plan');
    expect([plan, other].flatMap(it => lostLeaves(it, result))).toEqual([]);
  });

  it('merges two definitions of a competency and names the one that does not count', () => {
    const matrix = fixture('skills-matrix.yaml');
    const entity = {
      file: 'competencies.yaml',
      source:
        'apiVersion: gpu-academy.io/v1alpha1\nkind: Competency\nmetadata:\n  name: tides\nspec:\n  type: sea\n  owner: group:default/pilots\n  lifecycle: production\n  aliases: [Reading the tide]\n---\nkind: LearningPath\nmetadata:\n  name: sea\nspec:\n  modules: []\n',
    };
    const result = importCurriculum([roadmap(), matrix, entity]);
    const tides = result.entities.find(it => it.metadata.name === 'tides');
    expect(tides?.spec).toMatchObject({
      type: 'sea',
      aliases: ['Reading the tide'],
      levels: [{ id: 'awareness' }],
    });
    expect(
      problemsOf([roadmap(), matrix, entity], 'duplicate-competency'),
    ).toEqual([
      expect.objectContaining({
        file: matrix.file,
        line: leaf(matrix, '- name: Tides'),
      }),
    ]);
    expect(codesOf(result, entity.file)).toEqual(['entity-not-used']);
    expect(lostLeaves(matrix, result)).toEqual([]);
  });

  it('keeps the texts of a second roadmap with an id, and of one without', () => {
    const second = changed(
      roadmap('b/module-902-roadmap.md'),
      'Read a tide table',
      'Watch a tide table',
    );
    const nameless = changed(
      roadmap('c/module-roadmap.md'),
      '- **Module ID**: MOD-902\n',
      '',
    );
    const { kept, report } = importCurriculum([roadmap(), second, nameless]);
    expect(kept).toContainEqual({
      file: second.file,
      line: lineOf(second, 'Watch a tide table'),
      section: 'Learning Objectives',
      text: expect.stringContaining('Watch a tide table'),
    });
    expect(kept.filter(it => it.file === nameless.file).length).toBeGreaterThan(
      20,
    );
    expect(
      report
        .filter(it => it.severity === 'error')
        .map(it => [it.file, it.code]),
    ).toEqual([
      [second.file, 'duplicate-module-id'],
      [nameless.file, 'no-module-id'],
    ]);
  });

  it('keeps front matter and reads the rest as if it were not there', () => {
    const withFront = {
      ...roadmap(),
      source: `---\ntitle: Tides\ntags: [a, b]\n---\n${roadmap().source}`,
    };
    const result = importCurriculum([withFront]);
    expect(moduleOf(result).spec.extra?.slice(0, 2)).toEqual([
      { section: 'Front matter', key: 'title', text: 'Tides' },
      { section: 'Front matter', key: 'tags', text: 'a\nb' },
    ]);
    expect(moduleOf(result).spec.objectives).toEqual(
      moduleOf(importCurriculum([roadmap()])).spec.objectives,
    );
    expect(codesOf(result)).toContain('front-matter');
    expect(codesOf(result)).not.toContain('unknown-section');
    const windows = {
      ...withFront,
      source: `\uFEFF${withFront.source.replace(/\n/g, '\r\n')}`,
    };
    expect(importCurriculum([windows])).toEqual(result);
    const rule = { ...roadmap(), source: `---\n\n${roadmap().source}` };
    expect(codesOf(importCurriculum([rule]))).not.toContain('front-matter');
  });

  it('suggests an alias for names of competencies that are almost the same, without a matrix', () => {
    const other = changed(
      changed(roadmap('module-903-roadmap.md'), 'MOD-902', 'MOD-903'),
      '| Mooring & ropes ',
      '| Moring & ropes ',
    );
    const [problem, ...rest] = problemsOf(
      [roadmap(), other],
      'competency-alike',
    );
    expect(rest).toEqual([]);
    expect(problem).toMatchObject({
      file: other.file,
      line: lineOf(other, 'Moring'),
      remedy: expect.stringContaining('aliases'),
    });
    expect(problem.message).toContain(
      '“Mooring & ropes” (module-902-roadmap.md:',
    );
  });

  it('takes two letters the wrong way round in one table for the same name', () => {
    const source =
      '# Roadmap\n\n## Module Overview\n\n- **Module ID**: MOD-904\n\n## Competency Alignment\n\n| Competency | Proficiency Target |\n|---|---|\n| Data platforms | Working |\n| Data platfroms | Working |\n| Data pipelines | Working |\n';
    const alike = importCurriculum([
      { file: 'module-904-roadmap.md', source },
    ]).report.filter(it => it.code === 'competency-alike');
    expect(alike.map(it => it.line)).toEqual([12]);
  });

  it('lints the quizzes among the files', () => {
    const quiz = {
      file: 'quizzes/module-902-tides--quiz.md',
      source: `# Tides\n\n**Passing Score:** 80%\n\n${Array.from(
        { length: 12 },
        (_, index) =>
          `### Q${
            index + 1
          }. Which of these is number ${index}?\n\nA) One ${index}\nB) Two ${index}\nC) Six ${index}\n\n**Answer:** B\n`,
      ).join('\n')}`,
    };
    const result = importCurriculum([quiz]);
    expect(codesOf(result, quiz.file)).toEqual(
      expect.arrayContaining(['position-bias', 'blind-pass']),
    );
    expect(result.report.find(it => it.code === 'blind-pass')).toMatchObject({
      severity: 'warning',
      message:
        'Always answering "B" passes the quiz (found 12 of 12 (100 %) at a pass mark of 80 %, expected well below 80 %)',
    });
  });

  it('tells apart what could not be imported of quizzes, and what is to be mended in them', () => {
    const severities = importCurriculum([
      {
        file: 'quizzes/tides-quiz.md',
        source:
          '# Tides\n\n**Passing Score:** 80%\n\n### Q1. High?\n\nA) Now\nB) Later\n\n### Q2. Low?\n\nA) Now\nB) Later\n\n**Answer:** A\n\n## Answer Key\n\n2. B\n3. A\n',
      },
      { file: 'quizzes/knots.gift', source: 'Which? {=a ~b}\n\nBroken {=a\n' },
    ]).report.map(it => `${it.severity} ${it.code}`);
    expect(severities).toEqual(
      expect.arrayContaining([
        'warning no-key',
        'conflict conflicting-keys',
        'error key-without-question',
        'error gift-syntax',
      ]),
    );
  });
});

describe('importCurriculum again after an edit', () => {
  const first = importCurriculum([roadmap()]);

  it('keeps the ids of what was rewritten, and says so', () => {
    const edited = changed(
      changed(
        roadmap(),
        '- Read a tide table at two places and name the difference.',
        '- Compare two places by their tide table and name every difference.',
      ),
      '1. **Why Water Moves**',
      '1. **Why the Water Moves**',
    );
    const again = importCurriculum([edited], { previous: first.entities });
    const ids = (it: CurriculumImport) => {
      const { objectives, outline, items } = moduleOf(it).spec;
      return [objectives, outline, items].map(list =>
        list?.map(({ id }) => id),
      );
    };
    expect(ids(again)).toEqual(ids(first));
    expect(ids(importCurriculum([edited]))).not.toEqual(ids(first));
    expect(
      again.report.filter(it => it.code === 'id-kept').map(it => it.line),
    ).toEqual([lineOf(edited, 'Compare two'), lineOf(edited, 'Why the Water')]);
  });

  it('gives no old id to something else', () => {
    const edited = changed(
      roadmap(),
      '- Read a tide table at two places and name the difference.',
      '- Cook soup for twelve.',
    );
    const again = importCurriculum([edited], { previous: first.entities });
    expect(moduleOf(again).spec.objectives?.map(it => it.id)).toEqual([
      'cook-soup-for-twelve',
      'moor-a-boat-so-that-it',
    ]);
  });

  it('keeps the ids of labs whose labels were swapped, or moved on, and says so', () => {
    const rows = [
      '| Lab 1 | Moor the dinghy | Boat afloat | Harbour master |',
      '| Lab 2 | Splice the anchor rope | It holds | Pull test |',
    ];
    const both = {
      ...roadmap(),
      source: roadmap().source.replace(/^\| Lab 1 .*$/m, rows.join('\n')),
    };
    const previous = importCurriculum([both]).entities;
    const relabel = (row: string, label: string) =>
      row.replace(/^\| Lab \d/, `| ${label}`);
    const idsOf = (lines: string[]) => {
      const edited = changed(both, rows.join('\n'), lines.join('\n'));
      const again = importCurriculum([edited], { previous });
      return {
        ids: moduleOf(again)
          .spec.items.slice(0, lines.length)
          .map(it => it.id),
        moved: again.report
          .filter(it => it.code === 'label-moved')
          .map(it => it.line - lineOf(edited, lines[0])),
      };
    };
    const [one, two] = rows;
    expect(idsOf([relabel(two, 'Lab 1'), relabel(one, 'Lab 2')])).toEqual({
      ids: ['lab-2', 'lab-1'],
      moved: [0, 1],
    });
    expect(
      idsOf([
        '| Lab 1 | Bake bread for the crew | Eaten | Cook |',
        relabel(one, 'Lab 2'),
        relabel(two, 'Lab 3'),
      ]),
    ).toEqual({
      ids: ['lab-1-bake-bread-for', 'lab-1', 'lab-2'],
      moved: [0, 1],
    });
    // an edit alone moves nothing
    expect(
      idsOf([one.replace('Moor the dinghy', 'Make fast a boat'), two]).ids,
    ).toEqual(['lab-1', 'lab-2']);
  });

  it('names a label that something else has now', () => {
    const edited = {
      ...roadmap(),
      source: roadmap().source.replace(
        /^\| Lab 1 .*$/m,
        '| Lab 1 | Bake bread for the crew | Eaten | Cook |',
      ),
    };
    const again = importCurriculum([edited], { previous: first.entities });
    expect(moduleOf(again).spec.items[0].id).toBe('lab-1');
    expect(codesOf(again)).toContain('id-reused');
  });

  it('keeps the aliases and levels of competencies that somebody added', () => {
    const previous = first.entities.map(it =>
      it.kind === 'Competency' && it.metadata.name === 'mooring-ropes'
        ? { ...it, spec: { ...it.spec, aliases: ['Ropework'] } }
        : it,
    );
    const again = importCurriculum([roadmap()], { previous });
    expect(again.entities).toContainEqual(
      expect.objectContaining({
        metadata: expect.objectContaining({ name: 'mooring-ropes' }),
        spec: expect.objectContaining({ aliases: ['Ropework'] }),
      }),
    );
  });

  it('gives the same again where nothing was edited', () => {
    const again = importCurriculum([roadmap()], { previous: first.entities });
    expect(again).toEqual(first);
  });
});

describeWithSharedData(
  'importCurriculum over the published curriculum (needs ../shared/data)',
  () => {
    const result = importCurriculum([
      ...sharedFiles('curriculum', /\.(md|yaml)$/),
      ...sharedFiles('quizzes', /\.md$/),
    ]);
    const found = (code: string) =>
      result.report.filter(it => it.code === code);

    it('makes a module of every roadmap and a path of every role', () => {
      const kinds = result.entities.map(it => it.kind);
      // 47 roadmaps, and five modules of the junior plan that have none
      expect(kinds.filter(it => it === 'LearningModule')).toHaveLength(52);
      expect(
        result.entities
          .filter(it => it.kind === 'LearningPath')
          .map(it => it.metadata.name)
          .sort(),
      ).toEqual([
        'ai-infrastructure-engineer',
        'ai-infrastructure-mlops-engineer',
        'ai-infrastructure-security-engineer',
        'junior-ai-infrastructure-engineer',
        'senior-ai-infrastructure-engineer',
      ]);
    });

    it('finds the five quizzes whose pass marks differ from their roadmaps', () => {
      expect(
        found('pass-mark').map(it =>
          /module-(\d+).*quiz passes at (\d+).* asks for (\d+)/
            .exec(`${it.file} ${it.message}`)
            ?.slice(1)
            .join(' '),
        ),
      ).toEqual([
        '101 80 70',
        '102 70 75',
        '102 80 75',
        '102 80 75',
        '103 70 80',
      ]);
    });

    it('finds what the reference counts: totals, roles, edges and differing plans', () => {
      // only the plan of the engineer adds up
      expect(found('plan-total').map(it => it.file.split('/')[1])).toEqual([
        'ai-infrastructure-mlops-engineer',
        'ai-infrastructure-security-engineer',
        'junior-ai-infrastructure-engineer',
        'senior-ai-infrastructure-engineer',
      ]);
      expect(found('unknown-role')).toHaveLength(2);
      expect(found('prerequisite-cycle')).toEqual([]);
      expect(found('duplicate-module-id')).toEqual([]);
      expect(found('stray-line').map(it => [it.file, it.line])).toEqual([
        [
          'curriculum/senior-ai-infrastructure-engineer/modules/module-205-roadmap.md',
          75,
        ],
      ]);
      const differing = new Set(
        [...found('plan-title'), ...found('plan-prerequisites')].map(
          it => /MOD-\d+/.exec(it.message)?.[0],
        ),
      );
      expect(differing.size).toBe(12);
    });

    it('tells no lie of one module: every conflict names a file, a line and a remedy', () => {
      for (const problem of result.report) {
        expect(problem.file).not.toBe('');
        expect(problem.line).toBeGreaterThanOrEqual(1);
        expect(problem.remedy).not.toBe('');
      }
    });
  },
);
