import { compareText, fold } from './identity';
import { AttributableRecord } from './types';

/** Folded values of every tag whose key folds to the folded `key`: real exports hold `org` and ` org` side by side. */
export function tagValues(record: AttributableRecord, key: string): string[] {
  const values = Object.entries(record.tags)
    .filter(([name]) => fold(name) === key)
    .map(([, value]) => fold(value))
    .filter(Boolean);
  return [...new Set(values)].sort(compareText);
}
