import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { Lease } from '@gpu-academy/attribution';
import {
  Attempt,
  Workspace,
} from '@gpu-academy/backstage-plugin-academy-common';
import { Knex } from 'knex';
import { LearningEventStore } from '../curriculum';
import {
  AttemptRow,
  toAttempt,
  toAttemptRow,
  toWorkspace,
  toWorkspaceRow,
  WorkspaceRow,
} from './rows';
import { NewAttempt, NewWorkspace, WorkspaceStore } from './WorkspaceStore';

// Stays below the number of bound values that SQLite takes in one statement.
const REFS_PER_SELECT = 500;

/** {@link WorkspaceStore} in the plugin's database. */
export class DatabaseWorkspaceStore implements WorkspaceStore {
  readonly #knex: Knex;
  readonly #events: LearningEventStore;

  private constructor(knex: Knex, events: LearningEventStore) {
    this.#knex = knex;
    this.#events = events;
  }

  static create(options: {
    knex: Knex;
    events: LearningEventStore;
  }): DatabaseWorkspaceStore {
    return new DatabaseWorkspaceStore(options.knex, options.events);
  }

  async addWorkspace({
    workspace,
    lease,
    events,
  }: NewWorkspace): Promise<void> {
    await orConflict(
      `A workspace with the id '${workspace.id}', the name '${workspace.entityRef}' or the repository '${workspace.cloneUrl}' is registered already: choose another name for the repository`,
      this.#knex.transaction(async tx => {
        await tx('workspace').insert(toWorkspaceRow(workspace));
        await tx('lease').insert({
          id: lease.id,
          workspace_id: lease.workspaceId,
          provider: lease.provider,
          scope_id: lease.scopeId,
          learner_ref: lease.subjectRef,
          starts_at: lease.startsAt,
          ends_at: lease.endsAt,
        });
        await this.#events.append(events, tx);
      }),
    );
  }

  async getWorkspace(id: string): Promise<Workspace | undefined> {
    const rows: WorkspaceRow[] = await this.#selectWorkspaces().where(
      'workspace.id',
      id,
    );
    return (await this.#withAttempts(rows))[0];
  }

  async listWorkspacesOf(
    learnerRefs: string[],
  ): Promise<Map<string, Workspace[]>> {
    const byLearner = new Map<string, Workspace[]>();
    for (let i = 0; i < learnerRefs.length; i += REFS_PER_SELECT) {
      const rows: WorkspaceRow[] = await this.#selectWorkspaces().whereIn(
        'workspace.learner_ref',
        learnerRefs.slice(i, i + REFS_PER_SELECT),
      );
      for (const workspace of await this.#withAttempts(rows)) {
        const known = byLearner.get(workspace.learnerRef) ?? [];
        byLearner.set(workspace.learnerRef, [...known, workspace]);
      }
    }
    return byLearner;
  }

  async listWorkspaces(): Promise<Workspace[]> {
    const rows: WorkspaceRow[] = await this.#selectWorkspaces();
    return rows.map(row => toWorkspace(row, []));
  }

  async addAttempt({
    attempt,
    bundle,
    redactions,
    events,
  }: NewAttempt): Promise<void> {
    await orConflict(
      `The evidence ${attempt.evidenceDigest} was submitted before`,
      this.#knex.transaction(async tx => {
        await tx('evidence').insert({
          digest: attempt.evidenceDigest,
          workspace_id: attempt.workspaceId,
          manifest: bundle.manifest,
          files: JSON.stringify(bundle.files),
          redactions: redactions ? JSON.stringify(redactions) : null,
          submitted_at: attempt.submittedAt,
        });
        await tx('attempt').insert(toAttemptRow(attempt));
        await this.#events.append(events, tx);
      }),
    );
  }

  async getAttempt(id: string): Promise<Attempt | undefined> {
    const row: AttemptRow | undefined = await this.#knex('attempt')
      .where({ id })
      .first();
    return row && toAttempt(row);
  }

  async findAttempt(evidenceDigest: string): Promise<Attempt | undefined> {
    const row: AttemptRow | undefined = await this.#knex('attempt')
      .where({ evidence_digest: evidenceDigest })
      .first();
    return row && toAttempt(row);
  }

  async listLeases(): Promise<Lease[]> {
    const rows = await this.#knex('lease').orderBy(['starts_at', 'id']);
    return rows.map(row => ({
      id: row.id,
      provider: row.provider,
      scopeId: row.scope_id,
      subjectRef: row.learner_ref,
      workspaceId: row.workspace_id,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
    }));
  }

  #selectWorkspaces() {
    return this.#knex('workspace')
      .join('lease', 'lease.workspace_id', 'workspace.id')
      .orderBy([
        { column: 'workspace.created_at', order: 'desc' },
        { column: 'workspace.id', order: 'desc' },
      ])
      .select(
        'workspace.*',
        { scope_id: 'lease.scope_id' },
        { expires_at: 'lease.ends_at' },
      );
  }

  async #withAttempts(rows: WorkspaceRow[]): Promise<Workspace[]> {
    if (rows.length === 0) {
      return [];
    }
    const attempts: AttemptRow[] = await this.#knex('attempt')
      .whereIn(
        'workspace_id',
        rows.map(({ id }) => id),
      )
      .orderBy([
        { column: 'submitted_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ]);
    return rows.map(row =>
      toWorkspace(
        row,
        attempts.filter(it => it.workspace_id === row.id).map(toAttempt),
      ),
    );
  }
}

async function orConflict(message: string, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw isDatabaseConflictError(error) ? new ConflictError(message) : error;
  }
}
