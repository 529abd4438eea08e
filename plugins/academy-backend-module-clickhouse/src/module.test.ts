import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { academySpendExtensionPoint } from '@gpu-academy/backstage-plugin-academy-node';
import { ClickHouseRollupEngine } from './ClickHouseRollupEngine';
import { academyModuleClickHouse } from './module';

async function engineOf(academy: object) {
  const setRollupEngine = jest.fn();
  const backend = await startTestBackend({
    extensionPoints: [[academySpendExtensionPoint, { setRollupEngine }]],
    features: [
      academyModuleClickHouse,
      mockServices.rootConfig.factory({ data: { academy } }),
    ],
  });
  await backend.stop();
  return setRollupEngine.mock.calls.map(([engine]) => engine);
}

describe('academyModuleClickHouse', () => {
  it('brings the engine where a ClickHouse is configured', async () => {
    expect(
      await engineOf({ clickhouse: { url: 'http://127.0.0.1:8123' } }),
    ).toEqual([expect.any(ClickHouseRollupEngine)]);
  });

  it('leaves the embedded engine in its place where none is', async () => {
    expect(await engineOf({})).toEqual([]);
  });
});
