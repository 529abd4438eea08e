import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { LoggerService } from '@backstage/backend-plugin-api';
import { GradedEvidence } from '@gpu-academy/backstage-plugin-academy-node';
import { ScanManifest } from '@gpu-academy/findings';
import { JournalRecord, parseJournal } from '@gpu-academy/cloud-sim';
import {
  chargesFromJournal,
  PriceBook,
  writeFocusCsv,
} from '@gpu-academy/spend';
import { AWS_PLAN_CHECKS } from './planChecks/awsPlanChecks';
import { findingsOfPlan } from './planChecks/findingsOfPlan';
import { plannedResources } from './planChecks/PlannedResource';
import { writeFileWhole } from './writeFileWhole';

/*
 * What a cloud would have exported of a simulated run: charges for what ran, findings for what was planned. One file of
 * each for a workspace, written anew with every submission, so that submitting twice bills once. The account of a
 * workspace is its own, and a plan has all of it: what a later plan does not have any more is gone.
 *
 * A journal can be cut short between two submissions, when a learner cleans their folder. What was billed stays billed:
 * records are kept beside the export, in a folder that ingest passes over, and charges are made of all of them.
 */

const JOURNAL_FOLDER = '.journals';

/** Listens for graded evidence and writes simulated exports. */
export class SimulatedExports {
  readonly id = 'demo-simulated-exports';
  readonly #focusFolder: string;
  readonly #findingsFolder: string;
  readonly #priceBook: PriceBook;
  readonly #logger: LoggerService;

  static create(options: {
    focusFolder: string;
    findingsFolder: string;
    priceBook: PriceBook;
    logger: LoggerService;
  }): SimulatedExports {
    return new SimulatedExports(options);
  }

  private constructor(options: Parameters<typeof SimulatedExports.create>[0]) {
    this.#focusFolder = options.focusFolder;
    this.#findingsFolder = options.findingsFolder;
    this.#priceBook = options.priceBook;
    this.#logger = options.logger;
  }

  /** Does nothing for runs in a cloud, which bills and is scanned itself. */
  async onGraded(evidence: GradedEvidence): Promise<void> {
    if (evidence.attempt.mode !== 'simulated') {
      return;
    }
    await this.#exportCharges(evidence);
    await this.#exportFindings(evidence);
  }

  async #exportCharges({ workspace, attempt, files }: GradedEvidence) {
    const journal = files['journal.jsonl'];
    if (journal === undefined) {
      return;
    }
    // The learner's machine wrote the journal: it can bill the account of this workspace and no other.
    const records = parseJournal(journal).filter(
      record => record.accountId === workspace.scopeId,
    );
    const all = await this.#remember(workspace.id, records);
    const { rows, unpriced } = chargesFromJournal(all, this.#priceBook, {
      until: new Date(attempt.submittedAt),
      tags: { workspace: workspace.id },
    });
    if (unpriced.length > 0) {
      this.#logger.warn(
        `Workspace ${
          workspace.id
        }: the price book has no price for ${unpriced.join(
          ', ',
        )}; nothing is billed for it`,
      );
    }
    await writeFileWhole(
      path.join(this.#focusFolder, `${fileName(workspace.id)}.csv`),
      writeFocusCsv(rows),
    );
  }

  /** All records that any submission of the workspace ever had, each once. */
  async #remember(
    workspaceId: string,
    records: JournalRecord[],
  ): Promise<JournalRecord[]> {
    const file = path.join(
      this.#focusFolder,
      JOURNAL_FOLDER,
      `${fileName(workspaceId)}.jsonl`,
    );
    const before = await readFile(file, 'utf8').catch(() => '');
    const lines = new Set([
      ...before.split('\n').filter(Boolean),
      ...records.map(record => JSON.stringify(record)),
    ]);
    const text = [...lines, ''].join('\n');
    await writeFileWhole(file, text);
    return parseJournal(text);
  }

  async #exportFindings({ workspace, attempt, files }: GradedEvidence) {
    const plan = files['plan.json'];
    if (plan === undefined) {
      return;
    }
    const findings = findingsOfPlan(plannedResources(plan), {
      provider: workspace.provider,
      scopeId: workspace.scopeId,
      region: workspace.region,
      observedAt: attempt.submittedAt,
    });
    const manifest: ScanManifest = {
      schema: 'gpu-academy.io/scan-run/v1alpha1',
      id: attempt.id,
      startedAt: attempt.submittedAt,
      outcome: 'succeeded',
      coverage: {
        scopes: [workspace.scopeId],
        regions: 'all',
        checks: AWS_PLAN_CHECKS.map(check => check.id),
      },
    };
    const file = path.join(
      this.#findingsFolder,
      `${fileName(workspace.id)}.ocsf.json`,
    );
    // Before the file that it is about, which would be read without it.
    await writeFileWhole(`${file}.run.json`, textOf(manifest));
    await writeFileWhole(file, textOf(findings));
  }
}

function textOf(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function fileName(workspaceId: string): string {
  return encodeURIComponent(workspaceId);
}
