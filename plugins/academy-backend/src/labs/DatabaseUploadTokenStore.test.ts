import { Knex } from 'knex';
import { DatabaseLearningEventStore } from '../curriculum';
import { createTestDatabases, initMigrated } from '../database/testDatabases';
import { DatabaseUploadTokenStore } from './DatabaseUploadTokenStore';
import { DatabaseWorkspaceStore } from './DatabaseWorkspaceStore';
import { newWorkspace } from './__fixtures__/newWorkspace';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'DatabaseUploadTokenStore on %s',
  databaseId => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await initMigrated(databases, databaseId);
      const events = DatabaseLearningEventStore.create({ knex });
      const workspaces = DatabaseWorkspaceStore.create({ knex, events });
      await workspaces.addWorkspace(newWorkspace({ id: 'w1' }));
    });

    afterEach(() => jest.useRealTimers());
    afterAll(() => knex.destroy());

    it('leads from a token to its workspace', async () => {
      const tokens = DatabaseUploadTokenStore.create({ knex, validMinutes: 5 });
      const { token } = await tokens.issue('w1');
      expect(await tokens.redeem(token)).toBe('w1');
      expect(await tokens.redeem(`${token}x`)).toBeUndefined();
      expect(await tokens.redeem('')).toBeUndefined();
    });

    it('stores nothing from which a token could be told', async () => {
      const tokens = DatabaseUploadTokenStore.create({ knex, validMinutes: 5 });
      const { token } = await tokens.issue('w1');
      const rows = JSON.stringify(await knex('upload_token'));
      expect(rows).not.toContain(token);
      expect(rows).not.toContain(token.slice(4, 20));
    });

    it('lets a token run out, and forgets it when the next one is made', async () => {
      const tokens = DatabaseUploadTokenStore.create({ knex, validMinutes: 5 });
      jest.useFakeTimers({
        now: Date.now(),
        doNotFake: [
          'nextTick',
          'setImmediate',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'queueMicrotask',
        ],
      });
      const { token, expiresAt } = await tokens.issue('w1');
      expect(new Date(expiresAt).getTime()).toBe(Date.now() + 300_000);

      jest.setSystemTime(Date.now() + 300_000);
      expect(await tokens.redeem(token)).toBeUndefined();
      await tokens.issue('w1');
      expect(
        await knex('upload_token').where(
          'expires_at',
          '<=',
          new Date().toISOString(),
        ),
      ).toEqual([]);
    });
  },
);
