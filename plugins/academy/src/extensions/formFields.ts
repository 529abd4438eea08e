import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

export const academyEstimateFormField = FormFieldBlueprint.make({
  name: 'estimate',
  params: {
    field: () =>
      import('../fields/AcademyEstimate').then(m => m.academyEstimateField),
  },
});
