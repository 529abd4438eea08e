import { gzipSync } from 'node:zlib';
import { Headers, pack } from 'tar-stream';
import { bundleOf, recordedRun } from '../grading/__fixtures__/evidenceOf';
import { EvidenceError } from './EvidenceError';
import { readArchive } from './readArchive';
import { readSubmission } from './readSubmission';
import { verifyBundle } from './verifyBundle';
import { zipOf } from './__testUtils__/zipOf';

const bundle = bundleOf(recordedRun('lab-3', 'gcp'));
const honest: [string, string][] = [
  ['manifest.json', bundle.manifest],
  ...Object.entries(bundle.files),
];

async function tarOf(
  entries: (readonly [string, string, Headers['type']?, string?])[],
): Promise<Buffer> {
  const tar = pack();
  for (const [name, text, type = 'file', linkname] of entries) {
    tar.entry({ name, type, linkname }, type === 'file' ? text : undefined);
  }
  tar.finalize();
  const parts: Buffer[] = [];
  for await (const part of tar) {
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

async function codeOf(read: Promise<unknown>): Promise<string> {
  const error: unknown = await read.catch(it => it);
  expect(error).toBeInstanceOf(EvidenceError);
  return (error as EvidenceError).code;
}

describe('readArchive', () => {
  it('reads a folder that was packed, in each of the ways to pack it', async () => {
    const inFolder = honest.map(
      ([name, text]) => [`evidence/${name}`, text] as [string, string],
    );
    const archives = [
      gzipSync(await tarOf(honest)),
      gzipSync(await tarOf([['evidence/', '', 'directory'], ...inFolder])),
      await tarOf(honest.map(([name, text]) => [`./${name}`, text] as const)),
      zipOf(honest),
      zipOf(inFolder),
    ];
    for (const archive of archives) {
      const read = await readArchive(archive);
      expect(verifyBundle(read).digest).toBe(verifyBundle(bundle).digest);
    }
  });

  it.each<[string, string, () => Promise<Buffer>]>([
    [
      'a path that leads out',
      'path-escape',
      async () => gzipSync(await tarOf([['../../etc/cron.d/x', 'x']])),
    ],
    [
      'a path from the root',
      'path-escape',
      async () => gzipSync(await tarOf([['/etc/passwd', 'x']])),
    ],
    [
      'a path of Windows in a zip',
      'path-escape',
      async () => zipOf([['..\\x', 'x']]),
    ],
    [
      'a symbolic link',
      'not-a-file',
      async () =>
        gzipSync(
          await tarOf([...honest, ['x.json', '', 'symlink', '/etc/passwd']]),
        ),
    ],
    [
      'a hard link',
      'not-a-file',
      async () =>
        gzipSync(await tarOf([...honest, ['x.json', '', 'link', 'plan.json']])),
    ],
    [
      'a device',
      'not-a-file',
      async () =>
        gzipSync(await tarOf([...honest, ['x.json', '', 'character-device']])),
    ],
    [
      'a symbolic link in a zip',
      'not-a-file',
      async () => zipOf([['x.json', '/etc/passwd']], { mode: 0o120777 }),
    ],
    [
      'a file that is there twice',
      'duplicate-file',
      async () => gzipSync(await tarOf([...honest, honest[1]])),
    ],
    [
      'a file that is there twice by two names',
      'duplicate-file',
      async () =>
        gzipSync(await tarOf([...honest, [`./${honest[1][0]}`, 'x']])),
    ],
    [
      'a bomb in a tar',
      'compressed-too-well',
      async () => gzipSync(await tarOf([['x.json', ' '.repeat(4_000_000)]])),
    ],
    [
      'a bomb in a zip',
      'compressed-too-well',
      async () => zipOf([['x.json', ' '.repeat(4_000_000)]]),
    ],
    [
      'a thousand folders',
      'too-many-files',
      async () =>
        gzipSync(
          await tarOf(
            Array.from(
              { length: 1000 },
              (_, index) => [`f${index}/`, '', 'directory'] as const,
            ),
          ),
        ),
    ],
    [
      'an archive that is too large as it is',
      'too-large',
      async () => Buffer.alloc(9 * 1024 * 1024),
    ],
    [
      'bytes that are no text',
      'not-text',
      async () => zipOf([['x.json', Buffer.from([0xff, 0xfe, 0x00])]]),
    ],
    [
      'an archive without a manifest',
      'missing-file',
      async () => gzipSync(await tarOf(honest.slice(1))),
    ],
    [
      'half an archive',
      'not-an-archive',
      async () => gzipSync(await tarOf(honest)).subarray(0, 2000),
    ],
    ['something else', 'not-an-archive', async () => Buffer.from('hello')],
  ])('refuses %s: %s', async (_, code, archive) => {
    expect(await codeOf(readArchive(await archive()))).toBe(code);
  });
});

describe('readSubmission', () => {
  it('reads what `make submit` sends', () => {
    expect(readSubmission(JSON.stringify(bundle))).toEqual(bundle);
  });

  it.each([
    ['what is not JSON', '{', 'not-an-archive'],
    ['a list', '[]', 'not-an-archive'],
    [
      'a file that is no text',
      '{"manifest":"","files":{"a":1}}',
      'not-an-archive',
    ],
    [
      'a file that is there twice',
      '{"manifest":"","files":{"a":"1","a":"2"}}',
      'duplicate-file',
    ],
    [
      'a manifest that is there twice',
      '{"manifest":"a","files":{},"manifest":"b"}',
      'duplicate-file',
    ],
    ['what nests too deep', `{"manifest":${'['.repeat(9)}`, 'too-deep'],
  ])('refuses %s', async (_, text, code) => {
    expect(await codeOf((async () => readSubmission(text))())).toBe(code);
  });
});
