/**
 * The ladder from a charge or finding to the learner and lab it belongs to, with its trace.
 *
 * @packageDocumentation
 */
export { attribute, createAttributor } from './attribute';
export * from './compileAttributionSql';
export { cutDays } from './cutDays';
export * from './planVersion';
export { sharePool } from './sharePool';
export * from './tagAliases';
export * from './traceKey';
export * from './types';
