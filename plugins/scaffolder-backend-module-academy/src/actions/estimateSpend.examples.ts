import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Hold a small GPU instance against its budget',
    example: yaml.stringify({
      steps: [
        {
          id: 'estimate',
          name: 'Hold the estimate against the budget',
          action: 'academy:spend:estimate',
          input: {
            provider: 'aws',
            region: 'us-east-1',
            instanceType: 'g6.xlarge',
            hours: 4,
            diskGb: 100,
            budget: '10',
          },
        },
      ],
    }),
  },
  {
    description: 'Two spot instances',
    example: yaml.stringify({
      steps: [
        {
          id: 'estimate',
          name: 'Hold the estimate against the budget',
          action: 'academy:spend:estimate',
          input: {
            provider: 'aws',
            region: 'eu-central-1',
            instanceType: 'g5.xlarge',
            hours: 8,
            count: 2,
            purchase: 'spot',
            budget: '12.50',
          },
        },
      ],
    }),
  },
];
