import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Agree on a workspace for the first lab of MOD-102',
    example: yaml.stringify({
      steps: [
        {
          id: 'prepare',
          name: 'Agree on the workspace',
          action: 'academy:workspace:prepare',
          input: {
            moduleRef: 'learningmodule:default/mod-102',
            itemId: 'lab-1',
            name: 'ada-lab-1',
            provider: 'aws',
            region: 'us-east-1',
            instanceType: 'g6.xlarge',
            hours: 4,
            budget: '10',
            currency: 'USD',
          },
        },
      ],
    }),
  },
];
