/** A reporter of node's test runner that leaves the counts of single tests (not of suites) as JSON. */
export default async function* countingReporter(source) {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for await (const { type, data } of source) {
    if (data?.details?.type === 'suite') {
      continue;
    }
    if (type === 'test:pass') {
      counts[data.skip === undefined ? 'passed' : 'skipped'] += 1;
    } else if (type === 'test:fail') {
      counts.failed += 1;
      counts.failures.push(data.name);
    }
  }
  yield JSON.stringify(counts);
}
