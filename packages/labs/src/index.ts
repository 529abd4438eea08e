/**
 * Graders, evidence manifests and the contract of lab repositories: the pure half of labs.
 *
 * @packageDocumentation
 */
export * from './evidence';
export * from './grading';
export * from './lab';
export * from './plan';
export * from './prescan';
export type { Redaction } from './redaction';
export * from './token';
