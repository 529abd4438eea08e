import {
  LedgerEntry,
  makeCheckpoint,
  publicJwk,
  sealEvent,
  signCheckpoint,
} from '@gpu-academy/curriculum';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

const BIN = resolve(__dirname, '../bin/academy');

/** Runs the command line as a person would. */
function academy(args: string[], cwd?: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [BIN, ...args],
    { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  );
  return { status, stdout, stderr };
}

const ROADMAP = `# Module Roadmap

## Module Overview

- **Module ID**: MOD-902
- **Module Title**: Tides
- **Target Role(s)**: Pilot
- **Duration**: 5 hours (2 lecture, 1 lab, 1 assessment)
- **Prerequisites**: MOD-901
- **Next Module(s)**: None

## Practical Components

| Asset | Description | Completion Criteria | Linked Validation |
|-------|-------------|---------------------|-------------------|
| Lab 1 | Moor | Afloat | Harbour master |

## Dependencies & Notes

- **Risks / Mitigations**: Ask for a spend simulation.
`;

describe('academy', () => {
  jest.setTimeout(60_000);

  it('lists its commands', () => {
    for (const args of [[], ['--help'], ['roadmap']]) {
      const { status, stdout } = academy(args);
      expect(stdout).toContain('academy roadmap import');
      expect(status).toBe(0);
    }
  });

  it('names a command that it does not have', () => {
    const { status, stderr } = academy(['fly', 'home']);
    expect(stderr).toContain('there is no command “fly home”');
    expect(status).toBe(1);
  });
});

describe('academy roadmap import', () => {
  jest.setTimeout(60_000);
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'academy-cli-'));
    writeFileSync(join(folder, 'tides.md'), ROADMAP);
    writeFileSync(join(folder, 'notes.md'), 'Nothing.\n');
    mkdirSync(join(folder, 'bare'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) =>
    academy(['roadmap', 'import', ...args], folder);

  it('explains itself', () => {
    const { status, stdout } = run('--help');
    expect(stdout).toContain('academy roadmap import [flags...] <files...>');
    expect(stdout).toContain('--namespace');
    expect(status).toBe(0);
  });

  it('prints entities and the report with file and line', () => {
    const { status, stdout } = run('tides.md');
    expect(stdout).toContain(
      'LearningModule default/mod-902: Tides (5 hours, 0 objectives, 0 competencies, 1 items)',
    );
    expect(stdout).toContain(
      'tides.md:8: conflict: The total is 5 hours, but 2 lecture + 1 lab + 1 assessment = 4',
    );
    expect(stdout).toMatch(/tides\.md:20: warning: .*\[gate-in-prose\]/);
    expect(status).toBe(0);
  });

  it('prints JSON with both, in the namespace and for the owner asked for', () => {
    const { stdout } = run(
      '--format=json',
      '--namespace=harbour',
      '--owner=group:default/pilots',
      'tides.md',
    );
    const { entities, report } = JSON.parse(stdout);
    expect(entities[1]).toMatchObject({
      kind: 'LearningModule',
      metadata: { namespace: 'harbour', name: 'mod-902' },
      spec: { owner: 'group:default/pilots' },
    });
    expect(report).toContainEqual(
      expect.objectContaining({ file: 'tides.md', code: 'duration-sum' }),
    );
  });

  it('prints YAML that is all entities, with the report beside it', () => {
    const { stdout, stderr } = run('--format', 'yaml', 'tides.md');
    const documents = parseAllDocuments(stdout).map(it => it.toJS());
    expect(documents.map(it => it.kind)).toEqual([
      'LearningPath',
      'LearningModule',
    ]);
    expect(stderr).toContain('tides.md:8: conflict');
  });

  it('writes what no entity has a place for as a comment behind the entities', () => {
    writeFileSync(
      join(folder, 'second.md'),
      ROADMAP.replace('| Moor |', '| Row |'),
    );
    const { stdout, status } = run('--format=yaml', 'tides.md', 'second.md');
    expect(status).toBe(1);
    expect(parseAllDocuments(stdout).map(it => it.errors)).toEqual([[], []]);
    const [, comment] = stdout.split(/^# (?=kept:)/m);
    const { kept } = parse(comment.replace(/^# ?/gm, ''));
    expect(kept).toContainEqual({
      file: 'second.md',
      line: expect.any(Number),
      section: 'Practical Components',
      text: expect.stringContaining('Lab 1 | Row | Afloat'),
    });
    writeFileSync(join(folder, 'both.yaml'), stdout);
    const again = run('--previous=both.yaml', '--format=yaml', 'tides.md');
    expect(again.status).toBe(0);
    expect(run('tides.md', 'second.md').stdout).toMatch(
      /texts have no place in an entity/,
    );
  });

  it('prints questions, keys and what the lint says of each quiz', () => {
    const questions = Array.from(
      { length: 12 },
      (_, index) =>
        `### Q${
          index + 1
        }. Which of these is number ${index}?\n\nA) One ${index}\nB) Two ${index}\nC) Six ${index}\n\n**Answer:** B\n`,
    );
    writeFileSync(
      join(folder, 'tides-quiz.md'),
      `# Tide quiz\n\n**Passing Score:** 80%\n\n${questions.join('\n')}`,
    );
    const { stdout, status } = run('tides-quiz.md');
    expect(stdout).toMatch(/: warning: .*\[blind-pass\]$/m);
    expect(status).toBe(0);
    expect(stdout).toContain(
      'Quiz tides-quiz.md: Tide quiz, 12 questions, 12 with a key, passes at 80 %',
    );
    expect(stdout).toContain('keys: 1 B, 2 B, 3 B');
    expect(stdout).toMatch(/found: .*position-bias/);
    expect(stdout).toMatch(
      /^tides-quiz\.md:\d+: warning: .*\[position-bias\]$/m,
    );
    const { quizzes } = JSON.parse(
      run('--format=json', 'tides-quiz.md').stdout,
    );
    expect(quizzes[0]).toMatchObject({
      questions: 12,
      withKey: 12,
      passMark: 80,
      problems: { 'position-bias': 1 },
    });
  });

  it('takes everything of a folder, and the ids of an import before', () => {
    const curriculum = join(folder, 'curriculum');
    mkdirSync(curriculum);
    const objective = '## Learning Objectives\n\n- Read a table of tides.\n';
    writeFileSync(
      join(curriculum, 'tides-roadmap.md'),
      `${ROADMAP}\n${objective}`,
    );
    writeFileSync(
      join(curriculum, 'master-plan.yaml'),
      'role: Pilot\nprogram_structure:\n  modules:\n    - id: MOD-901\n',
    );
    const before = run('--format=yaml', 'curriculum');
    writeFileSync(join(folder, 'before.yaml'), before.stdout);
    writeFileSync(
      join(curriculum, 'tides-roadmap.md'),
      `${ROADMAP}\n${objective.replace('Read', 'Really read')}`,
    );
    const { stdout } = run(
      '--previous=before.yaml',
      '--format=json',
      'curriculum',
    );
    const modules = JSON.parse(stdout).entities.filter(
      (it: any) => it.kind === 'LearningModule',
    );
    expect(modules.map((it: any) => it.spec.moduleId)).toEqual([
      'MOD-902',
      'MOD-901',
    ]);
    expect(modules[0].spec.objectives[0].id).toBe('read-a-table-of-tides');
  });

  it('exits with 1 where a file is of no use, after importing the others', () => {
    const { status, stdout } = run('tides.md', 'notes.md');
    expect(stdout).toContain('LearningModule default/mod-902');
    expect(stdout).toContain('notes.md:1: error: There is no module id');
    expect(status).toBe(1);
  });

  it.each([
    ['a file that is not there', ['gone.md'], 'there is no file gone.md'],
    ['a folder without roadmaps', ['bare'], 'nothing to import in bare'],
    ['an unknown format', ['--format=xml', 'tides.md'], 'expected text, json'],
    ['no file', [], 'Missing required parameter "files"'],
    ['an unknown flag', ['--frmat=json', 'tides.md'], 'frmat'],
  ])('says in words that it was given %s', (_, args, message) => {
    const { status, stdout, stderr } = run(...args);
    expect(stdout + stderr).toContain(message);
    expect(stdout + stderr).not.toContain('    at ');
    expect(status).toBe(1);
  });

  it('ends quietly when its reader has seen enough', () => {
    const { stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${BIN}" roadmap import tides.md | true`],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(stderr).toBe('');
  });
});

describe('academy new and academy check', () => {
  jest.setTimeout(60_000);
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'academy-new-'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('start a module with a lab and a quiz that pass', () => {
    const started = [
      ['new', 'module', 'mod-903', '--id=MOD-903', '--title=Ropework'],
      ['new', 'lab', 'lab-1', '--folder=mod-903'],
      ['new', 'quiz', 'knots', '--folder=mod-903'],
    ].map(args => academy(args, folder));
    expect(started.map(it => it.stderr)).toEqual(['', '', '']);
    expect(started[1].stdout).toContain('changed mod-903/module.yaml');
    const { status, stdout } = academy(['check', 'mod-903'], folder);
    expect(stdout).toContain('error: 0, conflict: 0, warning: 0');
    expect(stdout).toContain('[x] Objectives map to the competency framework');
    expect(stdout).toContain('A person must confirm: ');
    expect(status).toBe(0);
  });

  it('overwrite nothing, and know when there is no module', () => {
    const again = academy(['new', 'quiz', 'knots', '--folder=mod-903'], folder);
    expect(again.stderr).toContain(
      'mod-903/quizzes/knots.yaml is there already',
    );
    const nowhere = academy(['new', 'lab', 'lab-1'], folder);
    expect(nowhere.stderr).toContain('there is no file module.yaml');
    const twice = academy(['new', 'lab', 'lab-1', '--folder=mod-903'], folder);
    expect(twice.stderr).toContain('has an item “lab-1” already');
    expect([again, nowhere, twice].map(it => it.status)).toEqual([1, 1, 1]);
  });

  it('say what is wrong as text, JSON and SARIF, and exit with 1', () => {
    writeFileSync(
      join(folder, 'mod-903/units/01-introduction.md'),
      '# One\n\n[gone](gone.md)\n',
    );
    const place = 'mod-903/units/01-introduction.md:3: error: ';
    const text = academy(['check', 'mod-903'], folder);
    // the folder that one stands in is checked like any other
    expect(academy(['check', '.'], join(folder, 'mod-903')).stdout).toBe(
      text.stdout.replaceAll('mod-903/', ''),
    );
    expect(text.stdout).toContain(place);
    expect(text.status).toBe(1);
    const json = academy(['check', '--format=json', 'mod-903'], folder);
    expect(JSON.parse(json.stdout).problems).toContainEqual(
      expect.objectContaining({ code: 'broken-link', line: 3 }),
    );
    const sarif = academy(['check', '--format=sarif', 'mod-903'], folder);
    const [run] = JSON.parse(sarif.stdout).runs;
    const result = run.results.find((it: any) => it.ruleId === 'broken-link');
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'mod-903/units/01-introduction.md' },
      region: { startLine: 3 },
    });
  });

  it('hold objectives against those of earlier modules', () => {
    writeFileSync(
      join(folder, 'tides-roadmap.md'),
      `${ROADMAP}\n## Learning Objectives\n\n- Replace this text: what a learner will be able to do.\n`,
    );
    const { stdout } = academy(
      ['check', '--earlier=tides-roadmap.md', 'mod-903'],
      folder,
    );
    expect(stdout).toContain('the objective first-objective repeats');
  });

  it('say that a folder or a flag is wrong', () => {
    expect(academy(['check', 'gone'], folder).stderr).toContain(
      'there is no folder gone',
    );
    expect(academy(['check', 'mod-903/module.yaml'], folder).stderr).toContain(
      'expected the folder that holds module.yaml',
    );
  });
});

describe('academy progress verify', () => {
  jest.setTimeout(60_000);
  let folder: string;

  const seal = (previous?: LedgerEntry, reason = 'Reviewed') =>
    sealEvent(
      {
        id: `e${previous?.seq ?? 0}`,
        learnerRef: 'user:default/ada',
        moduleRef: 'learningmodule:default/mod-102',
        itemId: 'lab-1',
        type: 'item.passed',
        occurredAt: '2026-11-01T10:00:00Z',
        payload: { reason },
      },
      {
        learnerId: 'l1',
        recordedAt: '2026-11-01T10:00:00Z',
        salt: 'x'.repeat(22),
        previous,
      },
    );
  const key = {
    key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
    kid: 'portal-1',
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'academy-progress-'));
    const first = seal();
    const second = seal(first.entry);
    const entries = [first.entry, second.entry];
    const ledger = {
      schema: 'gpu-academy.io/progress-ledger/v1alpha1',
      entries,
      bodies: {
        [first.entry.bodyDigest]: first.body,
        [second.entry.bodyDigest]: second.body,
      },
      people: { l1: 'user:default/ada' },
      checkpoints: [
        signCheckpoint(makeCheckpoint(entries, '2026-11-02T00:00:00Z'), key),
      ],
    };
    const write = (name: string, value: unknown) =>
      writeFileSync(join(folder, name), JSON.stringify(value));
    write('keys.json', { keys: [publicJwk(key)] });
    write('good.json', ledger);
    write('unsealed.json', { ...ledger, checkpoints: [] });
    write('broken.json', { ...ledger, entries: [first.entry, null] });
    write('changed.json', {
      ...ledger,
      entries: [first.entry, { ...second.entry, itemId: 'lab-2' }],
    });
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('says that everything is as it was recorded', () => {
    const { status, stdout } = academy(
      ['progress', 'verify', 'good.json', '--keys=keys.json'],
      folder,
    );
    expect(stdout).toBe(
      '2 events of 1 learners (0 erased), 1 checkpoints hold, 0 events are in none yet\nEverything that a checkpoint seals is as it was recorded\n',
    );
    expect(status).toBe(0);
  });

  it('names the entry that was changed and exits with 1', () => {
    const { status, stdout } = academy(
      ['progress', 'verify', 'changed.json', '--keys=keys.json'],
      folder,
    );
    expect(stdout).toContain('l1 #2: ');
    expect(stdout).toContain('[hash]');
    expect(status).toBe(1);
    const { stdout: json } = academy(
      ['progress', 'verify', 'changed.json', '--format=json'],
      folder,
    );
    expect(JSON.parse(json).problems.map((it: any) => it.code)).toEqual([
      'hash',
      'no-keys',
    ]);
  });

  it('claims no proof where no checkpoint seals the events', () => {
    const { stdout } = academy(
      ['progress', 'verify', 'unsealed.json', '--keys=keys.json'],
      folder,
    );
    expect(stdout).toContain('no checkpoint seals 2 of the events');
    expect(stdout).not.toContain('is as it was recorded');
  });

  it('names the entry of an export that is none', () => {
    const { status, stderr } = academy(
      ['progress', 'verify', 'broken.json'],
      folder,
    );
    expect(stderr).toContain('broken.json, entries[1]: found no learnerId');
    expect(status).toBe(1);
  });

  it('says that a file is no export', () => {
    const { status, stderr } = academy(
      ['progress', 'verify', 'keys.json'],
      folder,
    );
    expect(stderr).toContain('keys.json has no list “entries”');
    expect(status).toBe(1);
  });
});

const REAL = resolve(
  __dirname,
  '../../../../shared/data/curriculum/ai-infrastructure-engineer/modules',
);
const real = existsSync(REAL) ? describe : describe.skip;

real(
  'academy roadmap import of the published roadmaps (needs ../shared/data)',
  () => {
    jest.setTimeout(60_000);
    const files = existsSync(REAL)
      ? readdirSync(REAL).filter(it => it.endsWith('-roadmap.md'))
      : [];

    const run = () => {
      const { status, stdout } = academy(
        ['roadmap', 'import', '--format=json', ...files],
        REAL,
      );
      return { status, ...JSON.parse(stdout) };
    };

    it('imports all ten without an error', () => {
      const { status, entities } = run();
      expect(files).toHaveLength(10);
      expect(
        entities.filter((it: any) => it.kind === 'LearningModule'),
      ).toHaveLength(10);
      expect(status).toBe(0);
    });

    it('gives MOD-102 its hours, objectives, competencies, units and items', () => {
      const { entities } = run();
      const { metadata, spec } = entities.find(
        (it: any) => it.metadata.name === 'mod-102',
      );
      expect(metadata.title).toBe('Cloud Computing for ML');
      expect(spec.duration).toEqual({
        total: 50,
        lecture: 18,
        lab: 22,
        project: 8,
        assessment: 2,
      });
      expect(spec.prerequisites).toEqual([
        'learningmodule:default/mod-101',
        'learningmodule:default/mod-010',
      ]);
      expect(spec.next).toEqual([
        'learningmodule:default/mod-103',
        'learningmodule:default/mod-105',
      ]);
      expect(spec.objectives).toHaveLength(5);
      expect(
        spec.competencies.map(({ ref, level }: any) => [ref, level]),
      ).toEqual([
        ['competency:default/cloud-architecture', 'proficient'],
        ['competency:default/security-compliance', 'proficient'],
        ['competency:default/cost-management', 'working'],
      ]);
      expect(spec.outline).toHaveLength(7);
      expect(spec.items.map(({ id, type }: any) => [id, type])).toEqual([
        ['lab-1', 'lab'],
        ['lab-2', 'lab'],
        ['lab-3', 'lab'],
        ['assessment', 'assessment'],
      ]);
      expect(spec.items[3].passMark).toBe(75);
      expect(spec.qualityChecklist.map((it: any) => it.done)).toEqual([
        true,
        true,
        false,
        false,
        false,
        false,
        false,
      ]);
      expect(spec.downstream).toEqual([
        { id: 'PROJ-201', purpose: 'serving' },
        { id: 'PROJ-202', purpose: 'pipeline' },
      ]);
    });

    it('reports the gate in prose, the hours without a project and the dangling prerequisite of MOD-102', () => {
      const { report } = run();
      const of102 = report.filter((it: any) => it.file.includes('module-102'));
      expect(of102.map((it: any) => [it.code, it.line])).toEqual(
        expect.arrayContaining([
          ['gate-in-prose', 88],
          ['project-without-item', 10],
          ['dangling-prerequisite', 11],
          ['next-not-mirrored', 12],
        ]),
      );
    });
  },
);
