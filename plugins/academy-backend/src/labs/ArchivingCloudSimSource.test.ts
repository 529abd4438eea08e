import { Knex } from 'knex';
import { createTestDatabases, initMigrated } from '../database/testDatabases';
import { ArchivingCloudSimSource } from './ArchivingCloudSimSource';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const bundle = (digest: string) => ({
  digest,
  url: `http://portal.test/${digest}`,
  content: Buffer.from(`the bytes of ${digest}`),
});

describe.each(databases.eachSupportedId())(
  'ArchivingCloudSimSource on %s',
  databaseId => {
    let knex: Knex;

    const portalWith = (digest: string) =>
      ArchivingCloudSimSource.create({
        database: knex,
        current: { getBundle: async () => bundle(digest) },
      });

    beforeAll(async () => {
      knex = await initMigrated(databases, databaseId);
    });

    afterAll(() => knex.destroy());

    it('goes on serving what it handed out before an upgrade', async () => {
      await portalWith('sha256:old').getBundle();
      const upgraded = portalWith('sha256:new');
      expect((await upgraded.getBundle()).digest).toBe('sha256:new');
      for (const digest of ['sha256:old', 'sha256:new']) {
        expect((await upgraded.findContent(digest))?.toString()).toBe(
          `the bytes of ${digest}`,
        );
      }
    });

    it('serves the newest also where nobody was handed it yet', async () => {
      expect(
        (await portalWith('sha256:first').findContent('sha256:first'))?.length,
      ).toBeGreaterThan(0);
    });

    it('knows nothing of what it never handed out', async () => {
      expect(
        await portalWith('sha256:new').findContent('sha256:other'),
      ).toBeUndefined();
    });
  },
);
