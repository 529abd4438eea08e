// @ts-check

/**
 * What was read when, and why rows of spend and findings belong to whom.
 *
 * Times are ISO 8601 text in UTC.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('ingest_run', table => {
    table.comment('Runs of ingest, of spend and findings alike');
    table.increments('id');
    table.string('kind').notNullable();
    table.string('source').notNullable();
    table.text('unit').notNullable().comment('Billing period or file name');
    table.string('state').notNullable();
    table.string('started_at').notNullable();
    table.string('finished_at');
    table.bigInteger('rows');
    table.text('warnings').notNullable().comment('JSON array of text');
    table.text('error');
    table.index(['kind', 'source', 'state']);
  });

  await knex.schema.createTable('attribution_trace', table => {
    table.comment('How rows found their subject; each trace once');
    table.string('key', 71).primary().comment('Digest of the trace');
    table.string('rule').notNullable();
    table.text('input').notNullable();
    table.text('candidates').notNullable().comment('JSON array of entity refs');
    table.string('plan_version').notNullable();
    table.string('saved_at').notNullable();
    table.index(['saved_at']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('attribution_trace');
  await knex.schema.dropTable('ingest_run');
};
