import { readScanManifest } from './readScanManifest';

const NOW = '2026-11-02T00:00:00.000Z';

const valid = `schema: gpu-academy.io/scan-run/v1alpha1
id: nightly-2026-11-01
startedAt: 2026-11-01T03:00:00+01:00
outcome: succeeded
coverage:
  scopes: ['111122223333']
  regions: all
  checks: all
errors:
  - region: eu-west-1
    message: AccessDenied
approvedBy: user:default/grace
`;

const read = (text: string) =>
  readScanManifest({ file: 'scan.json.run.yaml', text, now: NOW });
const messages = (text: string) => read(text).errors.map(each => each.message);

/** Ten times ten times ten ... */
function bomb(): string {
  const levels = Array.from(
    { length: 8 },
    (_, level) =>
      `a${level + 1}: &a${level + 1} [${Array(10)
        .fill(`*a${level}`)
        .join(', ')}]`,
  );
  return ['a0: &a0 x', ...levels].join('\n');
}

describe('readScanManifest', () => {
  it('reads what a run looked at, with its time in UTC', () => {
    expect(read(valid)).toEqual({
      manifest: {
        schema: 'gpu-academy.io/scan-run/v1alpha1',
        id: 'nightly-2026-11-01',
        startedAt: '2026-11-01T02:00:00.000Z',
        outcome: 'succeeded',
        coverage: { scopes: ['111122223333'], regions: 'all', checks: 'all' },
        errors: [{ region: 'eu-west-1', message: 'AccessDenied' }],
        approvedBy: 'user:default/grace',
      },
      errors: [],
    });
  });

  it('reads JSON', () => {
    const { manifest } = read(valid);
    expect(read(JSON.stringify(manifest)).manifest).toEqual(manifest);
  });

  it.each(['partial', 'failed'])(
    'asks for no coverage of a run that is %s',
    outcome => {
      const text = valid
        .replace('succeeded', outcome)
        .replace(/coverage:\n( {2}.*\n)+/, '');
      expect(read(text)).toMatchObject({ manifest: { outcome }, errors: [] });
    },
  );

  it.each([
    [
      'an account that YAML takes for a number',
      valid.replace(`'111122223333'`, '111122223333'),
      [
        'scan.json.run.yaml, line 6, field coverage.scopes: expected "all".',
        'scan.json.run.yaml, line 6, field coverage.scopes.0: the value must be string; put what looks like a number in quotes.',
      ],
    ],
    [
      'a run that succeeded without coverage',
      valid.replace(/coverage:\n( {2}.*\n)+/, ''),
      [
        "scan.json.run.yaml, line 1: the value must have required property 'coverage'.",
      ],
    ],
    [
      'an outcome that is none',
      valid.replace('succeeded', 'ok'),
      [
        'scan.json.run.yaml, line 4, field outcome: expected one of succeeded, partial, failed.',
      ],
    ],
    [
      'a time without a zone',
      valid.replace('+01:00', ''),
      [
        'scan.json.run.yaml, line 3, field startedAt: the value must match format "date-time".',
      ],
    ],
    [
      'a time that is yet to come',
      valid.replace('2026-11-01T', '2027-11-01T'),
      [
        'scan.json.run.yaml, line 3, field startedAt: found 2027-11-01T03:00:00+01:00, expected a time that is not after 2026-11-02T00:00:00.000Z. Correct it, or the clock of the scanner.',
      ],
    ],
    [
      'a field that is not known',
      valid.replace('approvedBy', 'approved'),
      [
        "scan.json.run.yaml, line 1: found the field 'approved', which is not known; remove it or correct its name.",
      ],
    ],
    [
      'what is cut off',
      valid.slice(0, valid.indexOf(`']`)),
      [
        expect.stringMatching(
          /^scan\.json\.run\.yaml, line 6: Missing closing 'quote.* Correct the YAML\.$/,
        ),
        expect.stringMatching(/^scan\.json\.run\.yaml, line 6: .* Correct/),
      ],
    ],
    [
      'aliases that would fill the memory',
      bomb(),
      [
        'scan.json.run.yaml, line 1: Excessive alias count indicates a resource exhaustion attack.',
      ],
    ],
    [
      'what is too long',
      ' '.repeat(250_001),
      [
        'scan.json.run.yaml: found 250001 characters, expected at most 250000. Write what was found into the file of findings.',
      ],
    ],
    ['what is empty', '', ['scan.json.run.yaml: the value must be object.']],
  ])('names the place of %s', (_, text, expected) => {
    expect(messages(text)).toEqual(expected);
  });
});
