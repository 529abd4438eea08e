import Big from 'big.js';
import { DailyCost } from '@gpu-academy/backstage-plugin-academy-common';

/** What one service cost on the days of an interval, in one currency. */
export interface ServiceCost {
  service: string;
  /** Decimal string. */
  total: string;
}

/** One day's cost by service; services without a cost on the day are absent. */
export interface DayCost {
  /** ISO 8601 date, UTC. */
  day: string;
  /** Service to decimal string. */
  byService: Record<string, string>;
  /** Decimal string. */
  total: string;
}

/** Daily cost of one currency, ready to be drawn or listed. */
export interface CurrencyCost {
  currency: string;
  /** Dearest first, then by name. */
  services: ServiceCost[];
  /** Every day with a cost, in order. */
  days: DayCost[];
  /** Decimal string. */
  total: string;
}

/**
 * Adds up the billed cost of each service on each day, per currency: amounts of different currencies
 * are never added.
 */
export function groupDailyCost(items: DailyCost[]): CurrencyCost[] {
  return [...groupBy(items, item => item.currency).entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([currency, rows]) => ({
      currency,
      services: services(rows),
      days: days(rows),
      total: sum(rows),
    }));
}

function services(rows: DailyCost[]): ServiceCost[] {
  return [...groupBy(rows, row => row.serviceName).entries()]
    .map(([service, own]) => ({ service, total: sum(own) }))
    .sort(
      (a, b) =>
        new Big(b.total).cmp(a.total) || a.service.localeCompare(b.service),
    );
}

function days(rows: DailyCost[]): DayCost[] {
  return [...groupBy(rows, row => row.day).entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([day, own]) => ({
      day,
      byService: Object.fromEntries(
        [...groupBy(own, row => row.serviceName).entries()].map(
          ([service, some]) => [service, sum(some)],
        ),
      ),
      total: sum(own),
    }));
}

function groupBy<T>(rows: T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) {
      group.push(row);
    } else {
      groups.set(key(row), [row]);
    }
  }
  return groups;
}

function sum(rows: DailyCost[]): string {
  return rows
    .reduce((total, row) => total.plus(row.billed), new Big(0))
    .toFixed();
}
