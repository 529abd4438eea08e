import { table } from './table.mjs';

/** Bundles of evidence, from the bytes that are uploaded to the grade. */
export function labsTable(labs) {
  const size = `${labs.kilobytes} kB each`;
  return table([
    ['labs', 'a second of this machine', 'a second of one core'],
    [
      `bundles graded, ${size}, source seen before`,
      `${labs.perSecond}`,
      `${labs.perCpuSecond}`,
    ],
    [
      `bundles graded, ${size}, every file new`,
      '',
      `${labs.newSourcePerCpuSecond}`,
    ],
  ]);
}
