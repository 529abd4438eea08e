export { CohortPage } from './CohortPage';
