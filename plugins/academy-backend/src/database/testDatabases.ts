// Only tests import this file, so that what it imports is no dependency of the package.
// eslint-disable-next-line @backstage/no-undeclared-imports
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrationsDirectory } from './openDatabase';

/**
 * The databases that tests of stores run on: SQLite always, PostgreSQL where the environment names one.
 * Call it at the top of a test file.
 */
export function createTestDatabases(): TestDatabases {
  const ids: TestDatabaseId[] = ['SQLITE_3'];
  if (process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING) {
    ids.push('POSTGRES_18');
  }
  return TestDatabases.create({ ids, disableDocker: true });
}

/** A fresh database with every migration applied. */
export async function initMigrated(
  databases: TestDatabases,
  id: TestDatabaseId,
): Promise<Knex> {
  const knex = await databases.init(id);
  await knex.migrate.latest({ directory: migrationsDirectory() });
  return knex;
}
