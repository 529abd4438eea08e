// @ts-check

/**
 * Scan runs, what is known of each finding over all of them, and the events as they came.
 *
 * Times are ISO 8601 text in UTC. Ids of resources and checks are other people's and of any length, hence text.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('scan_run', table => {
    table.comment('Files of findings that were read as a whole');
    table.increments('id');
    table.string('ingest_run_id').notNullable();
    table.string('source').notNullable();
    table.text('file').notNullable();
    table.string('content_digest', 64).notNullable().comment('SHA-256');
    table.boolean('simulated').notNullable();
    table.integer('events').notNullable();
    table.string('observed_from').comment('Oldest event');
    table.string('observed_to').comment('Newest event');
    table.string('read_at').notNullable();
    table.index(['source', 'file', 'id']);
  });

  await knex.schema.createTable('finding', table => {
    table.comment('One row a problem at a resource, under our own key');
    table.string('key', 64).primary();
    table
      .integer('scan_run_id')
      .notNullable()
      .comment('Newest that speaks of it');
    table.foreign('scan_run_id').references('scan_run.id');
    table.string('source').notNullable();
    table.string('format').notNullable();
    table.text('provider_uid').comment('Alias: tools repeat and redact theirs');
    table.text('product');
    table.text('check_id').notNullable();
    table.text('title').notNullable();
    table.text('description');
    table.string('severity').notNullable();
    table.string('status').notNullable();
    table.string('source_state').notNullable();
    table.string('provider').notNullable();
    table.text('scope_id');
    table.text('region');
    table.text('resource_uid').notNullable();
    table.text('resource_name');
    table.text('resource_type');
    table.text('principal');
    table.text('discriminator').notNullable();
    table.text('tags').notNullable().comment('JSON object');
    table.text('scope_tags').notNullable().comment('JSON object');
    table.text('remediation');
    table.text('remediation_url');
    table.boolean('simulated').notNullable();
    table.string('event_digest', 64).notNullable().comment('Current event');
    table.string('observed_at').notNullable().comment('Of the current event');
    table.string('first_open_at');
    table.string('last_open_at');
    table.string('first_evaluated_at').notNullable();
    table.string('last_evaluated_at').notNullable();
    table.text('search_text').notNullable().comment('Folded, for search');
    table.string('outcome').notNullable().comment('Of attribution');
    table.string('subject_ref');
    table.string('workspace_id');
    table.string('trace_key').notNullable().comment('attribution_trace.key');
    table.string('plan_version').notNullable();
    table.index(['subject_ref', 'status', 'severity']);
    table.index(['plan_version']);
  });

  await knex.schema.createTable('finding_event', table => {
    table.comment('Evidence: every event that speaks of a finding, as it came');
    table.string('finding_key', 64).notNullable();
    table.string('event_digest', 64).notNullable();
    table.integer('scan_run_id').notNullable().comment('First that had it');
    table.string('status').notNullable();
    table.string('observed_at').notNullable();
    table.text('raw', 'longtext').notNullable().comment('JSON');
    table.primary(['finding_key', 'event_digest']);
    table.foreign('finding_key').references('finding.key').onDelete('CASCADE');
    table.foreign('scan_run_id').references('scan_run.id');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('finding_event');
  await knex.schema.dropTable('finding');
  await knex.schema.dropTable('scan_run');
};
