/**
 * Roadmaps, module folders, progress and availability: the pure half of curriculum.
 *
 * @packageDocumentation
 */
export * from './availability';
export * from './check';
export * from './entities';
export * from './folder';
export * from './import';
export * from './ledger';
export * from './markdown';
export * from './problems';
export * from './progress';
export * from './quiz';
export * from './roadmap';
export * from './scaffold';
export * from './show';
export * from './signing';
