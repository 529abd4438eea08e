import fc from 'fast-check';
import { prowlerEvent, standardEvent } from '../__testUtils__/ocsfEvents';
import { readFindings } from './readFindings';

function read(text: string) {
  return readFindings({ file: 'fuzz', text });
}

describe('readFindings, of input that nobody meant', () => {
  it('never throws for any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), text => {
        expect(read(text).records).toEqual([]);
      }),
    );
  });

  it('never throws for any JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), text => {
        expect(read(text).records).toEqual([]);
      }),
    );
  });

  it('never throws for an event with any values in its fields', () => {
    const fields = [
      'class_uid',
      'time',
      'severity_id',
      'status_code',
      'metadata',
      'metadata.event_code',
      'finding_info',
      'resources',
      'resources.0',
      'cloud',
      'cloud.account',
      'remediation',
      'unmapped',
      'compliance',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(prowlerEvent, standardEvent),
        fc.dictionary(fc.constantFrom(...fields), fc.jsonValue(), {
          maxKeys: 4,
        }),
        (event, values) => {
          const text = JSON.stringify(replaceFields(event(), values));
          const { records, errors } = read(text);
          expect(records.length + errors.length).toBe(1);
        },
      ),
    );
  });

  it('keeps the good lines around any bad ones', () => {
    const good = JSON.stringify(standardEvent());
    const line = fc.oneof(
      fc.constant(good),
      fc.nat({ max: good.length - 1 }).map(length => good.slice(0, length)),
      fc.constantFrom('null', '[', '"', '}', '{"class_uid":1}'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), lines => {
        const kept = read([good, ...lines, good].join('\n')).records.length;
        const whole = lines.filter(each => each === good).length + 2;
        // More than that where braces on lines of their own make a cut-off event whole again.
        expect(kept).toBeGreaterThanOrEqual(whole);
      }),
    );
  });
});

/** Sets fields by path where their parent is an object; of a path and its parent, whichever comes last. */
function replaceFields(
  event: Record<string, unknown>,
  values: Record<string, unknown>,
): Record<string, unknown> {
  for (const [path, value] of Object.entries(values)) {
    const names = path.split('.');
    const last = names.pop()!;
    const parent = names.reduce<unknown>(
      (node, name) => (node as Record<string, unknown> | undefined)?.[name],
      event,
    );
    if (typeof parent === 'object' && parent !== null) {
      (parent as Record<string, unknown>)[last] = value;
    }
  }
  return event;
}
