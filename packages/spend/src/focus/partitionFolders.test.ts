import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  fixtureRow,
  makeFolder,
  rollUpFolder,
  writeParquet,
} from '../__fixtures__/focusFixtures';
import { DuckDbRollupEngine } from '../rollup';

describe('folders named after a partition', () => {
  it('are names and no columns: what stands in the rows is what counts', async () => {
    const folder = await makeFolder();
    const partition = path.join(folder, 'BilledCost=0/ProviderName=Nobody');
    await mkdir(partition, { recursive: true });
    await writeParquet(partition, 'a.parquet', [fixtureRow()], {});
    const rows = await rollUpFolder(
      DuckDbRollupEngine.create({ memoryLimit: '512MB' }),
      folder,
    );
    expect(rows).toMatchObject([{ billed: '1', provider: 'AWS' }]);
    await rm(folder, { recursive: true });
  });
});
