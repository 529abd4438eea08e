import { createCatalogGraphApi } from './createCatalogGraphApi';

describe('createCatalogGraphApi', () => {
  const api = createCatalogGraphApi();

  it.each([
    ['requires', 'requiredBy'],
    ['leadsTo', 'followsFrom'],
    ['teaches', 'taughtBy'],
    ['generatedBy', 'generates'],
    ['hasPart', 'partOf'],
    ['ownerOf', 'ownedBy'],
  ])('shows %s and %s, as the two sides of one relation', (one, other) => {
    expect(api.knownRelationPairs).toContainEqual([one, other]);
    expect(api.defaultRelations).toEqual(expect.arrayContaining([one, other]));
  });

  it('knows every relation once', () => {
    expect(api.knownRelations).toEqual([...new Set(api.knownRelations)]);
  });
});
