/**
 * A permission policy for learners, instructors and the platform team.
 *
 * @packageDocumentation
 */
export { permissionModuleAcademy as default } from './module';
export { AcademyPermissionPolicy } from './AcademyPermissionPolicy';
export { AcademyRoles, type AcademyRole } from './AcademyRoles';
