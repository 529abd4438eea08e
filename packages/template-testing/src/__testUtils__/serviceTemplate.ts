import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';

/** A small template that is all right, to be broken in one place. */
export interface TemplateFixture {
  /** `template.yaml`, as data. */
  template: any;
  /** Beside it, by path; a text, or where a link leads. */
  files: Record<string, string | { link: string }>;
}

export function serviceTemplate(): TemplateFixture {
  return {
    template: {
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: { name: 'service', title: 'A service' },
      spec: {
        owner: 'group:default/sample',
        type: 'service',
        parameters: [
          {
            title: 'The service',
            required: ['name', 'tier', 'replicas'],
            properties: {
              name: {
                type: 'string',
                default: 'sample',
                pattern: '^[a-z][a-z0-9-]{0,30}$',
              },
              description: { type: 'string', default: 'A service' },
              tier: {
                type: 'string',
                default: 'small',
                enum: ['small', 'large'],
              },
              replicas: { type: 'integer', default: 2, minimum: 1, maximum: 5 },
            },
          },
          {
            title: 'The repository',
            required: ['repoUrl'],
            properties: {
              repoUrl: {
                type: 'string',
                'ui:field': 'RepoUrlPicker',
                'ui:options': {
                  allowedHosts: ['github.com', 'git.example.com'],
                },
              },
            },
          },
        ],
        steps: [
          {
            id: 'fetch',
            name: 'Write the repository',
            action: 'fetch:template',
            input: {
              url: './skeleton',
              templateFileExtension: '.njk',
              values: {
                name: '${{ parameters.name }}',
                description: "${{ parameters.description or '' }}",
                tier: '${{ parameters.tier }}',
                replicas: '${{ parameters.replicas }}',
              },
            },
          },
          {
            id: 'publish',
            name: 'Publish',
            action: 'publish:github',
            input: { repoUrl: '${{ parameters.repoUrl }}' },
          },
          {
            id: 'register',
            name: 'Register',
            action: 'catalog:register',
            input: {
              repoContentsUrl: '${{ steps.publish.output.repoContentsUrl }}',
              catalogInfoPath: 'catalog-info.yaml',
            },
          },
        ],
        output: {
          links: [
            {
              title: 'Repository',
              url: '${{ steps.publish.output.remoteUrl }}',
            },
            {
              title: 'In the catalog',
              entityRef: '${{ steps.register.output.entityRef }}',
            },
          ],
        },
      },
    },
    files: {
      'skeleton/catalog-info.yaml.njk': `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: \${{ values.name | dump }}
  description: \${{ values.description | dump }}
spec:
  type: service
  lifecycle: experimental
  owner: group:default/sample
`,
      'skeleton/README.md.njk': `# \${{ values.name }}
{% if values.description %}
\${{ values.description }}
{% endif %}
{% raw %}Deployed by \${{ github.actor }}.{% endraw %}
`,
      'skeleton/config.json.njk': `{ "tier": \${{ values.tier | dump }}, "replicas": \${{ values.replicas }} }
`,
      'skeleton/Makefile': `.PHONY: build
build:
	@sh scripts/run.sh
`,
      'skeleton/scripts/run.sh': '#!/bin/sh\necho running\n',
      'skeleton/.devcontainer/devcontainer.json':
        '{\n  // What CI uses too.\n  "image": "node:24"\n}\n',
    },
  };
}

/** Adds what GitHub and GitLab run; each takes a tool of its own that is slow to start. */
export function withPipelines(fixture: TemplateFixture): TemplateFixture {
  Object.assign(fixture.files, {
    'skeleton/.github/workflows/ci.yml': `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    concurrency: build-\${{ github.ref }}
    steps:
      - run: make build
`,
    'skeleton/.gitlab-ci.yml': `stages: [test]
build:
  stage: test
  script:
    - make build
`,
  });
  return fixture;
}

/** Puts text in the place of other text that has to be there. */
export function replaced(text: unknown, before: string, after: string): string {
  if (typeof text !== 'string' || !text.includes(before)) {
    throw new Error(`there is no ${before} to replace`);
  }
  return text.replace(before, after);
}

/**
 * Writes a template into a new folder.
 *
 * @returns the folder, which is the caller's to remove
 */
export function writeFixture({ template, files }: TemplateFixture): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'template-fixture-'));
  const all: TemplateFixture['files'] = {
    ...files,
    'template.yaml':
      typeof template === 'string' ? template : stringify(template),
  };
  for (const [name, content] of Object.entries(all)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    if (typeof content === 'string') {
      fs.writeFileSync(file, content);
    } else {
      fs.symlinkSync(content.link, file);
    }
  }
  return folder;
}
