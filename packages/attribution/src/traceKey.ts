import { canonicalDigest } from './canonicalDigest';
import { AttributionTrace } from './types';

/**
 * The key under which a trace is stored, once for all rows that share it: `sha256:<hex>` of its content.
 *
 * @public
 */
export function traceKey(trace: AttributionTrace): string {
  return canonicalDigest(trace);
}
