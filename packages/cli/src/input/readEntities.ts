import { CurriculumEntity } from '@gpu-academy/curriculum';
import { parseAllDocuments } from 'yaml';
import { readText } from './readText';

/**
 * Reads the entities of a YAML file, as `academy roadmap import --format yaml` writes them.
 *
 * @throws Error where the file is no YAML, or holds something that is no entity
 */
export async function readEntities(file: string): Promise<CurriculumEntity[]> {
  const entities: CurriculumEntity[] = [];
  for (const document of parseAllDocuments(await readText(file))) {
    if (document.errors.length) {
      throw new Error(`${file} is not YAML: ${document.errors[0].message}`);
    }
    const entity = document.toJS();
    if (entity === null) {
      continue; // nothing but comments
    }
    if (typeof entity?.kind !== 'string' || !entity.metadata || !entity.spec) {
      throw new Error(
        `${file} holds something without kind, metadata and spec; expected entities, as --format yaml writes them`,
      );
    }
    entities.push(entity);
  }
  return entities;
}
