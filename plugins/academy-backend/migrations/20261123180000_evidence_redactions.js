// @ts-check

/*
 * What was taken out of stored evidence: by this record it still fits its manifest, and can be judged again. Evidence from
 * before has none; what was masked in it does not fit.
 *
 * Dropped in SQL: knex rebuilds the whole table for it on SQLite, and `attempt` refers to its rows.
 */

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('evidence', table => {
    table.text('redactions', 'longtext').comment('JSON, see BundleRedactions');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('alter table evidence drop column redactions');
};
