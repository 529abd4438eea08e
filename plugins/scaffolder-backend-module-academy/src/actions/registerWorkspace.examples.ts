import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Register what publish:gitea published',
    example: yaml.stringify({
      steps: [
        {
          id: 'register',
          name: 'Register the workspace',
          action: 'academy:workspace:register',
          input: {
            workspaceId: '0f8fad5b-d9cb-469f-a165-70867728950e',
            moduleRef: 'learningmodule:default/mod-102',
            itemId: 'lab-1',
            name: 'ada-lab-1',
            title: 'Lab 1: provision a GPU-ready cloud environment (AWS)',
            provider: 'aws',
            region: 'us-east-1',
            instanceType: 'g6.xlarge',
            hours: 4,
            budget: '10',
            currency: 'USD',
            repoUrl:
              'http://localhost:7007/git/learners/ada-lab-1/src/branch/main/',
            cloneUrl: 'http://localhost:7007/git/learners/ada-lab-1.git',
          },
        },
      ],
    }),
  },
];
