import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { AcademyEstimate } from './AcademyEstimate';
import { academyEstimateSchema } from './schema';
import { validateAcademyEstimate } from './validateAcademyEstimate';

/** The field for the new frontend system; `ui:field: AcademyEstimate`. */
export const academyEstimateField = createFormField({
  name: 'AcademyEstimate',
  component: AcademyEstimate,
  validation: validateAcademyEstimate,
  schema: academyEstimateSchema,
});
