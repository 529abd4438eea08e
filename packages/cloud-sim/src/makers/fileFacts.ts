import { createHash } from 'node:crypto';
import type { CtyObject } from '../cty/CtyValue';

function digest(algorithm: string, bytes: Buffer) {
  return createHash(algorithm).update(bytes);
}

/**
 * The digests of a file's bytes.
 *
 * @param prefix - of the attributes' names, e.g. `content_` or `output_`
 */
export function fileFacts(bytes: Buffer, prefix: string): CtyObject {
  return {
    [`${prefix}base64sha256`]: digest('sha256', bytes).digest('base64'),
    [`${prefix}base64sha512`]: digest('sha512', bytes).digest('base64'),
    [`${prefix}md5`]: digest('md5', bytes).digest('hex'),
    [`${prefix}sha1`]: digest('sha1', bytes).digest('hex'),
    [`${prefix}sha256`]: digest('sha256', bytes).digest('hex'),
    [`${prefix}sha512`]: digest('sha512', bytes).digest('hex'),
  };
}
