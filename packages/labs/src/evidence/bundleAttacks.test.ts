import { gzipSync } from 'node:zlib';
import { Headers, pack } from 'tar-stream';
import { bundleOf, recordedRun } from '../grading/__fixtures__/evidenceOf';
import { gradeBundle } from '../grading/gradeBundle';
import { EvidenceBundle } from './EvidenceBundle';
import { EvidenceError, EvidenceErrorCode } from './EvidenceError';
import { readArchive } from './readArchive';
import { verifyBundle } from './verifyBundle';
import { zipOf } from './__testUtils__/zipOf';

/*
 * Archives and bundles that somebody makes by hand: to be written somewhere, to fill the memory, or to be read as two
 * things by two readers.
 */

const run = recordedRun('lab-3', 'gcp');
const bundle = bundleOf(run);
const honest: [string, string][] = [
  ['manifest.json', bundle.manifest],
  ...Object.entries(bundle.files),
];

async function tarOf(
  entries: readonly (readonly [string | Headers, string | Buffer])[],
): Promise<Buffer> {
  const tar = pack();
  for (const [header, content] of entries) {
    tar.entry(typeof header === 'string' ? { name: header } : header, content);
  }
  tar.finalize();
  const parts: Buffer[] = [];
  for await (const part of tar) {
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

const tarGz = async (...more: [string | Headers, string | Buffer][]) =>
  gzipSync(await tarOf([...honest, ...more]));

/** One header of a tar by hand, with a type and size that no archiver would write. */
function headerOf(name: string, type: string, size: number): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** A zip with bytes of its end or of one of its headers changed. */
function forged(
  archive: Buffer,
  signature: string,
  change: (at: Buffer) => void,
) {
  const copy = Buffer.from(archive);
  const at = copy.lastIndexOf(Buffer.from(signature, 'latin1'));
  expect(at).toBeGreaterThanOrEqual(0);
  change(copy.subarray(at));
  return copy;
}

const CENTRAL = 'PK\x01\x02';
const END = 'PK\x05\x06';

/** What reading and verifying makes of an archive. */
async function outcomeOf(archive: Buffer): Promise<string> {
  try {
    verifyBundle(await readArchive(archive));
    return 'accepted';
  } catch (error) {
    expect(error).toBeInstanceOf(EvidenceError);
    expect((error as Error).message.length).toBeLessThan(600);
    return (error as EvidenceError).code;
  }
}

describe('attacks by archives', () => {
  it.each<[string, EvidenceErrorCode, () => Promise<Buffer> | Buffer]>([
    ['a drive letter', 'path-escape', () => tarGz(['C:/x.json', 'x'])],
    ['backslashes', 'path-escape', () => tarGz(['a\\..\\x.json', 'x'])],
    [
      'a way out and back in',
      'path-escape',
      () => tarGz(['a/../../evidence/x.json', 'x']),
    ],
    [
      'a NUL in a name',
      'path-escape',
      () => zipOf([...honest, ['plan.json\0.txt', 'x']]),
    ],
    [
      'a way out in a zip',
      'path-escape',
      () => zipOf([...honest, ['../x.json', 'x']]),
    ],
    [
      'a name from the root in a zip',
      'path-escape',
      () => zipOf([...honest, ['/etc/passwd', 'x']]),
    ],
    [
      'a symbolic link that is a manifest',
      'not-a-file',
      () =>
        tarGz([
          { name: './manifest.json', type: 'symlink', linkname: '/etc/passwd' },
          '',
        ]),
    ],
    [
      'a pipe',
      'not-a-file',
      () => tarGz([{ name: 'x.json', type: 'fifo' }, '']),
    ],
    [
      'a name in capitals beside the same in small letters',
      'bad-file-name',
      () => tarGz(['PLAN.json', run['plan.json']]),
    ],
    [
      'a name with a letter in two ways (é composed, é decomposed)',
      'bad-file-name',
      () => tarGz(['caf\u00e9.json', ''], ['cafe\u0301.json', '']),
    ],
    [
      'a letter that looks like another (Cyrillic а)',
      'bad-file-name',
      () => tarGz(['pl\u0430n.json', '{}']),
    ],
    ['a folder within', 'bad-file-name', () => tarGz(['a/plan.json', '{}'])],
    [
      'the evidence in itself',
      'duplicate-file',
      () => tarGz(['evidence/plan.json', '{}']),
    ],
    [
      'an archive within',
      'not-text',
      () => tarGz(['inner.json', gzipSync('x')]),
    ],
    [
      'a file that the manifest does not name',
      'unexpected-file',
      () => tarGz(['extra.json', '{}']),
    ],
    [
      'a plan in UTF-16, as PowerShell writes it',
      'not-text',
      () => tarGz(['x.json', Buffer.from('\ufeff{}', 'utf16le')]),
    ],
    [
      'a hundred thousand entries',
      'too-many-files',
      () => gzipSync(Buffer.alloc(512 * 100_000, headerOf('f', '0', 0))),
    ],
    [
      'a thousand entries in a zip',
      'too-many-files',
      () =>
        zipOf(Array.from({ length: 1000 }, (_, i) => [`f${i}`, ''] as const)),
    ],
    [
      'nothing but zeros',
      'too-large',
      () => gzipSync(Buffer.alloc(64 * 1024 * 1024)),
    ],
    [
      'a name of 32 megabytes',
      'too-large',
      () => {
        const size = 32 * 1024 * 1024;
        return gzipSync(
          Buffer.concat([headerOf('x', 'x', size), Buffer.alloc(size, 'a')]),
        );
      },
    ],
    [
      'a size that goes beyond the archive',
      'not-an-archive',
      () => gzipSync(headerOf('plan.json', '0', 8 * 1024 ** 3 - 1)),
    ],
    [
      'a zip whose end states more entries than there are',
      'not-an-archive',
      () => forged(zipOf(honest), END, at => at.writeUInt16LE(200, 10)),
    ],
    [
      'a zip whose list of files begins elsewhere',
      'not-an-archive',
      () => forged(zipOf(honest), END, at => at.writeUInt32LE(7, 16)),
    ],
    [
      'a zip that says it is of 64 bits and is not',
      'not-an-archive',
      () => forged(zipOf(honest), END, at => at.writeUInt32LE(0xffffffff, 16)),
    ],
    [
      'a zip whose file is longer than stated',
      'not-an-archive',
      () => forged(zipOf(honest), CENTRAL, at => at.writeUInt32LE(1, 24)),
    ],
    [
      'a zip whose file is shorter than stated',
      'not-an-archive',
      () => forged(zipOf(honest), CENTRAL, at => at.writeUInt32LE(99_999, 24)),
    ],
    [
      'a file of a zip that lies upon another',
      'size-mismatch',
      () =>
        forged(zipOf(honest), CENTRAL, at => {
          // The last entry of the list says that its bytes are those of the first, with their sizes.
          zipOf([honest[0]]).subarray(14, 26).copy(at, 16);
          at.writeUInt32LE(0, 42);
        }),
    ],
    [
      'a zip that is encrypted',
      'not-an-archive',
      () => forged(zipOf(honest), CENTRAL, at => at.writeUInt16LE(1, 8)),
    ],
    ['nothing', 'missing-file', () => gzipSync(Buffer.alloc(1024))],
  ])('are refused: %s: %s', async (_, code, archive) => {
    const started = process.memoryUsage().rss;

    expect(await outcomeOf(await archive())).toBe(code);
    expect(process.memoryUsage().rss - started).toBeLessThan(512 * 1024 ** 2);
  });

  it('are not seen in honest archives', async () => {
    for (const archive of [
      await tarGz(),
      await tarGz([{ name: 'evidence', type: 'directory' }, '']),
      gzipSync(
        await tarOf(honest.map(([name, text]) => [`evidence/${name}`, text])),
      ),
      zipOf(honest),
    ]) {
      expect(await outcomeOf(archive)).toBe('accepted');
    }
  });

  it('do not come of size alone: as much as is taken may be packed', async () => {
    const large = bundleOf({
      'a.csv': randomLines(3.9),
      'b.csv': randomLines(3.9),
    });
    const archive = gzipSync(
      await tarOf([
        ['manifest.json', large.manifest],
        ...Object.entries(large.files),
      ]),
    );

    expect(await outcomeOf(archive)).toBe('accepted');
  });
});

function randomLines(megabytes: number): string {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 1;
    return state.toString(36);
  };
  const lines: string[] = [];
  for (let size = 0; size < megabytes * 1_000_000; size += 40) {
    lines.push(`${next()},${next()},${next()}`.padEnd(39, 'x').slice(0, 39));
  }
  return `${lines.join('\n')}\n`;
}

describe('attacks by what stands in files', () => {
  const changed = (files: Record<string, string>): EvidenceBundle =>
    bundleOf({ ...run, ...files }, { itemId: 'lab-3' });

  it.each<[string, string, () => EvidenceBundle]>([
    [
      'a name twice in an object of a plan',
      'plan.json has "complete" twice',
      () =>
        changed({
          'plan.json': run['plan.json'].replace(
            '{',
            '{"complete":true,"complete":false,',
          ),
        }),
    ],
    [
      'a name twice, once in other letters',
      '"errored" twice',
      () =>
        changed({
          'plan.json': run['plan.json'].replace(
            '{',
            '{"errored":false, "\\u0065rrored" : true,',
          ),
        }),
    ],
    [
      'a name twice in a line of a log',
      'apply.jsonl, line 1, has "type" twice',
      () =>
        changed({
          'apply.jsonl': run['apply.jsonl'].replace('{', '{"type":"log",'),
        }),
    ],
  ])('are refused: %s', (_, message, attack) => {
    expect(() => verifyBundle(attack())).toThrow(message);
    expect(() => verifyBundle(attack())).toThrow(
      expect.objectContaining({ code: 'ambiguous-json' }),
    );
  });

  it('do not hide a secret in what is stored: the first of two names', async () => {
    const { grade } = await gradeBundle(
      changed({
        'report.json': '{"api_token":"hunter2hunter2","api_token":"x"}',
      }),
    );

    expect(grade).toBeUndefined();
  });

  it('takes the same name in two objects, in a text and in a list for what it is', () => {
    const text = JSON.stringify({
      a: { a: 1, b: [{ a: 1 }, { a: 2 }] },
      b: '"a": 1, "a": 2',
      'c"': ['a', 'a', ':'],
      d: { 'e\\': 1, e: 2 },
    });

    expect(verifyBundle(bundleOf({ 'x.json': text })).files['x.json']).toBe(
      text,
    );
  });

  it.each([
    ['empty', () => '', /plan\.json cannot be read: line 1, column 1/],
    [
      'with a byte order mark',
      () => `\ufeff${run['plan.json']}`,
      /plan\.json cannot be read: .*byte order mark/,
    ],
    [
      'cut in two',
      () => run['plan.json'].slice(0, -20),
      /plan\.json cannot be read: line \d+, column \d+/,
    ],
  ])(
    'a plan that is %s is invalid, and says where',
    async (_, text, message) => {
      const { grade } = await gradeBundle(changed({ 'plan.json': text() }));

      expect(grade?.outcome).toBe('invalid');
      expect(grade?.checks[0].message).toMatch(message);
    },
  );

  it('a plan with the ends of lines of Windows is read', async () => {
    const { grade } = await gradeBundle(
      changed({
        'plan.json': JSON.stringify(
          JSON.parse(run['plan.json']),
          null,
          2,
        ).replaceAll('\n', '\r\n'),
        'apply.jsonl': run['apply.jsonl'].replaceAll('\n', '\r\n'),
        'lab.yaml': run['lab.yaml'].replaceAll('\n', '\r\n'),
      }),
    );

    expect(grade?.checks.filter(it => it.outcome !== 'passed')).toEqual([]);
  });
});
