import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { LearningModuleEntity } from '../entities';
import { newLab, newModule, newQuiz } from '../scaffold';
import { checkModuleFolder } from './checkModuleFolder';

const SCHEMAS = '../schemas';

describe('checkModuleFolder', () => {
  let folder: string;

  const write = (name: string, text: string) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const writeAll = (files: Record<string, string>) =>
    Object.entries(files).forEach(([name, text]) => write(name, text));

  /** Changes a file and tells on which line the changed text stands. */
  function change(name: string, from: string, to: string): number {
    const text = read(name);
    expect(text).toContain(from);
    write(name, text.replace(from, to));
    return text.slice(0, text.indexOf(from)).split('\n').length;
  }
  const check = () => checkModuleFolder(folder);
  const found = async (code: string) =>
    (await check()).problems.filter(it => it.code === code);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'check-module-'));
    writeAll(
      newModule(
        {
          id: 'MOD-903',
          title: 'Ropework',
          owner: 'group:default/instructors',
        },
        SCHEMAS,
      ),
    );
    writeAll(
      newLab({ id: 'lab-1', title: 'Splice' }, read('module.yaml'), SCHEMAS),
    );
    writeAll(
      newQuiz({ id: 'knots', title: 'Knots' }, read('module.yaml'), SCHEMAS),
    );
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('passes a folder that was just started, and names every text to replace', async () => {
    const { problems, entities } = await check();
    expect(new Set(problems.map(it => it.code))).toEqual(
      new Set(['starter-text']),
    );
    expect(new Set(problems.map(it => it.file))).toEqual(
      new Set([
        'module.yaml',
        'checklists/review.yaml',
        'entities/competencies.yaml',
        'labs/lab-1/skeleton/README.md.njk',
        'labs/lab-1/template.yaml',
        'quizzes/knots.yaml',
        'units/01-introduction.md',
      ]),
    );
    expect(entities.map(it => it.kind)).toEqual([
      'LearningModule',
      'Competency',
    ]);
  });

  const CASES: [string, string, string, string, string, string][] = [
    [
      'a link that leads nowhere',
      'units/01-introduction.md',
      '# Introduction',
      '# Introduction\n[here](02-gone.md#x)',
      'broken-link',
      'error',
    ],
    [
      'a text that is announced',
      'units/01-introduction.md',
      '# Introduction',
      '# Introduction\nTODO',
      'placeholder',
      'warning',
    ],
    [
      'an example in JSON that does not parse',
      'units/01-introduction.md',
      '# Introduction\n',
      '# Introduction\n```json\n{"a": 1,}\n```\n',
      'json-syntax',
      'error',
    ],
    [
      'an example in YAML that does not parse',
      'units/01-introduction.md',
      '# Introduction\n',
      '# Introduction\n```yaml\na: [1\n```\n',
      'yaml-syntax',
      'error',
    ],
    [
      'a quiz of another module',
      'quizzes/knots.yaml',
      'module: MOD-903',
      'module: MOD-904',
      'other-module',
      'error',
    ],
    [
      'a quiz that passes at another mark',
      'quizzes/knots.yaml',
      'passMark: 75',
      'passMark: 80',
      'pass-mark',
      'conflict',
    ],
    [
      'a question for an objective that there is not',
      'quizzes/knots.yaml',
      '- first-objective',
      '- second-objective',
      'unknown-objective',
      'error',
    ],
    [
      'a question that gives evidence for another competency',
      'quizzes/knots.yaml',
      '- ropework',
      '- rowing',
      'unknown-competency',
      'error',
    ],
    [
      'a quiz with no right answer',
      'quizzes/knots.yaml',
      'correct: true',
      'correct: false',
      'no-key',
      'error',
    ],
    [
      'a quiz that does not follow its schema',
      'quizzes/knots.yaml',
      'version: 1',
      'version: one',
      'schema',
      'error',
    ],
    [
      'a quiz that draws from a bank that is not there',
      'quizzes/knots.yaml',
      'sections:',
      'banks: [gone]\nsections:',
      'no-such-bank',
      'error',
    ],
    [
      'a checklist that does not follow its schema',
      'checklists/review.yaml',
      'version: 1',
      'version: 0',
      'schema',
      'error',
    ],
    [
      'a checklist of another item',
      'checklists/review.yaml',
      'item: review',
      'item: lab-9',
      'unknown-item',
      'error',
    ],
    [
      'a criterion for an objective that there is not',
      'checklists/review.yaml',
      '- first-objective',
      '- second-objective',
      'unknown-objective',
      'error',
    ],
    [
      'a template of another module',
      'labs/lab-1/template.yaml',
      'default/mod-903',
      'default/mod-904',
      'other-module',
      'error',
    ],
    [
      'a template of an item that there is not',
      'labs/lab-1/template.yaml',
      'item: lab-1',
      'item: lab-2',
      'unknown-item',
      'error',
    ],
    [
      'a template whose skeleton is not there',
      'labs/lab-1/template.yaml',
      './skeleton',
      './bones',
      'missing-file',
      'error',
    ],
    [
      'a template without an owner',
      'labs/lab-1/template.yaml',
      '  owner: group:default/instructors\n',
      '',
      'schema',
      'error',
    ],
    [
      'an expression that the Scaffolder would blank',
      'labs/lab-1/skeleton/README.md.njk',
      '# Splice',
      '# Splice ${{ github.actor }}',
      'blanked-expression',
      'error',
    ],
    [
      'a template that no lab of the folder is',
      'module.yaml',
      'template:default/mod-903-lab-1',
      'template:default/mod-903-lab-7',
      'template-elsewhere',
      'warning',
    ],
    [
      'a prerequisite that is the module itself',
      'module.yaml',
      'objectives:',
      'prerequisites: [MOD-903]\nobjectives:',
      'prerequisites-on-itself',
      'error',
    ],
    [
      'a prerequisite that is there twice',
      'module.yaml',
      'objectives:',
      'prerequisites: [MOD-901, MOD-901]\nobjectives:',
      'duplicate-prerequisites',
      'warning',
    ],
    [
      'a competency that is there twice',
      'module.yaml',
      'competencies:\n',
      'competencies:\n  - competency: ropework\n    level: expert\n',
      'duplicate-competency',
      'error',
    ],
    [
      'a quiz that an item names and the folder lacks',
      'module.yaml',
      'quiz: knots',
      'quiz: bends',
      'unknown-quiz',
      'error',
    ],
    [
      'a checklist that an item names and the folder lacks',
      'module.yaml',
      'checklist: review',
      'checklist: opinion',
      'unknown-checklist',
      'error',
    ],
    [
      'a checklist that an item names and that is of another',
      'module.yaml',
      'quiz: knots',
      'checklist: review',
      'other-item',
      'error',
    ],
    [
      'a claim that does not hold',
      'module.yaml',
      'solutions:',
      'qualityChecklist:\n  - text: Solutions are validated as the repository strategy asks\n    done: true\nsolutions:',
      'quality-claim',
      'conflict',
    ],
  ];

  it.each(CASES)(
    'reports %s with file, line and remedy',
    async (_, file, from, to, code, severity) => {
      change(file, from, to);
      const [problem] = await found(code);
      expect(problem).toMatchObject({ severity });
      expect(problem.remedy).not.toBe('');
      // the problem is where the change is, or on the line of the entry that it is in
      const expected = code === 'quality-claim' ? 'module.yaml' : problem.file;
      expect([file, 'module.yaml']).toContain(expected);
      const lines = read(problem.file).split('\n').length;
      expect(problem.line).toBeGreaterThanOrEqual(1);
      expect(problem.line).toBeLessThanOrEqual(lines);
    },
  );

  it('points at the very line', async () => {
    const template = change(
      'labs/lab-1/template.yaml',
      'gpu-academy.io/item: lab-1',
      'gpu-academy.io/item: lab-2',
    );
    const criterion = change(
      'checklists/review.yaml',
      '- first-objective',
      '- second-objective',
    );
    write(
      'units/01-introduction.md',
      '# One\n\n```json\n{\n  "a": 1,\n}\n```\n',
    );
    const { problems } = await check();
    const lineOf = (file: string, code: string) =>
      problems.find(it => it.file === file && it.code === code)?.line;
    expect(lineOf('labs/lab-1/template.yaml', 'unknown-item')).toBe(template);
    expect(lineOf('checklists/review.yaml', 'unknown-objective')).toBe(
      criterion,
    );
    expect(lineOf('units/01-introduction.md', 'json-syntax')).toBe(6);
  });

  it('takes a template beside the lab folders, which composes them', async () => {
    const source = read('labs/lab-1/template.yaml');
    rmSync(join(folder, 'labs/lab-1/template.yaml'));
    write(
      'labs/lab-1.template.yaml',
      source.replace('url: ./skeleton', 'url: ./lab-1/skeleton'),
    );
    expect((await check()).problems.map(it => it.code)).not.toContain(
      'lab-without-template',
    );
    write(
      'labs/lab-1.template.yaml',
      source.replace('url: ./skeleton', 'url: ./lab-2/skeleton'),
    );
    const { problems } = await check();
    expect(problems.map(it => [it.file, it.code])).toEqual(
      expect.arrayContaining([
        ['labs/lab-1.template.yaml', 'missing-file'],
        ['labs/lab-1', 'lab-without-template'],
      ]),
    );
  });

  it('names texts, files and folders that nothing reads', async () => {
    write('units/02-more.md', '# More\n');
    write('quizes/knots.yaml', 'id: knots\n');
    write('shared/rope.yaml', 'length: 3\n');
    write('labs/lab-2/notes.md', 'Notes\n');
    write('solutions/lab-9/answer.md', 'Secret\n');
    write(
      'quizzes/lost.bank.yaml',
      'apiVersion: gpu-academy.io/v1alpha1\nkind: QuestionBank\nid: lost\nitems:\n  - id: a\n    type: true-false\n    stem: Is it?\n    answer: true\n    rationaleRight: It is.\n    rationaleWrong: It is.\n',
    );
    const { problems } = await check();
    expect(
      problems
        .filter(it => it.code !== 'starter-text' && it.severity !== 'error')
        .map(it => [it.file, it.code]),
    ).toEqual([
      ['labs/lab-2', 'lab-without-template'],
      ['module.yaml', 'solutions-in-folder'],
      ['quizes/knots.yaml', 'unread-file'],
      ['quizzes/lost.bank.yaml', 'unused-bank'],
      ['shared/rope.yaml', 'unused-asset'],
      ['solutions/lab-9', 'unknown-item'],
      ['units/02-more.md', 'unused-text'],
    ]);
    expect(problems.find(it => it.code === 'unread-file')?.remedy).toContain(
      'quizzes',
    );
  });

  it('lints a bank that no quiz draws', async () => {
    write(
      'quizzes/lost.bank.yaml',
      'apiVersion: gpu-academy.io/v1alpha1\nkind: QuestionBank\nid: lost\nitems:\n  - id: a\n    type: single\n    stem: TODO\n    options:\n      - id: x\n        text: This\n      - id: y\n        text: That\n',
    );
    const codes = (await check()).problems
      .filter(it => it.file === 'quizzes/lost.bank.yaml')
      .map(it => it.code);
    expect(codes).toEqual(expect.arrayContaining(['unused-bank', 'no-key']));
  });

  it('says what else is wrong where module.yaml does not follow its schema', async () => {
    const schema = change('module.yaml', 'type: review', 'type: opinion');
    change('module.yaml', 'id: introduction', 'id: 7');
    const missing = change(
      'module.yaml',
      'file: units/01-introduction.md',
      'file: units/01-gone.md',
    );
    change('labs/lab-1/template.yaml', 'item: lab-1', 'item: lab-2');
    const { problems, quality, entities } = await check();
    const places = problems
      .filter(it => it.severity === 'error')
      .map(it => [it.file, it.line, it.code]);
    expect(places).toEqual(
      expect.arrayContaining([
        ['module.yaml', schema, 'schema'],
        ['module.yaml', missing, 'missing-file'],
        ['labs/lab-1/template.yaml', expect.any(Number), 'unknown-item'],
      ]),
    );
    expect(quality).toHaveLength(7);
    expect(entities).toEqual([]);
  });

  it('sees no consequence where the id or the items of module.yaml are missing', async () => {
    for (const [from, to] of [
      ['id: MOD-903\n', ''],
      ['items:', 'itmes:'],
    ]) {
      const before = read('module.yaml');
      change('module.yaml', from, to);
      const codes = (await check()).problems.map(it => it.code);
      expect(codes).toContain('schema');
      expect(codes).not.toContain('other-module');
      expect(codes).not.toContain('unknown-item');
      write('module.yaml', before);
    }
  });

  it('takes an objective that is there twice for nothing else', async () => {
    const clean = await check();
    const text = read('module.yaml');
    change(
      'module.yaml',
      'objectives:\n',
      'objectives:\n  - id: first-objective\n    text: Tie a knot.\n',
    );
    const { problems, quality } = await check();
    expect(text).not.toContain('Tie a knot');
    expect(
      problems.filter(it => it.code !== 'starter-text').map(it => it.code),
    ).toEqual(['duplicate-id']);
    expect(quality.map(it => it.status)).toEqual(
      clean.quality.map(it => it.status),
    );
  });

  it('follows no link that leads out of the folder, and says so', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    writeFileSync(join(outside, 'secret.md'), '# Secret\n');
    writeFileSync(join(outside, 'secret.yaml'), 'kind: Competency\n');
    symlinkSync(join(outside, 'secret.md'), join(folder, 'units/secret.md'));
    symlinkSync(join(outside, 'secret.yaml'), join(folder, 'entities/x.yaml'));
    symlinkSync(outside, join(folder, 'shared'));
    symlinkSync('gone.md', join(folder, 'units/gone.md'));
    symlinkSync('01-introduction.md', join(folder, 'units/02-same.md'));
    change(
      'module.yaml',
      'file: units/01-introduction.md',
      'file: units/secret.md',
    );
    const { problems } = await check();
    rmSync(outside, { recursive: true });
    expect(
      problems
        .filter(it => /symlink|missing-file/.test(it.code))
        .map(it => [it.file, it.code, it.severity]),
    ).toEqual([
      ['entities/x.yaml', 'symlink', 'error'],
      ['module.yaml', 'missing-file', 'error'],
      ['shared', 'symlink', 'error'],
      ['units/gone.md', 'broken-symlink', 'error'],
      ['units/secret.md', 'symlink', 'error'],
    ]);
    // a link within the folder is the file that it leads to
    expect(problems).toContainEqual(
      expect.objectContaining({
        file: 'units/02-same.md',
        code: 'unused-text',
      }),
    );
  });

  it('finds the circle that a prerequisite closes with earlier modules', async () => {
    const line = change(
      'module.yaml',
      'objectives:',
      'prerequisites: [MOD-901]\nobjectives:',
    );
    const earlier = (id: string, before: string): LearningModuleEntity => ({
      apiVersion: 'gpu-academy.io/v1alpha1',
      kind: 'LearningModule',
      metadata: { name: id, namespace: 'default' },
      spec: {
        type: 'technical',
        owner: 'group:default/instructors',
        lifecycle: 'production',
        moduleId: id.toUpperCase(),
        prerequisites: [`learningmodule:default/${before}`],
        items: [],
      },
    });
    const { problems } = await checkModuleFolder(folder, {
      earlier: [earlier('mod-901', 'mod-902'), earlier('mod-902', 'mod-903')],
    });
    expect(problems.find(it => it.code === 'prerequisite-cycle')).toMatchObject(
      {
        severity: 'error',
        file: 'module.yaml',
        line,
        message:
          'The prerequisites go round in a circle: MOD-903 requires MOD-901 requires MOD-902 requires MOD-903',
      },
    );
  });

  it('reads quizzes in GIFT and markdown too', async () => {
    write('quizzes/more.gift', '::one::2 + 2 = {=4 ~5}\n');
    write(
      'quizzes/practice.md',
      '# Practice\n\n**Passing Score:** 75% (1/1)\n\n### Q1. Which?\n\nA) This\nB) That\n\n**Answer:** C\n',
    );
    const files = (await check()).problems
      .filter(it => it.code !== 'starter-text')
      .map(it => [it.file, it.code]);
    expect(files).toContainEqual(['quizzes/more.gift', 'unused-bank']);
    expect(files).toContainEqual([
      'quizzes/practice.md',
      'key-not-among-options',
    ]);
  });

  it('misses the quiz of an assessment', async () => {
    rmSync(join(folder, 'quizzes'), { recursive: true });
    expect(await found('no-quiz')).toEqual([
      expect.objectContaining({ severity: 'warning', file: 'module.yaml' }),
    ]);
  });

  it('checks what it can where module.yaml cannot be read', async () => {
    write('module.yaml', 'id: [\n');
    write('units/01-introduction.md', '# One\n[gone](gone.md)\n');
    const { problems, quality } = await check();
    expect(problems.map(it => it.code)).toEqual(
      expect.arrayContaining(['yaml-syntax', 'broken-link']),
    );
    expect(quality).toEqual([]);
  });

  it('says that a folder which is not there is no module', async () => {
    const { problems } = await checkModuleFolder(join(folder, 'gone'));
    expect(problems).toEqual([
      expect.objectContaining({ code: 'missing-file', severity: 'error' }),
    ]);
  });

  describe('the quality checklist', () => {
    const answers = async (earlier?: LearningModuleEntity[]) =>
      Object.fromEntries(
        (await checkModuleFolder(folder, { earlier })).quality.map(it => [
          it.criterion ?? it.text,
          it,
        ]),
      );

    it('answers what can be computed of a folder that was just started', async () => {
      const answered = await answers();
      expect(
        Object.entries(answered).map(([name, it]) => [name, it.status]),
      ).toEqual([
        ['objectives-map-to-competencies', 'met'],
        ['hands-on-covers-competencies', 'met'],
        ['observability-and-security', 'not-met'],
        ['automation-validated', 'met'],
        ['assessment-aligned', 'met'],
        ['solutions-validated', 'not-met'],
        ['no-duplication', 'confirm'],
      ]);
      expect(answered['no-duplication'].toConfirm).toContain('--earlier');
    });

    it.each([
      [
        'objectives-map-to-competencies',
        'module.yaml',
        'id: first-objective',
        'id: other-objective',
      ],
      [
        'hands-on-covers-competencies',
        'module.yaml',
        '    template: template:default/mod-903-lab-1\n    competencies:\n      - ropework\n',
        '    template: template:default/mod-903-lab-1\n',
      ],
      [
        'assessment-aligned',
        'module.yaml',
        'id: first-objective',
        'id: other-objective',
      ],
      [
        'automation-validated',
        'units/01-introduction.md',
        '# Introduction\n',
        '# Introduction\n```json\n{\n```\n',
      ],
    ])('sees that %s no longer holds', async (criterion, file, from, to) => {
      change(file, from, to);
      const answer = (await answers())[criterion];
      expect(answer.status).toBe('not-met');
      expect(answer.evidence).not.toEqual([]);
    });

    it('sees that a lab has nothing that tests it', async () => {
      rmSync(join(folder, 'labs/lab-1/skeleton/scripts'), { recursive: true });
      expect((await answers())['automation-validated']).toMatchObject({
        status: 'not-met',
        evidence: [expect.stringContaining('labs/lab-1/template.yaml')],
      });
    });

    it('finds observability and security where texts go into them, not where a word falls', async () => {
      const topic = (lines: string[]) =>
        write(
          'units/01-introduction.md',
          `# Introduction\n\n${lines.join('\n')}\n`,
        );
      topic(['Logs and secrets.']);
      expect((await answers())['observability-and-security'].status).toBe(
        'not-met',
      );
      topic([
        'Logs of who has secrets.',
        'Metrics of identity.',
        'Alerts on IAM.',
      ]);
      expect((await answers())['observability-and-security']).toMatchObject({
        status: 'met',
        toConfirm: expect.any(String),
      });
    });

    it('takes solutions as validated when the module says so and they are where they should be', async () => {
      change('module.yaml', 'Not started', 'Validated on 2026-11-01 in CI');
      expect((await answers())['solutions-validated'].status).toBe('met');
      write('solutions/lab-1/answer.md', 'Secret\n');
      expect((await answers())['solutions-validated'].status).toBe('not-met');
    });

    it('finds objectives that an earlier module has in almost the same words', async () => {
      const earlier = (text: string) => [
        {
          apiVersion: 'gpu-academy.io/v1alpha1' as const,
          kind: 'LearningModule' as const,
          metadata: { name: 'mod-902' },
          spec: {
            type: 'technical',
            owner: 'group:default/instructors',
            lifecycle: 'production',
            moduleId: 'MOD-902',
            objectives: [{ id: 'a', text }],
            items: [],
          },
        },
      ];
      const objective = 'Replace this text: what a learner will be able to do.';
      expect(
        (await answers(earlier(`${objective} Really.`)))['no-duplication'],
      ).toMatchObject({
        status: 'not-met',
        evidence: [expect.stringContaining('MOD-902')],
      });
      expect(
        (await answers(earlier('Cook soup for twelve.')))['no-duplication']
          .status,
      ).toBe('met');
    });

    it("leaves a question of the module's own to a person", async () => {
      change(
        'module.yaml',
        'solutions:',
        'qualityChecklist:\n  - text: Nobody fell in\n    done: false\nsolutions:',
      );
      expect((await answers())['Nobody fell in']).toMatchObject({
        status: 'confirm',
        toConfirm: 'Nobody fell in',
        declared: { done: false },
      });
    });
  });
});

const MOD_102 = resolve(
  __dirname,
  '../../../../templates/mod-102-cloud-computing',
);

describe('checkModuleFolder of MOD-102', () => {
  it('finds no error, conflict or warning', async () => {
    expect(existsSync(MOD_102)).toBe(true);
    const { problems } = await checkModuleFolder(MOD_102);
    expect(problems.filter(it => it.severity !== 'info')).toEqual([]);
  });

  it('answers six of the seven questions of its quality checklist, and leaves one to a person', async () => {
    const { quality } = await checkModuleFolder(MOD_102);
    expect(quality).toHaveLength(7);
    expect(
      quality.filter(it => it.status === 'confirm').map(it => it.criterion),
    ).toEqual(['no-duplication']);
  });

  it('takes less than two seconds', async () => {
    const start = performance.now();
    await checkModuleFolder(MOD_102);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
