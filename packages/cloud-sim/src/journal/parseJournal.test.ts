import type { JournalRecord } from './JournalRecord';
import { parseJournal } from './parseJournal';

const RECORD: JournalRecord = {
  at: '2026-11-01T09:30:00.000Z',
  op: 'create',
  provider: 'aws',
  accountId: '000123456789',
  region: 'us-east-1',
  type: 'aws_instance',
  id: 'i-0sim3f9c2a7d4e10b',
  sku: 'g6.xlarge',
  purchase: 'spot',
  sizeGb: 100,
  tags: { lab: 'lab-1' },
  simulated: true,
};

function line(change: Record<string, unknown>): string {
  return JSON.stringify({ ...RECORD, ...change });
}

describe('parseJournal', () => {
  it('reads one record a line and skips empty lines', () => {
    const bare = { sku: null, purchase: null, sizeGb: null, tags: {} };
    const text = `${line({})}\n\n${line(bare)}\n`;
    expect(parseJournal(text)).toEqual([RECORD, { ...RECORD, ...bare }]);
  });

  it('reads an empty journal', () => {
    expect(parseJournal('')).toEqual([]);
  });

  it.each([
    ['{"at":', /^journal line 2: not JSON/],
    ['"text"', /^journal line 2: found "text", expected an object/],
    [line({ at: 'yesterday' }), /^journal line 2, at: found "yesterday"/],
    [line({ at: '2026-11-01T09:30:00+01:00' }), /expected a UTC time/],
    [line({ op: 'drop' }), /op: found "drop", expected create, update or/],
    [line({ id: undefined }), /id: found nothing, expected a text/],
    [line({ accountId: '' }), /accountId: found "", expected a text/],
    [line({ sku: 7 }), /sku: found 7, expected a text or null/],
    [line({ purchase: 'free' }), /purchase: found "free", expected on-demand/],
    [line({ sizeGb: '100' }), /sizeGb: found "100", expected a number/],
    [line({ tags: { a: 1 } }), /tags: found \{"a":1\}, expected an object/],
    [line({ simulated: false }), /simulated: found false, expected true/],
  ])('names the line and the field of %s', (broken, message) => {
    expect(() => parseJournal(`${line({})}\n${broken}\n`)).toThrow(message);
  });
});
