/**
 * Extension points, and the permission rules of a learner, for other people's modules of the academy plugin.
 *
 * @packageDocumentation
 */
export * from './extensions';
export * from './permissions';
