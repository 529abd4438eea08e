export { AcademyEstimate } from './AcademyEstimate';
export { academyEstimateField } from './academyEstimateField';
export { academyEstimateSchema } from './schema';
export { validateAcademyEstimate } from './validateAcademyEstimate';
