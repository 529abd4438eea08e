import { FindingReadError, HeldScope, ScanError } from '@gpu-academy/findings';
import { FinishIngestRun } from '../ingest';
import { ScanResult } from './FindingStore';
import { ReadScan } from './readScan';

/** How many of many are told one by one. */
const SHOWN = 3;

/** What the platform team is told of a file that was read and stored. */
export function ingestResultOf(
  file: string,
  scan: ReadScan,
  result: ScanResult,
): FinishIngestRun {
  const { run, reading } = scan;
  const told = { rows: run.records.length, warnings: reading.warnings };
  const failed = (error: string): FinishIngestRun => ({
    ...told,
    state: 'failed',
    error,
  });
  if (reading.errors.length > 0) {
    const rest =
      run.outcome === 'partial'
        ? ` What is open among the events that could be read (${run.records.length}) counts; passes wait until the file is mended.`
        : '';
    return failed(`${summaryOf(reading.errors)}${rest}`);
  }
  if (result.outcome === 'held') {
    return failed(
      `${file} is held, nothing of it counts: its run ${
        run.id
      } would resolve ${list(
        result.heldScopes.map(ofScope),
      )}. If that many were fixed, name who says so as approvedBy in ${
        scan.manifest
      }; if not, mend the scanner.`,
    );
  }
  if (run.outcome === 'failed') {
    return failed(
      `${file}: its scanner says that run ${run.id} failed${
        run.errors.length > 0 ? ` (${list(run.errors.map(ofError))})` : ''
      }. Nothing of it counts; what is known stays.`,
    );
  }
  return {
    ...told,
    state: result.outcome === 'unchanged' ? 'unchanged' : 'succeeded',
    warnings: [
      ...reading.warnings,
      ...run.errors.map(
        error =>
          `the scan had an error, what it did not see there stays: ${ofError(
            error,
          )}`,
      ),
    ],
  };
}

function ofScope({ scopeId, open, wouldResolve }: HeldScope): string {
  return `${wouldResolve} of ${open} open findings in ${
    scopeId ?? 'no account'
  }`;
}

function ofError({ scopeId, region, checkId, message }: ScanError): string {
  const place = [scopeId, region, checkId].filter(Boolean).join(', ');
  return place ? `${place}: ${message}` : message;
}

function list(items: string[]): string {
  const more = items.length - SHOWN;
  return [...items.slice(0, SHOWN), ...(more > 0 ? [`${more} more`] : [])].join(
    '; ',
  );
}

function summaryOf(errors: FindingReadError[]): string {
  const more = errors.length - SHOWN;
  return [
    ...errors.slice(0, SHOWN).map(each => each.message),
    ...(more > 0 ? [`And ${more} more.`] : []),
  ].join(' ');
}
