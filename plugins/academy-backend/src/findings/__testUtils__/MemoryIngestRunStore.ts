import {
  IngestKind,
  IngestRun,
} from '@gpu-academy/backstage-plugin-academy-common';
import { FinishIngestRun, IngestRunStore } from '../../ingest';

/** The record of runs, in memory; oldest first in `runs`. */
export class MemoryIngestRunStore implements IngestRunStore {
  readonly runs: IngestRun[] = [];

  async start(run: {
    kind: IngestKind;
    source: string;
    unit: string;
  }): Promise<string> {
    const id = String(this.runs.length + 1);
    this.runs.push({
      ...run,
      id,
      state: 'running',
      startedAt: '2026-11-01T00:00:00.000Z',
      warnings: [],
    });
    return id;
  }

  async finish(id: string, result: FinishIngestRun): Promise<void> {
    Object.assign(this.runs[Number(id) - 1], result);
  }

  async failInterrupted(kind: IngestKind): Promise<void> {
    this.runs
      .filter(run => run.kind === kind && run.state === 'running')
      .forEach(run => Object.assign(run, { state: 'failed' }));
  }

  async list() {
    const items = this.runs.slice().reverse();
    return { items, total: items.length, offset: 0, limit: 100 };
  }

  /** `[unit, state]` of each run. */
  states(): Array<[string, IngestRun['state']]> {
    return this.runs.map(run => [run.unit, run.state]);
  }
}
