import { createGrpcService } from './grpcService';
import { TFPLUGIN6_PROTO } from './tfplugin6';

describe('createGrpcService', () => {
  it('reads requests and writes answers as the definition says', () => {
    const { definition } = createGrpcService(
      TFPLUGIN6_PROTO,
      'tfplugin6.Provider',
      { PlanResourceChange: async () => ({}) },
    );
    const { PlanResourceChange: plan } = definition;
    expect(plan.path).toBe('/tfplugin6.Provider/PlanResourceChange');
    const request = {
      typeName: 'aws_vpc',
      config: { msgpack: Buffer.from([0xc0]), json: Buffer.alloc(0) },
    };
    expect(plan.requestDeserialize(plan.requestSerialize(request))).toEqual({
      ...request,
      priorState: null,
      proposedNewState: null,
      priorPrivate: Buffer.alloc(0),
    });
    const answer = {
      plannedState: { msgpack: Buffer.from([0xc0]), json: Buffer.alloc(0) },
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
    expect(plan.responseDeserialize(plan.responseSerialize(answer))).toEqual(
      answer,
    );
  });

  it('sends an answer that was serialised before as it is', () => {
    const { definition } = createGrpcService(
      TFPLUGIN6_PROTO,
      'tfplugin6.Provider',
      { GetProviderSchema: async () => ({}) },
    );
    const { responseSerialize } = definition.GetProviderSchema;
    const bytes = responseSerialize({ serverCapabilities: {} });
    expect(responseSerialize(bytes)).toBe(bytes);
  });

  it('refuses a handler that the definition does not know', () => {
    expect(() =>
      createGrpcService(TFPLUGIN6_PROTO, 'tfplugin6.Provider', {
        MakeCoffee: async () => ({}),
      }),
    ).toThrow('tfplugin6.Provider has no RPC MakeCoffee');
  });
});
