import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../__fixtures__/focusFixtures';
import { literal } from '../focus/chargeSql';
import { DuckDbSandbox } from './DuckDbSandbox';

describe('DuckDbSandbox', () => {
  let folder: string;
  let allowed: string;
  let other: string;
  let sandbox: DuckDbSandbox;

  beforeEach(async () => {
    folder = await makeFolder();
    allowed = path.join(folder, 'allowed.csv');
    other = path.join(folder, 'other.csv');
    await writeFile(allowed, 'a\n1\n');
    await writeFile(other, 'a\n2\n');
    sandbox = await DuckDbSandbox.create([allowed], {
      memoryLimit: '64MB',
      temporaryFolder: folder,
    });
  });

  afterEach(async () => {
    await sandbox.dispose();
    await rm(folder, { recursive: true });
  });

  it('reads the files it was made for and no other', async () => {
    expect(await sandbox.query(`SELECT a FROM ${literal(allowed)}`)).toEqual([
      { a: '1' },
    ]);
    for (const closed of [other, '/etc/passwd', `${allowed}/../other.csv`]) {
      await expect(
        sandbox.run(`SELECT * FROM read_text(${literal(closed)})`),
      ).rejects.toThrow(/disabled by configuration/);
    }
  });

  it.each([
    ['writes no file', "COPY (SELECT 1) TO '/tmp/academy-sandbox.csv'"],
    ['attaches no database', "ATTACH '/tmp/academy-sandbox.duckdb' AS other"],
    ['downloads no extension', 'INSTALL httpfs'],
    ['loads no extension', 'LOAD httpfs'],
    ['opens no address', "SELECT * FROM read_csv('https://localhost:1/a.csv')"],
  ])('%s', async (_, statement) => {
    await expect(sandbox.run(statement)).rejects.toThrow(
      /disabled (by|through) configuration|has been disabled|httpfs/i,
    );
  });

  it.each([
    'enable_external_access = true',
    'autoinstall_known_extensions = true',
    "allowed_directories = ['/']",
    "memory_limit = '8GB'",
    'lock_configuration = false',
  ])('lets no statement set %s', async setting => {
    await expect(sandbox.run(`SET ${setting}`)).rejects.toThrow(
      /locked|cannot/i,
    );
  });

  it('stays below its limit of memory', async () => {
    await expect(
      sandbox.query('SELECT len(list(i)) FROM range(100000000) t(i)'),
    ).rejects.toThrow(/Out of Memory Error/);
  });

  it('leaves no file behind', async () => {
    expect(await readdir(folder)).toHaveLength(3);
    await sandbox.dispose();
    expect((await readdir(folder)).sort()).toEqual([
      'allowed.csv',
      'other.csv',
    ]);
    sandbox = await DuckDbSandbox.create([allowed], {
      temporaryFolder: folder,
    });
  });
});
