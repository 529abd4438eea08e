import { CurriculumEntity, KeptFact } from '@gpu-academy/curriculum';
import { stringify } from 'yaml';

/**
 * Entities as the documents of a YAML file, and behind the last one, as a comment, what no entity has a place for: a
 * list in YAML once the marks of the comment are taken off. Catalogs and `--previous` read past it.
 */
export function entitiesYaml(
  entities: readonly CurriculumEntity[],
  kept: readonly KeptFact[],
): string {
  const documents = entities.map(
    it => `---\n${stringify(it, { lineWidth: 0 })}`,
  );
  if (!kept.length) {
    return documents.join('');
  }
  const list = stringify(kept, { lineWidth: 0 })
    .trimEnd()
    .split('\n')
    .map(it => `#   ${it}`.trimEnd());
  return [
    ...documents,
    '# What the files say and no entity has a place for:\n# kept:\n',
    `${list.join('\n')}\n`,
  ].join('');
}
