import { providerNames } from '../identity';
import { text } from './sqlText';

/* The functions of `identity`, in SQL. */

export function foldSql(expression: string): string {
  return `lower(trim(${expression}, E' \\t\\r\\n'))`;
}

export function providerKeySql(expression: string): string {
  const folded = foldSql(expression);
  const cases = providerNames.map(
    ([name, key]) => `WHEN ${text(name)} THEN ${text(key)}`,
  );
  return `CASE ${folded} ${cases.join(' ')} ELSE ${folded} END`;
}

export function scopeKeySql(expression: string): string {
  return `regexp_replace(${foldSql(
    expression,
  )}, '^/?(subscriptions|projects)/', '')`;
}
