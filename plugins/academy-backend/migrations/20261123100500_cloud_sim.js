// @ts-check

/**
 * The simulators that repositories were made with: each names its own by digest and fetches it for as long as it lives.
 *
 * Times are ISO 8601 text in UTC.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('cloud_sim_release', table => {
    table.comment('Simulators that this portal has handed out');
    table.string('digest', 71).primary();
    table.binary('content').notNullable();
    table.string('released_at').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cloud_sim_release');
};
