import { ClickHouseClient, createClient } from '@clickhouse/client';
import { DuckDbRollupEngine } from '@gpu-academy/spend';
import { rollupEngineContract } from '@gpu-academy/spend/contract';
import { chdbFolder, startChdb } from './__testUtils__/startChdb';
import { ClickHouseRollupEngine } from './ClickHouseRollupEngine';

jest.setTimeout(120_000);

const folder = chdbFolder();
const describeChdb = folder ? describe : describe.skip;

describeChdb(
  'ClickHouseRollupEngine (skipped where chdb is not installed: yarn test:chdb installs it)',
  () => {
    let server: Awaited<ReturnType<typeof startChdb>>;
    let client: ClickHouseClient;
    let engine: ClickHouseRollupEngine;

    beforeAll(async () => {
      server = await startChdb(folder!);
      client = createClient({ url: server.url });
      engine = ClickHouseRollupEngine.create({
        client,
        reader: DuckDbRollupEngine.create({ memoryLimit: '512MB' }),
      });
    });

    afterAll(async () => {
      await client?.close();
      await server?.stop();
    });

    const tables = async () => {
      const result = await client.query({
        query: "SELECT name FROM system.tables WHERE name LIKE 'academy_%'",
        format: 'JSONEachRow',
      });
      return await result.json();
    };

    it.each(rollupEngineContract)('$promise', async ({ hold }) => {
      await hold(engine);

      // Nothing that was made on the way stays behind.
      expect(await tables()).toEqual([]);
    });
  },
);
