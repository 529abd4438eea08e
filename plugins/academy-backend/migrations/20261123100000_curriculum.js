// @ts-check

/**
 * Progress as an append-only log with its projection, and what the catalog says of learners and cohorts.
 *
 * Times are ISO 8601 text in UTC.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('learning_event', table => {
    table.comment('What happened to items of learners; never updated');
    table.string('id').primary().comment('An event that comes twice is one');
    table.string('learner_ref').notNullable();
    table.integer('seq').notNullable().comment('1, 2, ... per learner');
    table.string('type').notNullable();
    table.string('module_ref').notNullable();
    table.string('item_id').notNullable();
    table.text('payload', 'longtext').notNullable().comment('JSON');
    table.string('actor_ref').comment('Who caused it, if not the learner');
    table.string('occurred_at').notNullable();
    table.string('recorded_at').notNullable();
    table.unique(['learner_ref', 'seq']);
  });

  await knex.schema.createTable('item_state', table => {
    table.comment('Projection of learning_event; can be rebuilt');
    table.string('learner_ref').notNullable();
    table.string('module_ref').notNullable();
    table.string('item_id').notNullable();
    table.string('state').notNullable();
    table.text('record', 'longtext').notNullable().comment('JSON');
    table.string('updated_at').notNullable();
    table.primary(['learner_ref', 'module_ref', 'item_id']);
  });

  await knex.schema.createTable('learner', table => {
    table.comment('Users of the catalog');
    table.string('ref').primary();
    table.string('display_name').notNullable();
  });

  await knex.schema.createTable('cohort', table => {
    table.comment('Groups of the catalog whose type is cohort');
    table.string('ref').primary();
    table.string('title').notNullable();
  });

  await knex.schema.createTable('cohort_member', table => {
    table.string('cohort_ref').notNullable();
    table.string('learner_ref').notNullable();
    table.primary(['cohort_ref', 'learner_ref']);
    table.foreign('cohort_ref').references('cohort.ref').onDelete('CASCADE');
    table.foreign('learner_ref').references('learner.ref').onDelete('CASCADE');
    table.index(['learner_ref']);
  });

  await knex.schema.createTable('cohort_instructor', table => {
    table.comment('Users and groups that instruct a cohort');
    table.string('cohort_ref').notNullable();
    table.string('instructor_ref').notNullable();
    table.primary(['cohort_ref', 'instructor_ref']);
    table.foreign('cohort_ref').references('cohort.ref').onDelete('CASCADE');
    table.index(['instructor_ref']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cohort_instructor');
  await knex.schema.dropTable('cohort_member');
  await knex.schema.dropTable('cohort');
  await knex.schema.dropTable('learner');
  await knex.schema.dropTable('item_state');
  await knex.schema.dropTable('learning_event');
};
