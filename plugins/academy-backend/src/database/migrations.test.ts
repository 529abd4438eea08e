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

/** `table.column` of everything that is there. */
async function columnsOf(knex: Knex): Promise<string[]> {
  const rows =
    knex.client.config.client === 'pg'
      ? await knex('information_schema.columns')
          .select({ table: 'table_name', column: 'column_name' })
          .where({ table_schema: 'public' })
      : await knex.raw(
          `select t.name as "table", c.name as "column"
             from sqlite_master t join pragma_table_info(t.name) c
            where t.type = 'table'`,
        );
  return (rows as Array<{ table: string; column: string }>)
    .filter(({ table }) => !/^(knex_|sqlite_)/.test(table))
    .map(({ table, column }) => `${table}.${column}`)
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
      const before = await columnsOf(knex);

      await knex.migrate.up({ directory, name });
      const after = await columnsOf(knex);
      expect(after).not.toEqual(before);

      await knex.migrate.down({ directory, name });
      expect(await columnsOf(knex)).toEqual(before);

      await knex.migrate.up({ directory, name });
      expect(await columnsOf(knex)).toEqual(after);
    },
  );
});
