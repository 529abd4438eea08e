/**
 * API types and client, permissions, entity kinds and guards of the academy plugin.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './api';
export * from './kinds';
export * from './permissions';
