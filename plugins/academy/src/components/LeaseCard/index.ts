export { LeaseCard } from './LeaseCard';
