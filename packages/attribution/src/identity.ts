/*
 * What counts as the same name. Clouds, exports and people write one thing in several ways; both forms of
 * the ladder compare these keys and nothing else. Each function here has its twin in SQL
 * (`compileAttributionSql`), so it does what DuckDB's `trim` and `lower` do: no locale, no context.
 */

const PROVIDER_NAMES: Readonly<Record<string, readonly string[]>> = {
  aws: ['aws', 'amazon', 'amazon web services'],
  gcp: ['gcp', 'google', 'google cloud', 'google cloud platform'],
  azure: ['azure', 'microsoft', 'microsoft azure'],
};

const PROVIDER_KEY_BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(PROVIDER_NAMES).flatMap(([key, names]) =>
    names.map((name): [string, string] => [name, key]),
  ),
);

/** Every name that has another key than itself, for the SQL form. */
export const providerNames: readonly (readonly [name: string, key: string])[] =
  [...PROVIDER_KEY_BY_NAME];

const EDGE_BLANKS = /^[ \t\r\n]+|[ \t\r\n]+$/g;

/** Trims blanks and folds case, code point by code point. */
export function fold(text: string): string {
  let folded = '';
  for (const character of text.replace(EDGE_BLANKS, '')) {
    // The one letter whose lower case is two code points in JavaScript and one in DuckDB.
    folded += character === 'İ' ? 'i' : character.toLowerCase();
  }
  return folded;
}

/** `AWS` and `Amazon Web Services` are `aws`; a name that is not known is itself, folded. */
export function providerKey(provider: string): string {
  const folded = fold(provider);
  return PROVIDER_KEY_BY_NAME.get(folded) ?? folded;
}

/** Azure writes `/subscriptions/<id>` in charges and `<id>` elsewhere, Google `projects/<id>` and `<id>`. */
export function scopeKey(scopeId: string | undefined): string {
  return fold(scopeId ?? '').replace(/^\/?(subscriptions|projects)\//, '');
}

/** Milliseconds since 1970 of an ISO 8601 time; a time without a zone is UTC. NaN where it is no time. */
export function instant(time: string): number {
  const text = time.trim().replace(' ', 'T');
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(text) || !text.includes('T');
  return Date.parse(zoned ? text : `${text}Z`);
}

/** Order by code point, which is DuckDB's; JavaScript's own is by half of a surrogate pair. */
export function compareText(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
