import {
  FindingSeverity,
  FindingsSummary,
} from '@gpu-academy/backstage-plugin-academy-common';
import {
  FINDING_SEVERITIES,
  UNRESOLVED_CONDITIONS,
} from '@gpu-academy/findings';
import { Knex } from 'knex';

/** Refs a statement; a cohort has rarely more. */
const REFS_A_STATEMENT = 500;

interface SummaryRow {
  subject_ref: string;
  severity: FindingSeverity;
  open: number | string;
  simulated: number | string;
  evaluated_at: string;
}

/** Counts open findings of learners by severity: one grouped statement for up to five hundred of them. */
export async function summarizeFindings(
  database: Knex,
  learnerRefs: string[],
): Promise<Map<string, FindingsSummary>> {
  const summaries = new Map(
    learnerRefs.map(ref => [ref, emptySummary()] as const),
  );
  for (let start = 0; start < learnerRefs.length; start += REFS_A_STATEMENT) {
    const rows: SummaryRow[] = await database('finding')
      .whereIn(
        'subject_ref',
        learnerRefs.slice(start, start + REFS_A_STATEMENT),
      )
      .groupBy('subject_ref', 'severity')
      .select('subject_ref', 'severity', {
        open: database.raw(
          `sum(case when lifecycle_condition in (${UNRESOLVED_CONDITIONS.map(
            () => '?',
          ).join(', ')}) then 1 else 0 end)`,
          UNRESOLVED_CONDITIONS,
        ),
        simulated: database.raw('sum(case when simulated then 1 else 0 end)'),
        evaluated_at: database.raw('max(last_evaluated_at)'),
      });
    for (const row of rows) {
      addTo(summaries.get(row.subject_ref)!, row);
    }
  }
  return summaries;
}

function addTo(summary: FindingsSummary, row: SummaryRow): void {
  const open = Number(row.open);
  summary.open += open;
  summary.bySeverity[row.severity] += open;
  summary.simulated ||= Number(row.simulated) > 0;
  if (!summary.evaluatedAt || row.evaluated_at > summary.evaluatedAt) {
    summary.evaluatedAt = row.evaluated_at;
  }
}

function emptySummary(): FindingsSummary {
  return {
    open: 0,
    bySeverity: Object.fromEntries(
      FINDING_SEVERITIES.map(severity => [severity, 0]),
    ) as Record<FindingSeverity, number>,
    simulated: false,
  };
}
