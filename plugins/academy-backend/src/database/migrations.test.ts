import { Knex } from 'knex';
import { readdirSync } from 'node:fs';
import { migrationsDirectory } from './openDatabase';
import { createTestDatabases } from './testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const directory = migrationsDirectory();
const migrations = readdirSync(directory)
  .filter(name => name.endsWith('.js'))
  .sort();

async function tablesOf(knex: Knex): Promise<string[]> {
  const rows =
    knex.client.config.client === 'pg'
      ? await knex('information_schema.tables')
          .select({ name: 'table_name' })
          .where({ table_schema: 'public' })
      : await knex('sqlite_master').select('name').where({ type: 'table' });
  return rows
    .map(row => row.name as string)
    .filter(name => !/^(knex_|sqlite_)/.test(name))
    .sort();
}

describe.each(databases.eachSupportedId())('migrations on %s', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
  });

  afterAll(() => knex.destroy());

  // in order: each starts where the one before it ended
  it.each(migrations)(
    '%s goes up, down without a trace, and up again',
    async name => {
      const before = await tablesOf(knex);

      await knex.migrate.up({ directory, name });
      const after = await tablesOf(knex);
      expect(after).not.toEqual(before);

      await knex.migrate.down({ directory, name });
      expect(await tablesOf(knex)).toEqual(before);

      await knex.migrate.up({ directory, name });
      expect(await tablesOf(knex)).toEqual(after);
    },
  );
});
