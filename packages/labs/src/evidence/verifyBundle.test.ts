import { createHash } from 'node:crypto';
import { EVIDENCE_SCHEMA } from './EvidenceBundle';
import { EvidenceError } from './EvidenceError';
import { verifyBundle } from './verifyBundle';

const digest = (text: string) =>
  createHash('sha256').update(text).digest('hex');

function bundleOf(
  files: Record<string, string>,
  changes: Record<string, unknown> = {},
) {
  const manifest = {
    schema: EVIDENCE_SCHEMA,
    workspaceId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    moduleId: 'mod-102',
    itemId: 'lab-1',
    mode: 'simulated',
    commit: 'unknown',
    createdAt: '2026-11-23T12:00:00Z',
    tools: { terraform: '1.11.4' },
    files: Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name,
        { sha256: digest(text), size: Buffer.byteLength(text) },
      ]),
    ),
    ...changes,
  };
  return { manifest: JSON.stringify(manifest), files };
}

function errorOf(run: () => unknown): EvidenceError {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(EvidenceError);
    return error as EvidenceError;
  }
  throw new Error('expected an EvidenceError');
}

describe('verifyBundle', () => {
  const files = { 'fmt.json': '{"exitCode":0,"files":[]}', 'lab.yaml': 'ä: 1' };

  it('takes a bundle whose files are those of its manifest, and tells its digest', () => {
    const bundle = bundleOf(files);

    expect(verifyBundle(bundle)).toEqual({
      digest: `sha256:${digest(bundle.manifest)}`,
      manifest: JSON.parse(bundle.manifest),
      files,
    });
  });

  it.each([
    [
      'a manifest that is not JSON',
      () => ({ manifest: '{', files: {} }),
      { code: 'malformed-manifest', file: 'manifest.json' },
      /not JSON/,
    ],
    [
      'a manifest without a workspace',
      () => bundleOf(files, { workspaceId: undefined }),
      { code: 'malformed-manifest', pointer: '/workspaceId' },
      /\/workspaceId is missing/,
    ],
    [
      'a manifest with a mode that does not exist',
      () => bundleOf(files, { mode: 'dreamt' }),
      { code: 'malformed-manifest', pointer: '/mode' },
      /\/mode must be "simulated" or "cloud"/,
    ],
    [
      'a manifest with a field that it does not know',
      () => bundleOf(files, { grade: 100 }),
      { code: 'malformed-manifest', pointer: '/grade' },
      /\/grade is not a known field/,
    ],
    [
      'a manifest that names a file twice',
      () => {
        const { manifest } = bundleOf(files);
        const [, entry] = /("lab\.yaml":\{[^}]*\})/.exec(manifest)!;
        return {
          manifest: manifest.replace(entry, `${entry},${entry}`),
          files,
        };
      },
      { code: 'malformed-manifest', file: 'manifest.json' },
      /"lab\.yaml" twice/,
    ],
    [
      'a file that the manifest names and the bundle lacks',
      () => ({ ...bundleOf(files), files: { 'lab.yaml': 'ä: 1' } }),
      { code: 'missing-file', file: 'fmt.json' },
      /fmt\.json/,
    ],
    [
      'a file that the manifest does not name',
      () => {
        const { manifest } = bundleOf(files);
        return { manifest, files: { ...files, 'extra.json': '{}' } };
      },
      { code: 'unexpected-file', file: 'extra.json' },
      /extra\.json/,
    ],
    [
      'a file of another size',
      () => ({ ...bundleOf(files), files: { ...files, 'lab.yaml': 'a: 1' } }),
      { code: 'size-mismatch', file: 'lab.yaml' },
      /has 4 bytes, its manifest states 5/,
    ],
    [
      'a file of the same size with other bytes',
      () => ({ ...bundleOf(files), files: { ...files, 'lab.yaml': 'ö: 1' } }),
      { code: 'digest-mismatch', file: 'lab.yaml' },
      /lab\.yaml has the digest/,
    ],
    [
      'a name that leads out of the folder',
      () => bundleOf({ '../lab.yaml': '' }),
      { code: 'bad-file-name', file: '../lab.yaml' },
      /no folder/,
    ],
    [
      'a file called as the manifest is',
      () => bundleOf({ 'manifest.json': '' }),
      { code: 'bad-file-name', file: 'manifest.json' },
      /manifest\.json/,
    ],
    [
      'a name that every object has',
      () => ({ ...bundleOf({}), files: { constructor: '' } }),
      { code: 'bad-file-name', file: 'constructor' },
      /constructor/,
    ],
  ])('refuses %s', (_, bundle, place, message) => {
    const error = errorOf(() => verifyBundle(bundle()));

    expect(error).toMatchObject(place);
    expect(error.message).toMatch(message);
  });

  it('refuses a bundle beyond its limits before it parses anything', () => {
    const bundle = bundleOf(files);

    expect(errorOf(() => verifyBundle(bundle, { maxFiles: 1 })).code).toBe(
      'too-many-files',
    );
    expect(
      errorOf(() => verifyBundle(bundle, { maxFileBytes: 20 })),
    ).toMatchObject({ code: 'too-large', file: 'manifest.json' });
    expect(
      errorOf(() => verifyBundle(bundle, { maxTotalBytes: 100 })).code,
    ).toBe('too-large');
  });

  it('refuses JSON that nests too deep, in a file, in a line of a log and in the manifest', () => {
    const deep = '['.repeat(100_000);

    expect(
      errorOf(() => verifyBundle(bundleOf({ 'plan.json': deep }))),
    ).toMatchObject({
      code: 'too-deep',
      file: 'plan.json',
    });
    const inLog = errorOf(() =>
      verifyBundle(bundleOf({ 'apply.jsonl': `{}\n${deep}` })),
    );
    expect(inLog.message).toMatch(/apply\.jsonl, line 2/);
    expect(
      errorOf(() => verifyBundle({ manifest: deep, files: {} })),
    ).toMatchObject({ code: 'too-deep', file: 'manifest.json' });
  });

  it('counts no brackets within strings', () => {
    const text = JSON.stringify({ note: '[[[[\\"{{{{' });

    expect(
      verifyBundle(bundleOf({ 'plan.json': text }), { maxJsonDepth: 4 }).files,
    ).toEqual({ 'plan.json': text });
  });
});
