export { CohortsPage } from './CohortsPage';
