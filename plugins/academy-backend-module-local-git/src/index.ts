/**
 * A loopback git host that answers Backstage's own `publish:gitea`, for the demo and for tests.
 *
 * @packageDocumentation
 */
export { academyModuleLocalGit as default } from './module';
