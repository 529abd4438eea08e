export { EntityAcademyContent } from './EntityAcademyContent';
