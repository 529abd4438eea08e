export { CompetencyCard } from './CompetencyCard';
