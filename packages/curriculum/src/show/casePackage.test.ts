import { CompetencyEntity } from '../entities';
import { casePackage } from './casePackage';
import { uuidV5 } from './uuidV5';

const competency = (
  name: string,
  levels?: CompetencyEntity['spec']['levels'],
): CompetencyEntity => ({
  apiVersion: 'gpu-academy.io/v1alpha1',
  kind: 'Competency',
  metadata: { name, title: `Title of ${name}`, description: `Does ${name}.` },
  spec: {
    type: 'cloud',
    owner: 'group:default/a',
    lifecycle: 'production',
    levels,
  },
});

const build = (competencies: CompetencyEntity[]) =>
  casePackage(competencies, {
    baseUrl: 'https://portal.example.com/',
    title: 'AI infrastructure',
    creator: 'Instructors',
    changedAt: '2026-11-01T10:00:00Z',
  });

const PACKAGE = build([
  competency('cloud', [
    { id: 'working', description: 'Follows an example.' },
    { id: 'proficient', description: 'Designs from requirements.' },
  ]),
  competency('cost'),
]);

describe('casePackage', () => {
  it('has an item a competency and a level, each with what CASE asks for', () => {
    expect(
      PACKAGE.CFItems.map(it => [
        it.humanCodingScheme,
        it.CFItemType,
        it.fullStatement,
      ]),
    ).toEqual([
      ['default/cloud', 'Competency', 'Does cloud.'],
      ['default/cloud/working', 'Level', 'Follows an example.'],
      ['default/cloud/proficient', 'Level', 'Designs from requirements.'],
      ['default/cost', 'Competency', 'Does cost.'],
    ]);
    for (const item of PACKAGE.CFItems) {
      expect(item.uri).toBe(
        `https://portal.example.com/ims/case/v1p1/CFItems/${item.identifier}`,
      );
      expect(item.lastChangeDateTime).toBe('2026-11-01T10:00:00+00:00');
      expect(item.CFDocumentURI.identifier).toBe(PACKAGE.CFDocument.identifier);
    }
  });

  it('puts levels below their competency in their order, and competencies below the document', () => {
    const name = (identifier: string) =>
      PACKAGE.CFItems.find(it => it.identifier === identifier)
        ?.humanCodingScheme ?? 'document';
    expect(
      PACKAGE.CFAssociations.map(it => [
        name(it.originNodeURI.identifier),
        it.associationType,
        name(it.destinationNodeURI.identifier),
        it.sequenceNumber,
      ]),
    ).toEqual([
      ['default/cloud', 'isChildOf', 'document', 1],
      ['default/cloud/working', 'isChildOf', 'default/cloud', 1],
      ['default/cloud/proficient', 'isChildOf', 'default/cloud', 2],
      ['default/cloud/working', 'precedes', 'default/cloud/proficient', 1],
      ['default/cost', 'isChildOf', 'document', 2],
    ]);
  });

  it('gives everything an identifier of its own that never changes', () => {
    const identifiers = [...PACKAGE.CFItems, ...PACKAGE.CFAssociations].map(
      it => it.identifier,
    );
    expect(new Set(identifiers).size).toBe(identifiers.length);
    expect(build([competency('cost')]).CFItems[0].identifier).toBe(
      PACKAGE.CFItems[3].identifier,
    );
  });
});

describe('uuidV5', () => {
  it('is that of the example of RFC 9562, appendix A.4', () => {
    expect(
      uuidV5('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'),
    ).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });
});
