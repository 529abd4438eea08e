import type {
  handleUnaryCall,
  ServiceDefinition,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { parse, type Type } from 'protobufjs';

/** A gRPC service in the form that grpc-js takes. */
export interface GrpcService {
  definition: ServiceDefinition;
  implementation: UntypedServiceImplementation;
}

/** The RPCs of a service as plain asynchronous functions, by name. */
export type UnaryHandlers = Record<string, (request: any) => Promise<object>>;

/** A message that was serialised before goes out as it is. */
function serializer(type: Type) {
  return (message: object) =>
    Buffer.isBuffer(message)
      ? message
      : Buffer.from(type.encode(type.fromObject(message)).finish());
}

function deserializer(type: Type) {
  return (bytes: Buffer) =>
    type.toObject(type.decode(bytes), {
      longs: Number,
      enums: String,
      bytes: Buffer,
      defaults: true,
    });
}

function toUnaryCall(
  handler: UnaryHandlers[string],
): handleUnaryCall<object, object> {
  return (call, callback) => {
    handler(call.request).then(
      response => callback(null, response),
      error => callback(error),
    );
  };
}

/**
 * Binds handlers to a service of a protobuf definition.
 *
 * @throws Error where a handler has no RPC of its name in the definition.
 */
export function createGrpcService(
  proto: string,
  serviceName: string,
  handlers: UnaryHandlers,
): GrpcService {
  const { root } = parse(proto);
  root.resolveAll();
  const service = root.lookupService(serviceName);
  const definition: Record<string, ServiceDefinition[string]> = {};
  const implementation: UntypedServiceImplementation = {};
  for (const [name, handler] of Object.entries(handlers)) {
    const method = service.methods[name];
    if (!method?.resolvedRequestType || !method.resolvedResponseType) {
      throw new Error(`${serviceName} has no RPC ${name}`);
    }
    const { resolvedRequestType, resolvedResponseType } = method;
    definition[name] = {
      path: `/${serviceName}/${name}`,
      requestStream: false,
      responseStream: false,
      requestSerialize: serializer(resolvedRequestType),
      requestDeserialize: deserializer(resolvedRequestType),
      responseSerialize: serializer(resolvedResponseType),
      responseDeserialize: deserializer(resolvedResponseType),
    };
    implementation[name] = toUnaryCall(handler);
  }
  return { definition, implementation };
}
