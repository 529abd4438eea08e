export { AcademySection, type AcademySectionId } from './AcademySection';
