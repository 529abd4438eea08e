import { parseAllDocuments } from 'yaml';
import { CurriculumEntity } from '../../entities';
import { slug } from '../../entities/slug';
import { CurriculumFile } from '../fileKind';
import { CurriculumImport } from '../importCurriculum';

/** A leaf of a YAML file: its keys and positions, and its value. */
export interface LostLeaf {
  path: string;
  value: string;
}

/**
 * Leaves of a plan, matrix, strategy or metadata that are neither in what was kept, by file and place, nor in the
 * entity of the module, path or competency that they are said of.
 */
export function lostLeaves(
  { file, source }: CurriculumFile,
  { entities, kept }: Pick<CurriculumImport, 'entities' | 'kept'>,
): LostLeaf[] {
  const isKept = (path: string, value: string) =>
    kept.some(
      it =>
        it.file === file &&
        [it.section, it.key].filter(Boolean).join('.') === path &&
        it.text === value,
    );
  return parseAllDocuments(source).flatMap(document => {
    const root = document.toJS();
    return leavesOf(root, '').filter(({ path, value }) => {
      if (isKept(path, value)) {
        return false;
      }
      const { subjects, below } = subjectOf(root, path, entities);
      return !subjects.some(it => says(it, below, value));
    });
  });
}

/** Of which entities a leaf is said, and where below the thing that it is said of. */
function subjectOf(
  root: any,
  path: string,
  entities: readonly CurriculumEntity[],
): { subjects: CurriculumEntity[]; below: string } {
  const module = /^program_structure\.modules\.(\d+)\.(.*)$/.exec(path);
  const skill = /^competency_domains\.(\d+)\.skills\.(\d+)\.(.*)$/.exec(path);
  const named = (kind: string, name?: string) =>
    entities.filter(
      it => it.kind === kind && it.metadata.name === slug(name ?? ''),
    );
  const id = module && root.program_structure.modules[Number(module[1])].id;
  if (module && id) {
    const paths = entities.filter(
      it =>
        it.kind === 'LearningPath' &&
        it.spec.modules.some(({ ref }) => ref.endsWith(`/${slug(id)}`)),
    );
    return {
      subjects: [...named('LearningModule', id), ...paths],
      below: module[2],
    };
  }
  if (skill) {
    const { name } =
      root.competency_domains[Number(skill[1])].skills[Number(skill[2])];
    return { subjects: named('Competency', name), below: skill[3] };
  }
  return root?.program_structure
    ? {
        subjects: entities.filter(
          it => it.kind === 'LearningPath' && it.spec.role === root.role,
        ),
        below: path,
      }
    : { subjects: named('LearningModule', String(root?.id)), below: path };
}

function says(entity: CurriculumEntity, path: string, value: string): boolean {
  const extra = entity.spec.extra ?? [];
  const isExtra = extra.some(
    it =>
      (path === 'type' && it.section === `Metadata (${value})`) ||
      (it.text === value &&
        [path, `competency_domains.${path}`].some(
          at =>
            at === it.key ||
            at === [it.section, it.key].filter(Boolean).join('.') ||
            it.key?.endsWith(`.${at}`),
        )),
  );
  return isExtra || values(entity).has(value.toLowerCase());
}

// A name within a ref is said too; case is what refs and levels change.
function values(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) {
    const text = String(value).toLowerCase();
    return new Set([text, text.replace(/^[a-z]+:[^/]+\//, '')]);
  }
  return new Set(Object.values(value).flatMap(it => [...values(it)]));
}

function leavesOf(value: unknown, path: string): LostLeaf[] {
  if (typeof value !== 'object' || value === null) {
    const text = value === null ? '' : String(value);
    return text.trim() ? [{ path, value: text }] : [];
  }
  return Object.entries(value).flatMap(([key, it]) =>
    leavesOf(it, path ? `${path}.${key}` : key),
  );
}
