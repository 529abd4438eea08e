import path from 'node:path';
import { parseEntityRef } from '@backstage/catalog-model';
import { HistoricProgressEvent } from '@gpu-academy/backstage-plugin-academy-node';
import { PriceBook } from '@gpu-academy/spend';
import { DemoOptions } from '../readDemoConfig';
import { writeFileWhole } from '../writeFileWhole';
import { calendarMonths } from './calendarMonths';
import { findingsHistory } from './findingsHistory';
import { progressHistory } from './progressHistory';
import { spendHistory } from './spendHistory';

/*
 * What the demo's cohort did before the portal was started: two months and what there is of the current one. All of it
 * follows from who they are and what day it is; nothing is remembered, and the same day writes the same files.
 */

const MONTHS_BEFORE = 2;

/** The simulated history of the demo's cohort. */
export class DemoHistory {
  readonly id = 'demo-cohort';
  readonly #options: DemoOptions;
  readonly #priceBook: PriceBook;
  readonly #clock: () => Date;

  static create(options: {
    options: DemoOptions;
    priceBook: PriceBook;
    clock?: () => Date;
  }): DemoHistory {
    return new DemoHistory(
      options.options,
      options.priceBook,
      options.clock ?? (() => new Date()),
    );
  }

  private constructor(
    options: DemoOptions,
    priceBook: PriceBook,
    clock: () => Date,
  ) {
    this.#options = options;
    this.#priceBook = priceBook;
    this.#clock = clock;
  }

  /** Writes exports of spend and findings as of today. */
  async write(): Promise<void> {
    await this.#writeSpend();
    await this.#writeFindings();
  }

  async read(): Promise<HistoricProgressEvent[]> {
    const { cohort, moduleRef } = this.#options;
    return cohort.flatMap(learnerRef =>
      progressHistory(learnerRef, moduleRef, this.#clock()),
    );
  }

  async #writeSpend(): Promise<void> {
    const { cohort, focusFolder } = this.#options;
    const now = this.#clock();
    for (const month of calendarMonths(now, MONTHS_BEFORE)) {
      const csv = spendHistory({
        cohort,
        month,
        now,
        priceBook: this.#priceBook,
      });
      if (csv !== undefined) {
        await writeFileWhole(
          path.join(focusFolder, `history-${month.name}.csv`),
          csv,
        );
      }
    }
  }

  async #writeFindings(): Promise<void> {
    const { cohort, findingsFolder } = this.#options;
    const [, previous, current] = calendarMonths(this.#clock(), MONTHS_BEFORE);
    for (const learnerRef of cohort) {
      const { namespace, name } = parseEntityRef(learnerRef);
      const scans = findingsHistory(learnerRef, {
        first: new Date(previous.from).toISOString(),
        second: new Date(current.from).toISOString(),
      });
      for (const [scan, findings] of Object.entries(scans)) {
        await writeFileWhole(
          path.join(
            findingsFolder,
            `history-${namespace}-${name}-${scan}.ocsf.json`,
          ),
          `${JSON.stringify(findings, undefined, 2)}\n`,
        );
      }
    }
  }
}
