import { parseReferences } from './parseReferences';

const idsOf = (text: string) => parseReferences(text).ids.map(it => it.id);

describe('parseReferences', () => {
  it.each([
    ['MOD-101, MOD-010', ['MOD-101', 'MOD-010']],
    ['MOD-103–105', ['MOD-103', 'MOD-104', 'MOD-105']],
    ['MOD-103 to MOD-105', ['MOD-103', 'MOD-104', 'MOD-105']],
    ['MOD\u2011102, MOD–104', ['MOD-102', 'MOD-104']],
    ['MOD-101 and MOD-102', ['MOD-101', 'MOD-102']],
    ['mod-101; MOD-102', ['MOD-101', 'MOD-102']],
    ['MOD-101/102', ['MOD-101', 'MOD-102']],
    ['PROJ-401–403 executive reviews', ['PROJ-401', 'PROJ-402', 'PROJ-403']],
    ['MOD-105–103', ['MOD-105']],
    ['None.', []],
    ['—', []],
    ['MOD-1001', []],
  ])('reads of %s the ids that it names', (text, ids) => {
    expect(idsOf(text)).toEqual(ids);
  });

  it('keeps words around an id as its note, and words without one as prose', () => {
    expect(
      parseReferences('MOD-110 (LLMOps), architect PROJ-402, Docker'),
    ).toEqual({
      ids: [
        { id: 'MOD-110', note: 'LLMOps' },
        { id: 'PROJ-402', note: 'architect' },
      ],
      prose: ['Docker'],
    });
    expect(parseReferences('MOD-101 and MOD-102').ids[0].note).toBeUndefined();
    expect(parseReferences('MOD-1001').prose).toEqual(['MOD-1001']);
  });
});
