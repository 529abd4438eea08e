/**
 * The academy's pages, entity tab and Scaffolder field, for the new frontend system.
 *
 * @packageDocumentation
 */
export { academyPlugin as default } from './plugin';
export { academyApiRef } from './api';
export { academyTranslationRef } from './translation';
