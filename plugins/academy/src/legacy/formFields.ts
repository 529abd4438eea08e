import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import {
  AcademyEstimate,
  academyEstimateSchema,
  validateAcademyEstimate,
} from '../fields/AcademyEstimate';
import { academyPlugin } from './academyPlugin';

/** The field `ui:field: AcademyEstimate`, for `ScaffolderFieldExtensions`. @public */
export const AcademyEstimateFieldExtension = academyPlugin.provide(
  createScaffolderFieldExtension({
    name: 'AcademyEstimate',
    component: AcademyEstimate,
    validation: validateAcademyEstimate,
    schema: academyEstimateSchema.schema,
  }),
);
