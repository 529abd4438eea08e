import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { complianceFinding } from '@gpu-academy/findings';

const BIN = resolve(__dirname, '../../../bin/academy');

const finding = (status: 'fail' | 'pass', description: string) =>
  complianceFinding({
    uid: status,
    checkId: 'bucket_public',
    title: 'Buckets are private',
    description,
    severity: 'high',
    status,
    observedAt: '2026-11-01T00:00:00Z',
    product: { name: 'test', vendorName: 'test' },
    standards: [],
    provider: 'aws',
    scopeId: '111122223333',
    resource: { uid: `arn:aws:s3:::${status}`, type: 'bucket' },
  });

describe('academy findings read', () => {
  jest.setTimeout(60_000);
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'academy-findings-'));
    writeFileSync(
      join(folder, 'scan.json'),
      JSON.stringify([
        finding('fail', 'Open\n\u001b[2Jto all'),
        finding('pass', 'Private'),
      ]),
    );
    writeFileSync(join(folder, 'cut.json'), '[{"class_uid": 2003');
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) =>
    spawnSync(process.execPath, [BIN, 'findings', 'read', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });

  it('reads what is compressed with gzip, by name and in a folder', () => {
    const compressed = mkdtempSync(join(tmpdir(), 'academy-findings-'));
    const file = join(compressed, 'scan.json.gz');
    writeFileSync(file, gzipSync(JSON.stringify([finding('fail', 'Open')])));
    try {
      for (const path of [file, compressed]) {
        const { status, stdout } = run(path);
        expect(stdout).toContain('records: 1, findings: 1 (fail: 1)');
        expect(status).toBe(0);
      }
    } finally {
      rmSync(compressed, { recursive: true });
    }
  });

  it('says what is muted at its source, and counts it apart', () => {
    const muted = { ...finding('fail', 'Known'), status_id: 3 };
    // As PowerShell of Windows writes what it is told to keep.
    const bytes = Buffer.from(`\ufeff${JSON.stringify([muted])}`, 'utf16le');
    writeFileSync(join(folder, 'muted.json.txt'), bytes);
    const { status, stdout } = run('muted.json.txt');
    expect(stdout).toContain('muted    high ');
    expect(stdout).toContain('failing: none; muted at their source: 1');
    expect(status).toBe(0);
  });

  it('prints records in a line each, and counts', () => {
    const { status, stdout } = run('scan.json');
    expect(stdout.split('\n')).toEqual([
      'fail     high           bucket_public  arn:aws:s3:::fail  Open [2Jto all',
      'pass     high           bucket_public  arn:aws:s3:::pass  Private',
      'records: 2, findings: 2 (fail: 1, pass: 1)',
      'failing: high: 1',
      'warning: 0, error: 0',
      '',
    ]);
    expect(status).toBe(0);
  });

  it('reads a folder as JSON, and exits with 1 where something could not be read', () => {
    const { status, stdout } = run('--format=json', '--source=nightly', '.');
    const { files, counts, records } = JSON.parse(stdout);
    expect(files.map((it: any) => [it.file, it.errors.length > 0])).toEqual([
      ['cut.json', true],
      ['scan.json', false],
    ]);
    expect(counts).toMatchObject({ records: 2, byStatus: { fail: 1 } });
    expect(records[0]).toMatchObject({ source: 'nightly', status: 'fail' });
    expect(records[0]).not.toHaveProperty('raw');
    expect(status).toBe(1);
  });

  it('exports OCSF that it reads again, and a table', () => {
    const ocsf = run('--format=ocsf', 'scan.json');
    writeFileSync(join(folder, 'again.json'), ocsf.stdout);
    expect(run('again.json').stdout).toBe(run('scan.json').stdout);
    rmSync(join(folder, 'again.json'));
    const csv = run('--format=csv', 'cut.json', 'scan.json');
    expect(csv.stdout.split('\r\n')).toHaveLength(4);
    expect(csv.stderr).toContain('error: cut.json');
    expect(csv.status).toBe(1);
  });

  it('says what is wrong with a time', () => {
    const { status, stderr } = run('--received-at=soon', 'scan.json');
    expect(stderr).toContain('--received-at is “soon”, but expected a time');
    expect(status).toBe(1);
  });
});
