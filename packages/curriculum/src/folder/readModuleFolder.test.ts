import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readModuleFolder } from './readModuleFolder';

const FIXTURE = join(__dirname, '__fixtures__/mod-902');

describe('readModuleFolder', () => {
  let folder: string;

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'module-folder-')), 'mod-902');
    cpSync(FIXTURE, folder, { recursive: true });
  });

  afterEach(() => {
    rmSync(join(folder, '..'), { recursive: true });
  });

  /** Changes a file and tells on which line the changed text stands. */
  function change(file: string, from: string, to: string): number {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    const changed = text.replace(from, to);
    writeFileSync(path, changed);
    return changed.slice(0, text.indexOf(from)).split('\n').length;
  }

  it('gives the module and what it brings along', async () => {
    const { entities, problems } = await readModuleFolder(folder);
    expect(problems).toEqual([]);
    expect(entities.map(it => `${it.kind} ${it.metadata.name}`)).toEqual([
      'LearningModule mod-902',
      'Competency mooring',
      'LearningPath harbour-engineer',
    ]);
    expect(entities[0]).toMatchObject({
      apiVersion: 'gpu-academy.io/v1alpha1',
      metadata: {
        namespace: 'default',
        title: 'Tides & Harbours',
        description:
          'Where the water goes, and what to tie to what before it does.',
        tags: ['harbour'],
      },
      spec: {
        moduleId: 'MOD-902',
        prerequisites: ['learningmodule:default/mod-901'],
        next: ['learningmodule:default/mod-903'],
        competencies: [
          {
            ref: 'competency:default/mooring',
            level: 'proficient',
            evidence: 'A boat that stays put',
            role: 'Harbour Engineer',
          },
        ],
        outline: [{ file: 'units/01-why-water-moves.md' }],
        items: [
          {
            id: 'lab-1',
            required: true,
            template: 'template:default/moor-the-dinghy',
            competencies: ['competency:default/mooring'],
          },
          { id: 'bill', required: true },
          { id: 'assessment', passMark: 75 },
          { id: 'project', required: false },
        ],
        spendGate: { required: true, item: 'bill', appliesTo: ['project'] },
        solutions: { coverage: ['Knots'], visibility: 'instructors' },
      },
    });
  });

  it.each([
    ['a field that does not exist', 'lifecycle: p', 'lifecicle: p', 'schema'],
    ['a value of the wrong type', 'total: 20', 'total: long', 'schema'],
    [
      'a level that nobody knows',
      'level: proficient',
      'level: wizard',
      'schema',
    ],
    ['an id that is not a slug', '- id: lab-1', '- id: Lab 1', 'schema'],
    ['a file outside of the folder', 'units/01', '../units/01', 'schema'],
    ['a file that is not there', 'units/01', 'units/02', 'missing-file'],
    ['two items with one id', '- id: bill', '- id: lab-1', 'duplicate-id'],
    [
      'a gate on an unknown item',
      'item: bill',
      'item: invoice',
      'unknown-item',
    ],
    [
      'a gate that waits for itself',
      'appliesTo: [project]',
      'appliesTo: [bill]',
      'gate-on-itself',
    ],
    [
      'an item with a competency that the module does not have',
      'competencies: [mooring]',
      'competencies: [rowing]',
      'unknown-competency',
    ],
    ['broken YAML', 'tags: [harbour]', 'tags: [harbour', 'yaml-syntax'],
  ])(
    'reports %s with its line and gives nothing',
    async (_, from, to, code) => {
      const line = change('module.yaml', from, to);
      const { entities, problems } = await readModuleFolder(folder);
      expect(entities).toEqual([]);
      expect(problems.filter(it => it.severity === 'error')).toContainEqual(
        expect.objectContaining({
          file: 'module.yaml',
          code,
          // what is wrong with a flow shows where it ought to have ended
          line: code === 'yaml-syntax' ? line + 1 : line,
        }),
      );
    },
  );

  it('says in words what was found and what was expected', async () => {
    change('module.yaml', 'level: proficient', 'level: wizard');
    const { problems } = await readModuleFolder(folder);
    expect(problems[0].message).toBe(
      'competencies.0.level: expected one of awareness, working, proficient, advanced, expert; found "wizard"',
    );
  });

  it('names a field that is missing', async () => {
    change('module.yaml', 'owner: group:default/pilots\n', '');
    const { problems } = await readModuleFolder(folder);
    expect(problems).toEqual([
      expect.objectContaining({
        message: 'the document: the field “owner” is missing',
        remedy: 'Add “owner”',
      }),
    ]);
  });

  it('publishes hours that do not add up and calls them a conflict', async () => {
    const line = change('module.yaml', 'total: 20', 'total: 21');
    const { entities, problems } = await readModuleFolder(folder);
    expect(entities).toHaveLength(3);
    expect(problems).toEqual([
      expect.objectContaining({ severity: 'conflict', line }),
    ]);
  });

  it('refuses a kind that a module folder does not bring along', async () => {
    const line = change(
      'entities/competencies.yaml',
      'kind: Comp',
      'kind: Temp',
    );
    const { entities, problems } = await readModuleFolder(folder);
    expect(entities).toEqual([]);
    expect(problems[0]).toMatchObject({
      file: 'entities/competencies.yaml',
      line,
    });
  });

  it('says that a folder without module.yaml is not one', async () => {
    rmSync(join(folder, 'module.yaml'));
    const { entities, problems } = await readModuleFolder(folder);
    expect(entities).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({
        file: 'module.yaml',
        line: 1,
        message: `There is no module.yaml in ${folder}`,
      }),
    ]);
  });

  it('says that an empty module.yaml is empty', async () => {
    writeFileSync(join(folder, 'module.yaml'), '# later\n');
    expect((await readModuleFolder(folder)).problems).toEqual([
      expect.objectContaining({ code: 'empty-file' }),
    ]);
  });
});

describe('templates/mod-102-cloud-computing', () => {
  const folder = resolve(
    __dirname,
    '../../../../templates/mod-102-cloud-computing',
  );

  it('is a module folder with nothing wrong in it', async () => {
    const { entities, problems } = await readModuleFolder(folder);
    expect(problems).toEqual([]);
    expect(entities.map(it => `${it.kind} ${it.metadata.name}`)).toEqual([
      'LearningModule mod-102',
      'Competency cloud-architecture',
      'Competency security-compliance',
      'Competency cost-management',
      'LearningPath ai-infrastructure-engineer',
    ]);
  });

  it('says what the module is made of', async () => {
    const { entities } = await readModuleFolder(folder);
    expect(entities[0].spec).toMatchObject({
      moduleId: 'MOD-102',
      prerequisites: [
        'learningmodule:default/mod-101',
        'learningmodule:default/mod-010',
      ],
      next: [
        'learningmodule:default/mod-103',
        'learningmodule:default/mod-105',
      ],
      duration: { total: 50, lecture: 18, lab: 22, project: 8, assessment: 2 },
      items: [
        {
          id: 'lab-1',
          type: 'lab',
          template: 'template:default/mod-102-lab-1-aws',
        },
        { id: 'lab-2', type: 'lab' },
        { id: 'lab-3', type: 'lab' },
        { id: 'assessment', type: 'assessment', passMark: 75 },
        { id: 'spend-simulation', type: 'review' },
        { id: 'project', type: 'project' },
      ],
      spendGate: {
        required: true,
        item: 'spend-simulation',
        appliesTo: ['project'],
      },
      downstream: [{ id: 'PROJ-201' }, { id: 'PROJ-202' }],
    });
  });

  it('holds shared assets that are well formed and units worth reading', async () => {
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    for (const file of ['access-policy', 'budget-policy']) {
      expect(JSON.parse(read(`shared/${file}.aws.json`))).toEqual(
        expect.any(Object),
      );
    }
    const units = readdirSync(join(folder, 'units'));
    expect(units).toHaveLength(7);
    for (const unit of units) {
      expect(read(`units/${unit}`).split(/\s+/).length).toBeGreaterThan(300);
    }
  });
});
