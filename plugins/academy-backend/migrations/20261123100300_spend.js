// @ts-check

/**
 * Daily cost, by snapshot: all that one source said of one billing period at one time. A reader sees the current
 * snapshots and no other.
 *
 * Days and times are ISO 8601 text in UTC. Money is exact: decimal on PostgreSQL, and text on SQLite, whose numbers
 * are floats.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const isPostgres = knex.client.config.client === 'pg';
  const money = (
    /** @type {import('knex').Knex.CreateTableBuilder} */ table,
    /** @type {string} */ name,
  ) => (isPostgres ? table.decimal(name, 38, 18) : table.text(name));

  await knex.schema.createTable('spend_snapshot', table => {
    table.comment('One reading of a billing period of a source');
    table.increments('id');
    table.string('source').notNullable();
    table.string('billing_period', 7).notNullable().comment('YYYY-MM');
    table.string('digest').notNullable().comment('Of names, sizes, contents');
    table.string('plan_version').notNullable().comment('Of attribution');
    table.boolean('is_current').notNullable();
    table.string('billed_through').comment('End of the newest usage');
    table.bigInteger('rows').notNullable().comment('Charges');
    table.text('totals').notNullable().comment('JSON, per currency');
    table.string('read_at').notNullable();
  });
  await knex.schema.raw(
    'CREATE UNIQUE INDEX spend_snapshot_current ON spend_snapshot (source, billing_period) WHERE is_current',
  );

  await knex.schema.createTable('daily_cost', table => {
    table.comment('Cost of a day in one dimension, with whom it belongs to');
    table.integer('snapshot_id').notNullable();
    table
      .foreign('snapshot_id')
      .references('spend_snapshot.id')
      .onDelete('CASCADE');
    table.string('outcome').notNullable().comment('Of attribution');
    table.string('subject_ref');
    table.string('workspace_id');
    table.string('trace_key', 71).notNullable();
    table.string('day', 10).notNullable();
    table.text('provider').notNullable();
    table.text('service_category').notNullable();
    table.text('service_name').notNullable();
    table.text('region');
    table.string('charge_category').notNullable();
    table.string('currency').notNullable();
    table.boolean('simulated').notNullable();
    money(table, 'billed').notNullable();
    money(table, 'effective').notNullable();
    money(table, 'list').notNullable();
    money(table, 'quantity');
    table.text('unit');
    table.bigInteger('rows').notNullable().comment('Charges');
    table.index(['snapshot_id']);
    table.index(['subject_ref', 'day']);
    table.index(['outcome', 'day']);
    table.index(['trace_key']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('daily_cost');
  await knex.schema.dropTable('spend_snapshot');
};
