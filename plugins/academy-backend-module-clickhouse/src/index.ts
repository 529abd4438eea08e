/**
 * Rolls exports of charges up in ClickHouse instead of in the backend's own process.
 *
 * @packageDocumentation
 */
export { academyModuleClickHouse as default } from './module';
