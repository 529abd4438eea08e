/**
 * Roadmaps, module folders, progress and availability: the pure half of curriculum.
 *
 * @packageDocumentation
 */
export * from './availability';
export * from './progress';
