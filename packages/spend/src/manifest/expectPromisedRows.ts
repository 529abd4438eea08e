import { InspectedChargeFile } from '../focus/ChargeFile';
import { SpendInputError } from '../SpendInputError';
import { Delivery } from './Delivery';

/**
 * Holds what was read against what the manifest promised: rows of each file, and of all.
 *
 * Throws `SpendInputError` where they differ, or where a file of the delivery was not read.
 *
 * @param inspected - every file of the delivery, as the engine's `inspect` answered it
 * @public
 */
export function expectPromisedRows(
  delivery: Delivery,
  inspected: readonly Pick<InspectedChargeFile, 'name' | 'periods'>[],
): void {
  const read = new Map(inspected.map(file => [file.name, rowsOf(file)]));
  const promise = delivery.manifest ?? 'the manifest';
  for (const { name, rows } of delivery.files) {
    const found = read.get(name);
    if (found === undefined || (rows !== undefined && rows !== found)) {
      throw new SpendInputError({
        file: name,
        found:
          found === undefined ? 'a file that was not read' : `${found} rows`,
        expected:
          rows === undefined
            ? 'every file of the delivery'
            : `${rows}, as ${promise} promises`,
        remedy: 'fetch manifest and files again, when the export is done',
      });
    }
  }
  const sum = [...read.values()].reduce((all, rows) => all + rows, 0);
  if (delivery.rows !== undefined && delivery.rows !== sum) {
    throw new SpendInputError({
      file: promise,
      found: `${sum} rows in ${read.size} files`,
      expected: `${delivery.rows}, as it promises`,
      remedy: 'fetch manifest and files again, when the export is done',
    });
  }
}

function rowsOf({ periods }: Pick<InspectedChargeFile, 'periods'>): number {
  return periods
    .flatMap(period => period.totals)
    .reduce((sum, totals) => sum + totals.rows, 0);
}
