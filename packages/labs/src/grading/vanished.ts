import { LogLine } from '../plan/parseLog';
import { LabRun } from './LabRun';

/*
 * A machine ends by its own timer, a Spot instance is taken back: when everything else is destroyed, such a thing is gone
 * already. Terraform asks for it, as for all that it knows, hears that there is nothing, and has nothing to delete. For
 * what was taken out of the state by hand it does not even ask.
 */

/**
 * Which of the addresses Terraform looked for when it destroyed, and did not find. In a simulated run, where the journal
 * knows the truth, only what that says has ended.
 *
 * @throws EvidenceFault
 */
export function vanished(
  run: LabRun,
  addresses: readonly string[],
): Set<string> {
  const log = run.log('destroy.jsonl');
  const askedFor = idsOf(log, 'refresh_start');
  const planned = new Set(
    log.flatMap(({ type, change }) =>
      type === 'planned_change' && change?.resource?.addr
        ? [change.resource.addr]
        : [],
    ),
  );
  const ended = run.mode === 'simulated' ? endedIds(run) : undefined;
  return new Set(
    addresses.filter(address => {
      const id = askedFor.get(address);
      return (
        id !== undefined &&
        !planned.has(address) &&
        (ended === undefined || ended.has(id))
      );
    }),
  );
}

function idsOf(log: readonly LogLine[], lineType: string): Map<string, string> {
  return new Map(
    log.flatMap(({ type, hook }) =>
      type === lineType &&
      hook?.resource?.addr !== undefined &&
      hook.id_value !== undefined
        ? [[hook.resource.addr, hook.id_value]]
        : [],
    ),
  );
}

function endedIds(run: LabRun): Set<string> {
  return new Set(
    run.journal.flatMap(({ op, id }) =>
      op === 'destroy' && id !== undefined ? [id] : [],
    ),
  );
}
