export { AcademyPage } from './AcademyPage';
