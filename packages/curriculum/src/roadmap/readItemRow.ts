import { ItemType } from '../availability/definitions';
import { ModuleItem } from '../entities';
import { slug } from '../entities/slug';
import { Located } from '../markdown/readSections';
import { ProblemCollector } from '../problems/ProblemCollector';
import { parsePassMark } from './parsePassMark';
import { splitList } from './splitList';

const TYPES: [RegExp, ItemType][] = [
  [/^(lab|exercise)s?\b/i, 'lab'],
  [/^(assessments?|quiz(?:zes)?|exams?)\b/i, 'assessment'],
  [/^(project|capstone|portfolio)s?\b/i, 'project'],
  [/^(review|workshop|panel|presentation)s?\b/i, 'review'],
];

/**
 * Makes an item of a row of the table `Practical Components`: asset, description, completion criteria, linked
 * validation.
 *
 * @returns undefined where the row names no asset, which is reported
 */
export function readItemRow(
  row: Located<string[]>,
  cells: Partial<
    Record<'asset' | 'description' | 'criteria' | 'validation', string>
  >,
  header: string[],
  collector: ProblemCollector,
): ModuleItem | undefined {
  const { asset = '', description, criteria = '', validation } = cells;
  const id = slug(asset);
  if (!id) {
    collector.add('error', 'item-without-asset', row.line, {
      message: `The row “${row.value.join(' | ')}” names no asset`,
      remedy: `Fill in the columns ${header.join(', ')}`,
    });
    return undefined;
  }
  const known = TYPES.find(([pattern]) => pattern.test(asset));
  if (!known) {
    collector.add('warning', 'unknown-asset', row.line, {
      message: `Asset “${asset}” is no lab, assessment, project or review`,
      remedy: 'It is taken as a lab; name it by what it is',
    });
  }
  const type = known?.[1] ?? 'lab';
  const passMark = type === 'assessment' ? parsePassMark(criteria) : undefined;
  if (type === 'assessment' && passMark === undefined) {
    collector.add('warning', 'no-pass-mark', row.line, {
      message: `The criterion “${criteria}” of ${asset} holds no pass mark`,
      remedy: 'Write it as a percentage of the score, e.g. “≥75% score”',
    });
  }
  return {
    id,
    type,
    title: description ? `${asset}: ${description}` : asset,
    criteria: splitList(criteria, ';'),
    validation: validation || undefined,
    required: true,
    passMark,
  };
}
