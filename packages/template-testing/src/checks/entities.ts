import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  DefaultNamespaceEntityPolicy,
  domainEntityV1alpha1Validator,
  Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  KindValidator,
  locationEntityV1alpha1Validator,
  makeValidator,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { Problem } from '../report/Problem';
import { parseStructured } from './parseStructured';
import { RenderedSample } from './RenderedSample';

// As the catalog's own builder puts them together.
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(makeValidator()),
]);

const KINDS: KindValidator[] = [
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  groupEntityV1alpha1Validator,
  locationEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
];

/** Every entity in the repository is one that the catalog takes: in catalog-info.yaml, and in any file of that kind. */
export async function entities(
  rendered: RenderedSample,
  kinds: KindValidator[] = [],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const file of rendered.files.filter(it => /\.(ya?ml|json)$/.test(it))) {
    const text = rendered.read(file);
    const parsed = text === undefined ? undefined : parseStructured(file, text);
    const isCatalogInfo = /(^|\/)catalog-info\.ya?ml$/.test(file);
    const documents = parsed && 'documents' in parsed ? parsed.documents : [];
    const isRead = parsed && 'documents' in parsed;
    if (isCatalogInfo && isRead && documents.every(it => it === null)) {
      problems.push({
        check: 'entity',
        file,
        found: 'no entity',
        expected: 'an entity that the catalog takes',
        advice: 'Write one, or leave the file out',
      });
    }
    for (const [index, document] of documents.entries()) {
      // The catalog passes over empty documents, such as what follows a last `---`.
      if (document !== null && (isCatalogInfo || isEntity(document))) {
        const fault = await faultOf(document, [...KINDS, ...kinds]);
        if (fault) {
          problems.push({
            check: 'entity',
            file,
            line: (parsed as { lines: number[] }).lines[index],
            found: fault,
            expected: 'an entity that the catalog takes',
            advice:
              'Correct the field; a name that people type needs a pattern in the form that lets only names through',
          });
        }
      }
    }
  }
  return problems;
}

function isEntity(document: unknown): boolean {
  const { apiVersion, kind } = (document ?? {}) as Partial<Entity>;
  return (
    typeof kind === 'string' &&
    typeof apiVersion === 'string' &&
    /^backstage\.io\//.test(apiVersion)
  );
}

/** Why the catalog does not take an entity; undefined where it does. */
export async function faultOf(
  document: unknown,
  kinds: KindValidator[],
): Promise<string | undefined> {
  if (typeof document !== 'object' || document === null) {
    return 'a document that is no entity';
  }
  try {
    const entity = await policy.enforce(document as Entity);
    for (const kind of kinds) {
      if (await kind.check(entity!)) {
        return undefined;
      }
    }
    const { apiVersion, kind } = entity!;
    return /^backstage\.io\//.test(apiVersion)
      ? `the kind ${kind} of ${apiVersion}, which the catalog does not have`
      : undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
