// @ts-check

/**
 * Workspaces with their leases, and the evidence that was submitted for them with its grade.
 *
 * Times are ISO 8601 text in UTC; money is decimal on PostgreSQL and text on SQLite, whose numbers are floats.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const isPostgres = knex.client.config.client === 'pg';

  await knex.schema.createTable('workspace', table => {
    table.comment('Generated lab repositories');
    table.string('id').primary();
    table.string('learner_ref').notNullable();
    table.string('module_ref').notNullable();
    table.string('item_id').notNullable();
    table.string('entity_ref').notNullable().unique();
    table.string('title').notNullable();
    table.string('provider').notNullable();
    table.string('region').notNullable();
    table.string('instance_type').notNullable();
    table.decimal('hours', 8, 2).notNullable();
    if (isPostgres) {
      table.decimal('budget', 38, 18).notNullable();
    } else {
      table.text('budget').notNullable();
    }
    table.string('currency', 3).notNullable();
    table.text('repo_url').notNullable();
    table.text('clone_url').notNullable();
    table
      .text('repository')
      .notNullable()
      .unique()
      .comment('Of clone_url, as host/path: no other workspace may have it');
    table.text('estimate', 'longtext').comment('JSON, as it was then');
    table.string('created_at').notNullable();
    table.index(['learner_ref', 'created_at']);
  });

  await knex.schema.createTable('lease', table => {
    table.comment('Time-bounded cloud scopes, half-open; kept after their end');
    table.string('id').primary();
    table.string('workspace_id').notNullable();
    table.string('provider').notNullable();
    table.string('scope_id').notNullable();
    table.string('learner_ref').notNullable();
    table.string('starts_at').notNullable();
    table.string('ends_at').notNullable();
    table.foreign('workspace_id').references('workspace.id');
    table.index(['workspace_id']);
    table.index(['provider', 'scope_id']);
  });

  await knex.schema.createTable('upload_token', table => {
    table.string('digest').primary().comment('SHA-256; the token is nowhere');
    table.string('workspace_id').notNullable();
    table.string('created_at').notNullable();
    table.string('expires_at').notNullable();
    table
      .foreign('workspace_id')
      .references('workspace.id')
      .onDelete('CASCADE');
    table.index(['expires_at']);
  });

  await knex.schema.createTable('evidence', table => {
    table.comment('Submitted bundles, byte for byte');
    table.string('digest').primary().comment('Of the manifest, sha256:<hex>');
    table.string('workspace_id').notNullable();
    table.text('manifest', 'longtext').notNullable();
    table.text('files', 'longtext').notNullable().comment('JSON, name to text');
    table.string('submitted_at').notNullable();
    table.foreign('workspace_id').references('workspace.id');
    table.index(['workspace_id']);
  });

  await knex.schema.createTable('attempt', table => {
    table.comment('Grades of evidence');
    table.string('id').primary();
    table.string('workspace_id').notNullable();
    table.string('evidence_digest').notNullable().unique();
    table.string('outcome').notNullable();
    table.decimal('score', 6, 3).notNullable().comment('Percent');
    table.string('mode').notNullable();
    table.string('verification').notNullable();
    table.string('grader_version').notNullable();
    table.text('checks', 'longtext').notNullable().comment('JSON');
    table.string('submitted_at').notNullable();
    table.foreign('workspace_id').references('workspace.id');
    table.foreign('evidence_digest').references('evidence.digest');
    table.index(['workspace_id', 'submitted_at']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('attempt');
  await knex.schema.dropTable('evidence');
  await knex.schema.dropTable('upload_token');
  await knex.schema.dropTable('lease');
  await knex.schema.dropTable('workspace');
};
