/** Google takes at most so many characters in a label's value. */
const MAX_LENGTH = 63;

/**
 * A tag's value as Google Cloud takes it in a label: lower case letters, digits, `_` and `-`, at most 63. Everything
 * else becomes `-`. Fractions of a second of a time go, since the portal writes them and `lab.yaml` need not:
 * `2026-11-24T18:00:00.000Z` and `2026-11-24T18:00:00Z` both are `2026-11-24t18-00-00z`.
 *
 * In Terraform: `substr(replace(lower(value), "/[^a-z0-9_-]/", "-"), 0, 63)`.
 *
 * Source: cloud.google.com/compute/docs/labeling-resources, November 2026. International letters, which Google takes
 * too, are replaced, so that what is compared is what every tool can write.
 *
 * @public
 */
export function googleLabelValue(value: string): string {
  return value
    .toLowerCase()
    .replace(/(\d{2}:\d{2}:\d{2})\.\d+z$/, '$1z')
    .replace(/[^a-z0-9_-]/g, '-')
    .slice(0, MAX_LENGTH);
}
