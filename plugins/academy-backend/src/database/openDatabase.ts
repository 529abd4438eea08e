import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Where the migrations are, in the source tree as in the built package. */
export function migrationsDirectory(): string {
  return resolvePackagePath(
    '@gpu-academy/backstage-plugin-academy-backend',
    'migrations',
  );
}

/** The plugin's database with every migration applied, unless the portal says that it migrates otherwise. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: migrationsDirectory() });
  }
  return knex;
}
