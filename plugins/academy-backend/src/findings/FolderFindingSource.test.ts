import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderFindingSource } from './FolderFindingSource';

describe('FolderFindingSource', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'findings-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const source = () =>
    FolderFindingSource.create({ id: 'scans', path: folder });

  it('reads texts as Windows PowerShell writes them', async () => {
    const bytes = Buffer.from('\ufeff[{"title": "Zürich"}]', 'utf16le');
    await writeFile(join(folder, 'scan.json'), bytes);
    const [file] = await source().listFiles();
    expect((await file.read()).text).toBe('[{"title": "Zürich"}]');
  });

  it('leaves alone what a scanner is still writing under a hidden name', async () => {
    await writeFile(join(folder, '.scan.json'), '[');
    await writeFile(join(folder, 'scan.json'), '[]');
    const files = await source().listFiles();
    expect(files.map(({ name }) => name)).toEqual(['scan.json']);
  });
});
