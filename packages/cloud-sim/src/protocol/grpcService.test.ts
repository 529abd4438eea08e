import { parse } from 'protobufjs';
import {
  createGrpcService,
  parseService,
  type UnaryHandlers,
} from './grpcService';
import { TFPLUGIN6_PROTO } from './tfplugin6';

const PLAN = '/tfplugin6.Provider/PlanResourceChange';

const types = parse(TFPLUGIN6_PROTO).root;

function write(name: string, value: object): Buffer {
  const type = types.lookupType(`tfplugin6.PlanResourceChange.${name}`);
  return Buffer.from(type.encode(type.fromObject(value)).finish());
}

function read(name: string, bytes: Buffer): object {
  const type = types.lookupType(`tfplugin6.PlanResourceChange.${name}`);
  return type.toObject(type.decode(bytes), {
    bytes: Buffer,
    enums: String,
    longs: Number,
  });
}

function serviceOf(handlers: UnaryHandlers) {
  return createGrpcService(
    parseService(TFPLUGIN6_PROTO, 'tfplugin6.Provider'),
    handlers,
  );
}

describe('createGrpcService', () => {
  it('reads requests and writes answers as the definition says', async () => {
    const request = {
      typeName: 'aws_vpc',
      config: { msgpack: Buffer.from([0xc0]), json: Buffer.alloc(0) },
    };
    const answer = {
      plannedState: { msgpack: Buffer.from([0xc0]), json: Buffer.from('{}') },
      requiresReplace: [
        {
          steps: [{ attributeName: 'disk' }, { elementKeyInt: 1 }],
        },
      ],
      plannedPrivate: Buffer.from('x'),
      diagnostics: [
        {
          severity: 'ERROR',
          summary: 's',
          detail: 'd',
          attribute: { steps: [{ attributeName: 'a' }] },
        },
      ],
      legacyTypeSystem: true,
    };
    const handler = jest.fn(async () => answer);
    const service = serviceOf({ PlanResourceChange: handler });
    const bytes = await service.get(PLAN)!(write('Request', request));
    expect(handler).toHaveBeenCalledWith({
      ...request,
      priorState: null,
      proposedNewState: null,
      priorPrivate: Buffer.alloc(0),
    });
    expect(read('Response', bytes)).toEqual(answer);
  });

  it('has no other RPC than those that have a handler', () => {
    const service = serviceOf({ PlanResourceChange: async () => ({}) });
    expect([...service.keys()]).toEqual([PLAN]);
  });

  it('refuses a handler that the definition does not know', () => {
    expect(() => serviceOf({ MakeCoffee: async () => ({}) })).toThrow(
      'tfplugin6.Provider has no RPC MakeCoffee',
    );
  });
});
