// @ts-check

/*
 * Findings become what the lifecycle reducer knows of them, scan runs what it was told and what came of it.
 *
 * What was read before is dated by what is known of it: a finding that fails is open since it first did, one that was
 * open and passes now is resolved. Runs from before covered nothing, for absence said nothing then.
 *
 * Columns are dropped in SQL: knex rebuilds the whole table for it on SQLite, and `finding_event` would be deleted with
 * the rows that it refers to.
 */

const FINDING_COLUMNS = [
  'lifecycle_condition',
  'absences',
  'seen_at',
  'absent_at',
  'opened_at',
  'reopen_count',
  'resolution',
  'resolved_at',
];

const RUN_COLUMNS = [
  'run_id',
  'started_at',
  'outcome',
  'coverage',
  'errors',
  'run_digest',
  'unreadable',
  'held',
  'approved_by',
  'transitions',
];

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('finding', table => {
    table
      .string('lifecycle_condition')
      .notNullable()
      .defaultTo('clear')
      .comment('clear, open, stale or resolved');
    table
      .integer('absences')
      .notNullable()
      .defaultTo(0)
      .comment('Runs in a row that looked and did not see it');
    table.string('seen_at').notNullable().defaultTo('').comment('Mentioned');
    table.string('absent_at').comment('Looked for and not seen');
    table.string('opened_at').comment('The last time');
    table.integer('reopen_count').notNullable().defaultTo(0);
    table.string('resolution').comment('fixed, source-resolved, not-observed');
    table.string('resolved_at');
    table.index(['source', 'lifecycle_condition']);
    table.index(['subject_ref', 'lifecycle_condition']);
  });
  await knex('finding').update({ seen_at: knex.ref('last_evaluated_at') });
  await knex('finding')
    .whereIn('status', ['fail', 'warning'])
    .orWhere(query =>
      // Who looks by hand neither opens nor resolves.
      query.where({ status: 'manual' }).whereNotNull('first_open_at'),
    )
    .update({
      lifecycle_condition: 'open',
      opened_at: knex.ref('first_open_at'),
    });
  for (const [resolution, isOfSource] of /** @type {const} */ ([
    ['source-resolved', true],
    ['fixed', false],
  ])) {
    await knex('finding')
      .where({ status: 'pass' })
      .whereNotNull('first_open_at')
      .where('source_state', isOfSource ? '=' : '<>', 'resolved')
      .update({
        lifecycle_condition: 'resolved',
        resolution,
        opened_at: knex.ref('first_open_at'),
        resolved_at: knex.ref('observed_at'),
      });
  }

  await knex.schema.alterTable('scan_run', table => {
    table.text('run_id').notNullable().defaultTo('');
    table.string('started_at').notNullable().defaultTo('');
    table
      .string('outcome')
      .notNullable()
      .defaultTo('succeeded')
      .comment('succeeded, partial or failed');
    table
      .text('coverage')
      .notNullable()
      .defaultTo('{"scopes":[],"regions":[],"checks":[]}')
      .comment('JSON');
    table.text('errors').notNullable().defaultTo('[]').comment('JSON array');
    table
      .string('run_digest', 64)
      .notNullable()
      .defaultTo('')
      .comment('SHA-256 of the run, whatever the order of its events');
    table
      .integer('unreadable')
      .notNullable()
      .defaultTo(0)
      .comment('Events that could not be read');
    table.text('held').comment('JSON array of scopes; null where it counts');
    table.string('approved_by').comment('Who let a held run through');
    table
      .text('transitions', 'longtext')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON array: what it did to which finding; never changed');
    table.index(['source', 'started_at']);
  });
  await knex('scan_run').update({
    run_id: knex.raw("file || '@' || substr(content_digest, 1, 12)"),
    started_at: knex.raw('coalesce(observed_from, read_at)'),
    run_digest: knex.ref('content_digest'),
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('scan_run', table => {
    table.dropIndex(['source', 'started_at']);
  });
  for (const column of RUN_COLUMNS) {
    await knex.raw('alter table scan_run drop column ??', [column]);
  }
  await knex.schema.alterTable('finding', table => {
    table.dropIndex(['source', 'lifecycle_condition']);
    table.dropIndex(['subject_ref', 'lifecycle_condition']);
  });
  for (const column of FINDING_COLUMNS) {
    await knex.raw('alter table finding drop column ??', [column]);
  }
};
