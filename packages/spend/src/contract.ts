/**
 * What a roll-up engine must hold, for the tests of engines.
 *
 * @packageDocumentation
 */
export * from './contract/rollupEngineContract';
