import { CompetencyEntity } from '../entities';
import { uuidV5 } from './uuidV5';

/** A link of the CASE data model: what something is called, and where it is. @public */
export interface CaseLink {
  title: string;
  identifier: string;
  uri: string;
}

/** A competency, or a level of one. @public */
export interface CaseItem {
  identifier: string;
  uri: string;
  CFDocumentURI: CaseLink;
  fullStatement: string;
  abbreviatedStatement?: string;
  humanCodingScheme: string;
  CFItemType: string;
  language: string;
  lastChangeDateTime: string;
}

/** How two items stand to each other. @public */
export interface CaseAssociation {
  identifier: string;
  uri: string;
  associationType: 'isChildOf' | 'precedes';
  sequenceNumber: number;
  originNodeURI: CaseLink;
  destinationNodeURI: CaseLink;
  CFDocumentURI: CaseLink;
  lastChangeDateTime: string;
}

/** A framework of competencies as CASE 1.1 (1EdTech) exchanges it. @public */
export interface CasePackage {
  CFDocument: {
    identifier: string;
    uri: string;
    CFPackageURI: CaseLink;
    creator: string;
    title: string;
    description?: string;
    adoptionStatus: string;
    language: string;
    caseVersion: '1.1';
    frameworkType: string;
    lastChangeDateTime: string;
  };
  CFItems: CaseItem[];
  CFAssociations: CaseAssociation[];
}

/**
 * Tells competencies with their levels as a CASE package: an item a competency, with an item a level below it, of which
 * each precedes the next. Identifiers are the same for the same entities, always.
 *
 * @param framework - `baseUrl`: of the portal; `changedAt`: ISO 8601, UTC, with an offset as CASE asks for
 * @public
 */
export function casePackage(
  competencies: readonly CompetencyEntity[],
  framework: {
    baseUrl: string;
    title: string;
    creator: string;
    description?: string;
    changedAt: string;
  },
): CasePackage {
  const { title, creator, description } = framework;
  const base = `${framework.baseUrl.replace(/\/+$/, '')}/ims/case/v1p1`;
  const lastChangeDateTime = new Date(framework.changedAt)
    .toISOString()
    .replace(/\.\d+Z$/, '+00:00');
  const link = (kind: string, name: string, words: string): CaseLink => {
    const identifier = uuidV5(`${base}/${name}`);
    return { title: words, identifier, uri: `${base}/${kind}/${identifier}` };
  };
  const document = link('CFDocuments', 'document', title);
  const items: CaseItem[] = [];
  const associations: CaseAssociation[] = [];
  const add = (
    node: CaseLink,
    statement: string,
    code: string,
    type: string,
  ) => {
    items.push({
      identifier: node.identifier,
      uri: node.uri,
      CFDocumentURI: document,
      fullStatement: statement,
      ...(node.title === statement
        ? {}
        : { abbreviatedStatement: node.title.slice(0, 60) }),
      humanCodingScheme: code,
      CFItemType: type,
      language: 'en',
      lastChangeDateTime,
    });
  };
  const associate = (
    associationType: CaseAssociation['associationType'],
    origin: CaseLink,
    destination: CaseLink,
    sequenceNumber: number,
  ) => {
    const { identifier, uri } = link(
      'CFAssociations',
      `${associationType} ${origin.identifier} ${destination.identifier}`,
      '',
    );
    associations.push({
      identifier,
      uri,
      associationType,
      sequenceNumber,
      originNodeURI: origin,
      destinationNodeURI: destination,
      CFDocumentURI: document,
      lastChangeDateTime,
    });
  };
  competencies.forEach(({ metadata, spec }, index) => {
    const code = `${metadata.namespace ?? 'default'}/${metadata.name}`;
    const words = metadata.title ?? metadata.name;
    const competency = link('CFItems', code, words);
    add(competency, metadata.description ?? words, code, 'Competency');
    associate('isChildOf', competency, document, index + 1);
    let before: CaseLink | undefined;
    spec.levels?.forEach(({ id, description: statement }, position) => {
      const level = link('CFItems', `${code}/${id}`, `${words}: ${id}`);
      add(level, statement, `${code}/${id}`, 'Level');
      associate('isChildOf', level, competency, position + 1);
      if (before) {
        associate('precedes', before, level, position);
      }
      before = level;
    });
  });
  return {
    CFDocument: {
      identifier: document.identifier,
      uri: document.uri,
      CFPackageURI: {
        ...document,
        uri: `${base}/CFPackages/${document.identifier}`,
      },
      creator,
      title,
      ...(description ? { description } : {}),
      adoptionStatus: 'Implemented',
      language: 'en',
      caseVersion: '1.1',
      frameworkType: 'Competency framework',
      lastChangeDateTime,
    },
    CFItems: items,
    CFAssociations: associations,
  };
}
