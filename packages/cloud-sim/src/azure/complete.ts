import { type CtyObject, knownString } from '../cty/CtyValue';
import type { BlockSchema } from '../schema/ProviderSchema';
import { normalLocation } from './location';

/** Azure's provider keeps locations without spaces and in lower case. */
export function complete(_: BlockSchema, planned: CtyObject): CtyObject {
  const location = knownString(planned.location);
  return location === undefined
    ? planned
    : { ...planned, location: normalLocation(location) };
}
