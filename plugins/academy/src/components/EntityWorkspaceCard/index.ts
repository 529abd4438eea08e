export { EntityWorkspaceCard } from './EntityWorkspaceCard';
