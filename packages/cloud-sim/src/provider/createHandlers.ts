import type { UnaryHandlers } from '../protocol/grpcService';
import { type CtyObject, knownString } from '../cty/CtyValue';
import { decodeValue, encodeValue } from '../cty/msgpack';
import type { Diagnostic } from '../simulation/Diagnostic';
import type { SchemaName } from '../schema/loadSchema';
import { encodeFunctions } from './encodeSchema';
import { CAPABILITIES, schemaAnswer } from './schemaAnswer';
import type { ProviderOperations } from './SimulatedProvider';
import {
  decodeObject,
  encodeDiagnostics,
  encodeObject,
  encodePath,
} from './wire';

/*
 * Terraform's RPCs on one side, plain values on the other. Requests are shaped as
 * protocol/tfplugin6.ts says.
 *
 * Terraform keeps a few bytes for the provider beside every resource; they hold the
 * id under which the inventory knows it, since some types have no `id` attribute.
 *
 * `legacyTypeSystem` is what the genuine providers on Terraform's older SDK say too:
 * it permits a plan to hold a default where the configuration has nothing.
 */

/** An error of the person's making inside an RPC that has no room for one. */
function diagnosed(problems: Diagnostic[]): object {
  return { diagnostics: encodeDiagnostics(problems) };
}

function writeId(id: string): Buffer {
  return Buffer.from(JSON.stringify({ id }));
}

function readId(
  bytes: Uint8Array | undefined,
  state: CtyObject | null,
): string | undefined {
  if (bytes?.length) {
    return JSON.parse(Buffer.from(bytes).toString()).id;
  }
  return knownString(state?.id);
}

/** The RPCs of Terraform's plugin protocol 6, answered by a provider. */
export function createHandlers(
  provider: ProviderOperations,
  providerName: SchemaName,
): UnaryHandlers {
  const resourceType = (name: string) =>
    provider.typeOf(provider.schema.resource_schemas[name]);
  const dataSourceType = (name: string) =>
    provider.typeOf(provider.schema.data_source_schemas[name]);
  const providerType = () => provider.typeOf(provider.schema.provider);

  return {
    GetMetadata: async () => ({
      serverCapabilities: CAPABILITIES,
      resources: Object.keys(provider.schema.resource_schemas).map(
        typeName => ({ typeName }),
      ),
      dataSources: Object.keys(provider.schema.data_source_schemas).map(
        typeName => ({ typeName }),
      ),
    }),

    GetProviderSchema: async () => schemaAnswer(provider.schema),

    GetResourceIdentitySchemas: async () => ({}),

    GetFunctions: async () => ({
      functions: encodeFunctions(provider.schema),
    }),

    CallFunction: async ({ name, arguments: given }) => {
      const { parameters, return_type: type } =
        provider.schema.functions![name];
      const values = parameters.map((parameter, i: number) =>
        decodeValue(given[i].msgpack, parameter.type),
      );
      try {
        const { functionsOf } = await import('../functions/functionsOf');
        const result = functionsOf(providerName)[name](...values.map(String));
        return { result: { msgpack: encodeValue(result, type) } };
      } catch (error) {
        return { error: { text: (error as Error).message } };
      }
    },

    ValidateEphemeralResourceConfig: async () => ({}),

    OpenEphemeralResource: async ({ typeName, config }) => {
      const type = provider.typeOf(
        provider.schema.ephemeral_resource_schemas![typeName],
      );
      const outcome = await provider.openEphemeral(
        typeName,
        decodeObject(config, type) ?? {},
      );
      return 'problem' in outcome
        ? diagnosed([outcome.problem])
        : { result: encodeObject(outcome.value, type) };
    },

    CloseEphemeralResource: async () => ({}),

    ValidateProviderConfig: async () => ({}),

    ValidateResourceConfig: async ({ typeName, config }) => {
      // To read the configuration is most of the work, and most types have nothing to look for in it.
      if (!provider.hasChecks(typeName)) {
        return {};
      }
      const value = decodeObject(config, resourceType(typeName)) ?? {};
      return diagnosed(provider.validate(typeName, value));
    },

    ValidateDataResourceConfig: async ({ typeName }) =>
      diagnosed(provider.validateDataSource(typeName)),

    ConfigureProvider: async ({ config }) =>
      diagnosed(provider.configure(decodeObject(config, providerType()) ?? {})),

    UpgradeResourceState: async ({ typeName, rawState }) => {
      const type = resourceType(typeName);
      const state = decodeObject(rawState, type);
      return { upgradedState: encodeObject(state, type) };
    },

    ReadResource: async ({ typeName, currentState, private: kept }) => {
      const type = resourceType(typeName);
      const current = decodeObject(currentState, type);
      const id = readId(kept, current);
      const found =
        current && id !== undefined
          ? await provider.read(typeName, id, current)
          : null;
      return { newState: encodeObject(found, type), private: kept };
    },

    PlanResourceChange: async request => {
      const { typeName, priorState, proposedNewState, config, priorPrivate } =
        request;
      const type = resourceType(typeName);
      const plan = provider.plan(
        typeName,
        decodeObject(priorState, type),
        decodeObject(proposedNewState, type),
        decodeObject(config, type),
      );
      return {
        plannedState: encodeObject(plan.planned, type),
        requiresReplace: plan.requiresReplace.map(encodePath),
        plannedPrivate: priorPrivate,
        legacyTypeSystem: true,
      };
    },

    ApplyResourceChange: async request => {
      const { typeName, priorState, plannedState, plannedPrivate } = request;
      const type = resourceType(typeName);
      const prior = decodeObject(priorState, type);
      const planned = decodeObject(plannedState, type);
      const id = prior ? readId(plannedPrivate, prior) : undefined;
      if (planned === null) {
        const problem =
          id === undefined
            ? undefined
            : await provider.destroy(typeName, id, prior ?? {});
        return {
          newState: encodeObject(problem ? prior : null, type),
          ...(problem && { private: plannedPrivate, ...diagnosed([problem]) }),
          legacyTypeSystem: true,
        };
      }
      const outcome = await provider.apply(typeName, planned, id);
      return 'problem' in outcome
        ? {
            newState: encodeObject(prior, type),
            private: plannedPrivate,
            ...diagnosed([outcome.problem]),
            legacyTypeSystem: true,
          }
        : {
            newState: encodeObject(outcome.value.state, type),
            private: writeId(outcome.value.id),
            legacyTypeSystem: true,
          };
    },

    ImportResourceState: async ({ typeName, id }) => {
      const outcome = await provider.import(typeName, id);
      return 'problem' in outcome
        ? diagnosed([outcome.problem])
        : {
            importedResources: [
              {
                typeName,
                state: encodeObject(outcome.value, resourceType(typeName)),
                private: writeId(id),
              },
            ],
          };
    },

    ReadDataSource: async ({ typeName, config }) => {
      const type = dataSourceType(typeName);
      const outcome = await provider.readDataSource(
        typeName,
        decodeObject(config, type) ?? {},
      );
      return 'problem' in outcome
        ? diagnosed([outcome.problem])
        : { state: encodeObject(outcome.value, type) };
    },

    StopProvider: async () => ({}),
  };
}
