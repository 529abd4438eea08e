import { parse, type Service, type Type } from 'protobufjs';

/** The RPCs of a service as plain asynchronous functions, by name. */
export type UnaryHandlers = Record<string, (request: any) => Promise<object>>;

/** An RPC as it goes over the wire. */
export type WireHandler = (request: Buffer) => Promise<Buffer>;

function encode(type: Type, message: object): Buffer {
  return Buffer.from(type.encode(type.fromObject(message)).finish());
}

function decode(type: Type, bytes: Buffer): object {
  return type.toObject(type.decode(bytes), {
    longs: Number,
    enums: String,
    bytes: Buffer,
    defaults: true,
  });
}

/** The service of a protobuf definition. */
export function parseService(proto: string, name: string): Service {
  const { root } = parse(proto);
  root.resolveAll();
  return root.lookupService(name);
}

/**
 * Binds handlers to a service.
 *
 * @returns the RPCs by their paths, e.g. `/tfplugin6.Provider/PlanResourceChange`
 * @throws Error where a handler has no RPC of its name in the definition.
 */
export function createGrpcService(
  service: Service,
  handlers: UnaryHandlers,
): ReadonlyMap<string, WireHandler> {
  const serviceName = service.fullName.slice(1);
  return new Map(
    Object.entries(handlers).map(([name, handler]) => {
      const { resolvedRequestType, resolvedResponseType } =
        service.methods[name] ?? {};
      if (!resolvedRequestType || !resolvedResponseType) {
        throw new Error(`${serviceName} has no RPC ${name}`);
      }
      return [
        `/${serviceName}/${name}`,
        async (request: Buffer) =>
          encode(
            resolvedResponseType,
            await handler(decode(resolvedRequestType, request)),
          ),
      ];
    }),
  );
}
