/**
 * The demo's cohort history, and simulated charges and findings from cloud-sim's journal.
 *
 * @packageDocumentation
 */
export { academyModuleDemo as default } from './module';
