/**
 * Finding formats in, one honest state out.
 *
 * @packageDocumentation
 */
export * from './checklist';
export * from './fold';
export * from './iam';
export * from './lifecycle';
export * from './read';
export * from './record';
export * from './run';
export * from './write';
