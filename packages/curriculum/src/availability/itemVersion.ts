import { canonicalDigest } from '../progress/canonicalJson';
import { ItemDefinition } from './definitions';

/**
 * Names what is asked of a learner by an item: the same for the same criteria, validation, pass mark and competencies,
 * whatever the item is called. Events that decide an item carry it, so that a pass says what it was a pass of.
 *
 * @returns twelve hexadecimal digits
 * @public
 */
export function itemVersion(item: ItemDefinition): string {
  const { type, criteria, validation, passMark, competencies } = item;
  return canonicalDigest({
    type,
    criteria: criteria ?? [],
    validation: validation ?? '',
    ...(passMark === undefined ? {} : { passMark }),
    competencies: [...(competencies ?? [])].sort(),
  }).slice('sha256:'.length, 'sha256:'.length + 12);
}
