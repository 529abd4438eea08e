import { createGrpcService, parseService } from '../protocol/grpcService';
import { TFPLUGIN6_PROTO } from '../protocol/tfplugin6';
import type { ProviderSchema } from '../schema/ProviderSchema';
import { encodeSchema } from './encodeSchema';

/** What this provider can do beyond the protocol's minimum. */
export const CAPABILITIES = { getProviderSchemaOptional: true };

/** The answer to GetProviderSchema. */
export function schemaAnswer(schema: ProviderSchema): object {
  return { ...encodeSchema(schema), serverCapabilities: CAPABILITIES };
}

/**
 * The same as it goes over the wire. Terraform asks for it in a process of its own,
 * which has nothing else to do; so the bundle holds these bytes ready.
 */
export function schemaAnswerBytes(schema: ProviderSchema): Promise<Buffer> {
  const service = createGrpcService(
    parseService(TFPLUGIN6_PROTO, 'tfplugin6.Provider'),
    { GetProviderSchema: async () => schemaAnswer(schema) },
  );
  return service.get('/tfplugin6.Provider/GetProviderSchema')!(Buffer.alloc(0));
}
