/**
 * HTTP, database, scheduler and permissions around curriculum, labs, spend and findings.
 *
 * @packageDocumentation
 */
export { academyPlugin as default } from './plugin';
