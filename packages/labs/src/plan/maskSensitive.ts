/** What stands in place of a sensitive value. @public */
export const SENSITIVE = '(sensitive value)';

/**
 * Replaces the parts of a value that a Terraform mask marks. A mask is `true` (all of it), an object or array of
 * masks, or `false`/absent (none of it).
 */
export function maskSensitive(value: unknown, mask: unknown): unknown {
  if (value === null || value === undefined) {
    return value;
  }
  if (mask === true) {
    return SENSITIVE;
  }
  if (Array.isArray(value) && Array.isArray(mask)) {
    return value.map((item, index) => maskSensitive(item, mask[index]));
  }
  if (isObject(value) && isObject(mask)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        maskSensitive(item, mask[name]),
      ]),
    );
  }
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
