/**
 * Extension points and service refs for other people's modules of the academy plugin.
 *
 * @packageDocumentation
 */
export * from './extensions';
