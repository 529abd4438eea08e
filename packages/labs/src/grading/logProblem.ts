import { LogLine } from '../plan/parseLog';
import { completed } from './completed';
import { LabRun } from './LabRun';

/*
 * A run leaves the same facts in several places: the plan says when it was made, each log when and under which id something
 * came and went, and how many there were; a simulated cloud keeps a journal of its own. Whoever cuts a log off, adds lines to it
 * or brings the log of another run has the other places against them. Says nothing where an older Terraform wrote less.
 */

/** What in the log of the apply does not go with itself, with the plan or with the journal. @throws EvidenceFault */
export function applyLogProblem(run: LabRun): string | undefined {
  const log = run.log('apply.jsonl');
  const created = completed(log, 'create');
  const summaries = summariesOf(log, 'apply', 'create');
  if (!summaries.length) {
    return 'apply.jsonl is cut off, or the apply ended with an error: no summary stands behind what was created.';
  }
  const added = sum(summaries.map(({ changes }) => changes?.add));
  if (isOneRun(log) && created.size > added) {
    return `apply.jsonl was edited: it says that ${added} resources were added and holds ${created.size}.`;
  }
  const [first] = timesOf(log, 'create');
  const planned = Date.parse(run.plan.timestamp ?? '');
  if (first < planned) {
    return `apply.jsonl is of another run: it created something at ${iso(
      first,
    )}, before the plan was made (${iso(planned)}).`;
  }
  const known = journalOf(run);
  const ids = [...idsOf(log, 'apply_complete', 'create').values()];
  return known.size && ids.length && !ids.some(id => known.has(id))
    ? 'apply.jsonl is of another run: the journal of the simulated cloud knows nothing of what it created.'
    : undefined;
}

/** What in the log of the destroy does not go with itself, with the apply or with the journal. @throws EvidenceFault */
export function destroyLogProblem(run: LabRun): string | undefined {
  const applied = run.log('apply.jsonl');
  const log = run.log('destroy.jsonl');
  const destroyed = completed(log, 'delete');
  const summaries = summariesOf(log, 'destroy', 'delete');
  if (!summaries.length) {
    return 'destroy.jsonl is cut off, or the destroy ended with an error: no summary stands behind what was destroyed.';
  }
  const removed = sum(summaries.map(({ changes }) => changes?.remove));
  if (isOneRun(log) && destroyed.size > removed) {
    return `destroy.jsonl was edited: it says that ${removed} resources were destroyed and holds ${destroyed.size}.`;
  }
  const last = timesOf(applied, 'create').at(-1)!;
  const [first] = timesOf(log, 'delete');
  if (first < last) {
    return `destroy.jsonl is of another run: it destroyed something at ${iso(
      first,
    )}, before all was created (${iso(last)}).`;
  }
  const created = idsOf(applied, 'apply_complete', 'create');
  for (const [address, id] of idsOf(log, 'apply_start', 'delete')) {
    if (created.has(address) && created.get(address) !== id) {
      return `destroy.jsonl is of another run: it destroyed ${address} as ${id}, which was created as ${created.get(
        address,
      )}.`;
    }
  }
  const known = journalOf(run);
  const there = [...destroyed].find(
    address => known.get(created.get(address) ?? '') === 'create',
  );
  return there
    ? `destroy.jsonl was edited: it says that ${there} was destroyed, the journal of the simulated cloud does not.`
    : undefined;
}

/** The plan after the apply was made when all was there. @throws EvidenceFault */
export function planAfterApplyProblem(run: LabRun): string | undefined {
  if (!run.has('apply.jsonl')) {
    return undefined;
  }
  const last = timesOf(run.log('apply.jsonl'), 'create').at(-1)!;
  // It says whole seconds.
  const planned = Date.parse(run.planAfterApply.timestamp ?? '') + 999;
  return planned < last
    ? `The plan after the apply is of another run: it was made at ${iso(
        planned,
      )}, before all was created (${iso(last)}).`
    : undefined;
}

// A run says how it went when it is over: behind the last thing that it did.
function summariesOf(
  log: readonly LogLine[],
  operation: string,
  action: string,
): LogLine[] {
  const isSummary = ({ type, changes }: LogLine) =>
    type === 'change_summary' && changes?.operation === operation;
  return log.findLastIndex(isSummary) >
    log.findLastIndex(line => isDone(line, action))
    ? log.filter(isSummary)
    : [];
}

/** A destroy that was tried again is written behind the first. */
function isOneRun(log: readonly LogLine[]): boolean {
  return log.filter(({ type }) => type === 'version').length === 1;
}

function isDone({ type, hook }: LogLine, action: string): boolean {
  return type === 'apply_complete' && hook?.action === action;
}

/** When it was done, sorted; not a number where that is not known. */
function timesOf(log: readonly LogLine[], action: string): number[] {
  return log
    .filter(line => isDone(line, action))
    .map(line => Date.parse(line['@timestamp'] ?? ''))
    .sort((a, b) => a - b);
}

function idsOf(
  log: readonly LogLine[],
  lineType: string,
  action: string,
): Map<string, string> {
  return new Map(
    log.flatMap(({ type, hook }): [string, string][] =>
      type === lineType &&
      hook?.action === action &&
      hook.resource?.addr &&
      hook.id_value
        ? [[hook.resource.addr, hook.id_value]]
        : [],
    ),
  );
}

/** What last became of what a simulated cloud made, by id. */
function journalOf(run: LabRun): Map<string, string> {
  return new Map(
    run.mode === 'simulated' && run.has('journal.jsonl')
      ? run.journal.flatMap(({ op, id }): [string, string][] =>
          op !== undefined && /^(create|destroy)$/.test(op) && id !== undefined
            ? [[id, op]]
            : [],
        )
      : [],
  );
}

function sum(counts: readonly unknown[]): number {
  return counts.reduce<number>((all, it) => all + (Number(it) || 0), 0);
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
