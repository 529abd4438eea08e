import {
  describeWithSharedData,
  sharedText,
} from '../__testUtils__/sharedData';
import { readFindings } from '../read';
import { EMPTY_LIFECYCLE, LifecycleState } from './LifecycleState';
import { applyRun } from './reduceLifecycle';
import { ScanRun } from './ScanRun';

const NOW = '2026-12-01T00:00:00.000Z';
const SCANNED = '2023-03-18T15:43:31.000Z';

describeWithSharedData(
  'one real run of 731 findings (../shared/data beside the checkout)',
  () => {
    const { records } = readFindings({
      file: 'prowler',
      source: 'prowler',
      text: sharedText('asff/prowler-run-731.asff.json'),
    });
    const regions = Array.from(new Set(records.map(each => each.region!)));
    const scan = (changes: Partial<ScanRun> = {}): ScanRun => ({
      id: 'scan',
      source: 'prowler',
      startedAt: SCANNED,
      outcome: 'succeeded',
      coverage: { scopes: 'all', regions, checks: 'all' },
      errors: [],
      records,
      ...changes,
    });
    const countOf = ({ findings }: LifecycleState) => {
      const counts: Record<string, number> = {};
      for (const { condition } of findings.values()) {
        counts[condition] = (counts[condition] ?? 0) + 1;
      }
      return counts;
    };
    const once = applyRun(EMPTY_LIFECYCLE, scan(), NOW).state;

    it('is 728 findings, 286 of them open', () => {
      expect(countOf(once)).toEqual({ open: 286, clear: 442 });
    });

    it('comes to the same state shuffled, reversed, and in parts', () => {
      const reversed = records.slice().reverse();
      expect(
        applyRun(EMPTY_LIFECYCLE, scan({ records: reversed }), NOW).state
          .findings,
      ).toEqual(new Map(Array.from(once.findings).reverse()));
      const parts = [0, 1, 2, 3].map(part =>
        scan({
          id: `part-${part}`,
          records: records.filter((_, at) => at % 4 === part),
        }),
      );
      const inParts = parts.reduce(
        (state, part) => applyRun(state, part, NOW).state,
        EMPTY_LIFECYCLE,
      );
      expect(countOf(inParts)).toEqual({ open: 286, clear: 442 });
    });

    it('does not change when the next day finds the same', () => {
      const nextDay = '2023-03-19T15:43:31.000Z';
      const { state, events } = applyRun(
        once,
        scan({
          id: 'next',
          startedAt: nextDay,
          records: records.map(each => ({ ...each, observedAt: nextDay })),
        }),
        NOW,
      );
      expect(events).toEqual([]);
      expect(countOf(state)).toEqual({ open: 286, clear: 442 });
    });

    it.each([
      [
        'leaves out a region',
        (region: string) =>
          scan({
            coverage: {
              scopes: 'all',
              regions: regions.filter(each => each !== region),
              checks: 'all',
            },
          }),
      ],
      [
        'had an error in a region',
        (region: string) => scan({ errors: [{ region, message: 'denied' }] }),
      ],
      ['was partial', () => scan({ outcome: 'partial' })],
      ['failed', () => scan({ outcome: 'failed' })],
    ])('resolves nothing wrongly when the next days each %s', (_, change) => {
      const region = 'eu-west-1';
      const later = [
        '2023-03-19T00:00:00.000Z',
        '2023-03-20T00:00:00.000Z',
      ].map(startedAt => ({
        ...change(region),
        id: startedAt,
        startedAt,
        records: records
          .filter(each => each.region !== region)
          .map(each => ({ ...each, observedAt: startedAt })),
      }));
      const state = later.reduce(
        (before, run) => applyRun(before, run, NOW).state,
        once,
      );
      expect(countOf(state)).toEqual({ open: 286, clear: 442 });
    });
  },
);
