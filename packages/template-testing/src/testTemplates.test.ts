import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import fs from 'node:fs';
import { stringify } from 'yaml';
import {
  replaced,
  serviceTemplate,
  TemplateFixture,
  withPipelines,
  writeFixture,
} from './__testUtils__/serviceTemplate';
import { TemplateTestReport } from './report/TemplateTestReport';
import { TestTemplatesOptions } from './TemplateTestOptions';
import { testTemplates } from './testTemplates';

jest.setTimeout(120_000);

async function testFixture(
  fixture: TemplateFixture,
  options: TestTemplatesOptions = {},
): Promise<TemplateTestReport> {
  const folder = writeFixture(fixture);
  try {
    return await testTemplates(folder, {
      terraform: false,
      jobs: 2,
      modules: [githubModule],
      ...options,
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function problemsOf(report: TemplateTestReport) {
  return [
    ...report.problems,
    ...report.templates.flatMap(it => [
      ...it.problems,
      ...it.samples.flatMap(sample => sample.problems),
    ]),
  ];
}

const API = 'apiVersion: gpu-academy.io/template-samples/v1alpha1\n';

interface Fault {
  title: string;
  check: string;
  found: RegExp;
  /** Of the skeleton or the template. */
  file?: string;
  line?: number;
  samples?: 'declared' | 'boundary';
  break: (fixture: TemplateFixture) => void;
}

const inFile =
  (file: string, before: string, after: string) =>
  (fixture: TemplateFixture) => {
    const { files } = /\.git(hub|lab)/.test(file)
      ? withPipelines(fixture)
      : fixture;
    files[file] = replaced(files[file], before, after);
  };
const values = (fixture: TemplateFixture) =>
  fixture.template.spec.steps[0].input.values;
const properties = (fixture: TemplateFixture) =>
  fixture.template.spec.parameters[0].properties;

const FAULTS: Fault[] = [
  {
    title: 'a name with dashes after a dot',
    check: 'unknown-step',
    found: /steps\.send-mail, which is read as a subtraction/,
    file: 'template.yaml',
    break: ({ template }) => {
      template.spec.steps[0].id = 'send-mail';
      template.spec.output.text = [
        { title: 'x', content: '${{ steps.send-mail.output }}' },
      ];
    },
  },
  {
    title: 'a value with dashes after a dot',
    check: 'unknown-value',
    found: /values\.long-name, which is read as a subtraction/,
    file: 'skeleton/README.md.njk',
    line: 1,
    break: fixture => {
      values(fixture)['long-name'] = 'x';
      inFile(
        'skeleton/README.md.njk',
        'values.name }}',
        "values.name }}${{ values.long-name or '' }}",
      )(fixture);
    },
  },
  {
    title: 'two steps with one id',
    check: 'unknown-step',
    found: /the id fetch, which step 1 has too/,
    file: 'template.yaml',
    break: ({ template }) => {
      template.spec.steps[1].id = 'fetch';
    },
  },
  {
    title: 'a secret that nothing gives',
    check: 'unknown-parameter',
    found: /secrets\.TOKEN, which no field of the form gives/,
    file: 'template.yaml',
    break: ({ template }) => {
      template.spec.steps[1].input.token = '${{ secrets.TOKEN }}';
    },
  },
  {
    title: 'a secret that is read where its asterisks are',
    check: 'unknown-parameter',
    found: /parameters\.token, which is asterisks/,
    file: 'template.yaml',
    break: fixture => {
      properties(fixture).token = { type: 'string', 'ui:field': 'Secret' };
      fixture.template.spec.steps[1].input.token = '${{ parameters.token }}';
    },
  },
  {
    title: 'a template that the catalog refuses',
    check: 'template',
    found: /type/,
    file: 'template.yaml',
    break: ({ template }) => {
      delete template.spec.type;
    },
  },
  {
    title: 'an output of a pull request that only a repository has',
    check: 'unknown-output',
    found: /steps\.publish\.output\.repoContentsUrl/,
    break: ({ template }) => {
      Object.assign(template.spec.steps[1], {
        action: 'publish:github:pull-request',
        input: {
          repoUrl: '${{ parameters.repoUrl }}',
          branchName: 'x',
          title: 'x',
          description: 'x',
        },
      });
    },
  },
  {
    title: 'a file that is registered and was not published',
    check: 'render',
    found: /step register fails.*is not among those that were published/,
    break: ({ template }) => {
      template.spec.steps[1].input.sourcePath = './docs';
    },
  },
  {
    title: 'a workflow in a folder that is published by itself',
    check: 'github-workflow',
    found: /"needs"|does not exist/,
    file: 'source/.github/workflows/ci.yml',
    break: fixture => {
      const [fetch, publish] = fixture.template.spec.steps;
      fetch.input.targetPath = 'source';
      publish.input.sourcePath = './source';
      inFile(
        'skeleton/.github/workflows/ci.yml',
        '    runs-on',
        '    needs: nothing\n    runs-on',
      )(fixture);
    },
  },
  {
    title: 'text in a list of objects that breaks YAML',
    check: 'injection',
    found: /“owners” (breaks it|adds|makes)/,
    file: 'owners.yaml',
    samples: 'boundary',
    break: fixture => {
      properties(fixture).owners = {
        type: 'array',
        default: [{ name: 'sample' }],
        items: { type: 'object', properties: { name: { type: 'string' } } },
      };
      values(fixture).owners = '${{ parameters.owners }}';
      fixture.files['skeleton/owners.yaml.njk'] =
        'owners:\n{% for it in values.owners %}  - ${{ it.name }}\n{% endfor %}';
    },
  },
  {
    title: 'text that breaks YAML in a field that a choice shows',
    check: 'injection',
    found: /“reason” (breaks it|adds|makes)/,
    file: 'reason.yaml',
    samples: 'boundary',
    break: fixture => {
      fixture.template.spec.parameters[0].dependencies = {
        tier: {
          oneOf: [
            { properties: { tier: { const: 'small' } } },
            {
              properties: {
                tier: { const: 'large' },
                reason: { type: 'string', default: 'load' },
              },
            },
          ],
        },
      };
      values(fixture).reason = "${{ parameters.reason or 'none' }}";
      fixture.files['skeleton/reason.yaml.njk'] =
        'reason: ${{ values.reason }}\n';
    },
  },
  {
    title: 'an expression in a file that is only copied',
    check: 'leftover-syntax',
    found: /\$\{\{ values\.name \}\}/,
    file: 'docs/about.md',
    line: 2,
    break: ({ files }) => {
      files['skeleton/docs/about.md'] = 'About\n${{ values.name }}\n';
    },
  },
  {
    title: 'braces without the dollar',
    check: 'leftover-syntax',
    found: /\{\{ values\.name \}\}/,
    file: 'README.md',
    line: 1,
    break: inFile('skeleton/README.md.njk', '# ${{', '# {{'),
  },
  {
    title: 'a filter in a step that nothing brings',
    check: 'leftover-syntax',
    found: /step publish is given/,
    break: ({ template }) => {
      template.spec.steps[1].input.description =
        '${{ parameters.name | shout }}';
    },
  },
  {
    title: 'a name of a file that is still that of a source',
    check: 'leftover-syntax',
    found: /the name of the file/,
    break: ({ files }) => {
      files['skeleton/docs/about.md.njk.njk'] = 'About\n';
    },
  },
  {
    title: 'an expression of GitHub that the scaffolder blanks',
    check: 'blank-expression',
    found: /`github\.ref` renders to nothing/,
    file: 'skeleton/.github/workflows/ci.yml.njk',
    line: 5,
    break: fixture => {
      const { files } = withPipelines(fixture);
      files['skeleton/.github/workflows/ci.yml.njk'] =
        files['skeleton/.github/workflows/ci.yml'];
      delete files['skeleton/.github/workflows/ci.yml'];
    },
  },
  {
    title: 'an expression that is blank where a field is left out',
    check: 'blank-expression',
    found: /`values\.description` renders to nothing/,
    file: 'skeleton/README.md.njk',
    samples: 'boundary',
    break: fixture => {
      values(fixture).description = '${{ parameters.description }}';
      inFile(
        'skeleton/README.md.njk',
        '{% if values.description %}',
        '{% if true %}',
      )(fixture);
    },
  },
  {
    title: 'a link that leads nowhere',
    check: 'blank-expression',
    found: /the link “Docs” leads nowhere/,
    break: ({ template }) => {
      template.spec.output.links.push({
        title: 'Docs',
        url: "${{ steps.fetch.output.url or '' }}",
      });
    },
  },
  {
    title: 'a value that no step gives',
    check: 'unknown-value',
    found: /values\.nmae/,
    file: 'skeleton/README.md.njk',
    line: 1,
    break: inFile('skeleton/README.md.njk', 'values.name', 'values.nmae'),
  },
  {
    title: 'a value that no file uses',
    check: 'unused-value',
    found: /the value colour of step fetch/,
    file: 'template.yaml',
    break: fixture => {
      values(fixture).colour = 'blue';
    },
  },
  {
    title: 'an object that is written as text',
    check: 'spoiled-text',
    found: /renders to `\[object Object\]`/,
    file: 'skeleton/README.md.njk',
    break: fixture => {
      values(fixture).size = { tier: '${{ parameters.tier }}' };
      inFile(
        'skeleton/README.md.njk',
        '{% raw %}',
        '${{ values.size }}\n{% raw %}',
      )(fixture);
    },
  },
  {
    title: 'a sum that comes to no number',
    check: 'spoiled-text',
    found: /renders to `NaN`/,
    file: 'skeleton/config.json.njk',
    break: inFile(
      'skeleton/config.json.njk',
      'values.replicas }}',
      'values.tier - 1 }}',
    ),
  },
  {
    title: 'a default that the field refuses',
    check: 'parameter-schema',
    found: /tier: the default "medium"/,
    file: 'template.yaml',
    break: fixture => {
      properties(fixture).tier.default = 'medium';
    },
  },
  {
    title: 'a pattern that is no regular expression',
    check: 'parameter-schema',
    found: /the pattern is no regular expression/,
    break: fixture => {
      properties(fixture).name.pattern = '^[a-z';
    },
  },
  {
    title: 'a field that is required and not there',
    check: 'parameter-schema',
    found: /colour is required/,
    break: ({ template }) => {
      template.spec.parameters[0].required.push('colour');
    },
  },
  {
    title: 'a parameter that is no field',
    check: 'unknown-parameter',
    found: /parameters\.naem/,
    file: 'template.yaml',
    break: fixture => {
      values(fixture).name = "${{ parameters.naem or 'x' }}";
    },
  },
  {
    title: 'a step that there is not',
    check: 'unknown-step',
    found: /steps\.publsh/,
    break: ({ template }) => {
      template.spec.output.links[0].url =
        '${{ steps.publsh.output.remoteUrl }}';
    },
  },
  {
    title: 'a step that has not run yet',
    check: 'unknown-step',
    found: /steps\.register, which has not run yet/,
    break: ({ template }) => {
      template.spec.steps[1].input.homepage =
        "${{ steps.register.output.entityRef or 'https://example.com' }}";
    },
  },
  {
    title: 'a name in a step that nothing has',
    check: 'unknown-name',
    found: /the name “values”/,
    break: fixture => {
      values(fixture).name = "${{ values.name or 'x' }}";
    },
  },
  {
    title: 'an action that nothing brings',
    check: 'unknown-action',
    found: /the action acme:tell of step tell/,
    break: ({ template }) => {
      template.spec.steps.push({
        id: 'tell',
        name: 'Tell',
        action: 'acme:tell',
      });
    },
  },
  {
    title: 'an input that the action does not take',
    check: 'action-input',
    found: /Invalid input passed to action publish:github.*repoVisibility/,
    break: ({ template }) => {
      template.spec.steps[1].input.repoVisibility = 'secret';
    },
  },
  {
    title: 'an output that the action does not have',
    check: 'unknown-output',
    found: /steps\.publish\.output\.remoteURL/,
    break: ({ template }) => {
      template.spec.output.links[0].url =
        "${{ steps.publish.output.remoteURL or 'https://example.com' }}";
    },
  },
  {
    title: 'a skeleton that is missing',
    check: 'skeleton',
    found: /\.\/skelton, which does not exist/,
    file: 'template.yaml',
    break: ({ template }) => {
      template.spec.steps[0].input.url = './skelton';
    },
  },
  {
    title: 'a way out of the folder',
    check: 'path-escape',
    found: /\.\.\/elsewhere, which leads out/,
    break: ({ template }) => {
      template.spec.steps[0].input.url = '../elsewhere';
    },
  },
  {
    title: 'a link out of the folder',
    check: 'path-escape',
    found: /skeleton\/secret in it is a link to \/etc\/hostname/,
    break: ({ files }) => {
      files['skeleton/secret'] = { link: '/etc/hostname' };
    },
  },
  {
    title: 'an entity that the catalog refuses',
    check: 'entity',
    found: /owner/,
    file: 'catalog-info.yaml',
    line: 1,
    break: inFile(
      'skeleton/catalog-info.yaml.njk',
      '  owner: group:default/sample\n',
      '',
    ),
  },
  {
    title: 'a workflow that GitHub would not run',
    check: 'github-workflow',
    found: /"needs"|does not exist/,
    file: '.github/workflows/ci.yml',
    break: inFile(
      'skeleton/.github/workflows/ci.yml',
      '    runs-on',
      '    needs: nothing\n    runs-on',
    ),
  },
  {
    title: 'a pipeline that GitLab would not take',
    check: 'gitlab-pipeline',
    found: /stage:?\s*build/,
    file: '.gitlab-ci.yml',
    break: inFile('skeleton/.gitlab-ci.yml', 'stage: test', 'stage: build'),
  },
  {
    title: 'a job of GitLab that fails',
    check: 'gitlab-job',
    found: /build failed.*no such thing/s,
    break: ({ files }) => {
      delete withPipelines({ template: {}, files }).files[
        'skeleton/.github/workflows/ci.yml'
      ];
      files['template.samples.yaml'] = `${API}gitlab:\n  jobs: [build]\n`;
      files['skeleton/scripts/run.sh'] =
        '#!/bin/sh\necho no such thing\nexit 3\n';
    },
  },
  {
    title: 'text that breaks YAML',
    check: 'injection',
    found: /what is typed into “description” (adds|breaks|makes)/,
    file: 'catalog-info.yaml',
    samples: 'boundary',
    break: inFile(
      'skeleton/catalog-info.yaml.njk',
      'values.description | dump',
      "values.description or 'none'",
    ),
  },
  {
    title: 'text that breaks JSON',
    check: 'injection',
    found: /“description” breaks it/,
    file: 'config.json',
    samples: 'boundary',
    break: inFile(
      'skeleton/config.json.njk',
      '{ ',
      '{ "about": "${{ values.description }}", ',
    ),
  },
  {
    title: 'text that a shell would run',
    check: 'injection',
    found: /“description” is run as a command/,
    file: 'scripts/tell.sh',
    line: 2,
    samples: 'boundary',
    break: ({ files }) => {
      files['skeleton/scripts/tell.sh.njk'] =
        "#!/bin/sh\necho ${{ values.description or '' | dump }}\n";
    },
  },
  {
    title: 'a name of a file that people type freely',
    check: 'injection',
    found: /“description” makes the file/,
    samples: 'boundary',
    break: ({ files }) => {
      files["skeleton/docs/${{ values.description or 'x' }}.md"] = 'About\n';
    },
  },
  {
    title: 'text that Terraform would evaluate',
    check: 'injection',
    found: /“description” is evaluated by Terraform in `0.output.about/,
    samples: 'boundary',
    break: ({ files }) => {
      files['skeleton/infra/main.tf.njk'] =
        'output "about" {\n  value = ${{ (values.description or \'\') | dump }}\n}\n';
    },
  },
  {
    title: 'JSON that cannot be read',
    check: 'parse',
    found: /JSON/,
    file: 'config.json',
    line: 2,
    break: inFile('skeleton/config.json.njk', ' }\n', '\n'),
  },
  {
    title: 'a devcontainer that is made of nothing',
    check: 'parse',
    found: /a devcontainer that is made of nothing/,
    break: inFile(
      'skeleton/.devcontainer/devcontainer.json',
      '"image"',
      '"picture"',
    ),
  },
  {
    title: 'a shell script that cannot be parsed',
    check: 'shell-script',
    found: /unexpected/,
    file: 'scripts/run.sh',
    break: ({ files }) => {
      files['skeleton/scripts/run.sh'] = '#!/bin/sh\nif true; then\n';
    },
  },
  {
    title: 'a recipe without its tab',
    check: 'makefile',
    found: /missing separator/,
    file: 'Makefile',
    line: 3,
    break: inFile('skeleton/Makefile', '\t@sh', '@sh'),
  },
  {
    title: 'a target that needs what is not there',
    check: 'makefile',
    found: /No rule to make target 'generate'/,
    file: 'Makefile',
    break: inFile('skeleton/Makefile', 'build:\n', 'build: generate\n'),
  },
  {
    title: 'a file that is expected and missing',
    check: 'file-tree',
    found: /no file that matches docs\/\*\*/,
    break: ({ files }) => {
      files['template.samples.yaml'] = `${API}files:\n  present: [docs/**]\n`;
    },
  },
  {
    title: 'a file that is not expected',
    check: 'file-tree',
    found: /devcontainer\.json/,
    file: '.devcontainer/devcontainer.json',
    break: ({ files }) => {
      files[
        'template.samples.yaml'
      ] = `${API}files:\n  absent: ['.devcontainer/**']\n`;
    },
  },
  {
    title: 'a sample that the form refuses',
    check: 'accepts',
    found: /refuses replicas/,
    break: ({ files }) => {
      files[
        'template.samples.yaml'
      ] = `${API}samples:\n  - name: many\n    parameters: { replicas: 9 }\n`;
    },
  },
  {
    title: 'a value that the form should refuse',
    check: 'refuses',
    found: /the form takes name = "two-words"/,
    samples: 'boundary',
    break: ({ files }) => {
      files[
        'template.samples.yaml'
      ] = `${API}parameters:\n  name: { refused: [two-words] }\n`;
    },
  },
  {
    title: 'a template of another version',
    check: 'template',
    found: /v1beta2/,
    file: 'template.yaml',
    line: 1,
    break: ({ template }) => {
      template.apiVersion = 'backstage.io/v1beta2';
    },
  },
  {
    title: 'a template that is no YAML',
    check: 'template',
    found: /the YAML cannot be read/,
    break: fixture => {
      fixture.template = 'kind: Template\nspec: {\n';
    },
  },
  {
    title: 'a samples file with a field that the form does not have',
    check: 'samples',
    found: /the field “nmae”/,
    file: 'template.samples.yaml',
    line: 4,
    break: ({ files }) => {
      files[
        'template.samples.yaml'
      ] = `${API}samples:\n  - name: x\n    parameters: { nmae: x }\n`;
    },
  },
  {
    title: 'a filter in a file that nothing brings',
    check: 'render',
    found: /step fetch fails/,
    break: inFile(
      'skeleton/README.md.njk',
      'values.name }}',
      'values.name | shout }}',
    ),
  },
];

describe('a template that is all right', () => {
  it('passes with every form', async () => {
    const report = await testFixture(withPipelines(serviceTemplate()));

    expect(problemsOf(report)).toEqual([]);
    expect(report.outcome).toBe('passed');
    const [{ samples }] = report.templates;
    expect(new Set(samples.map(it => it.origin))).toEqual(
      new Set(['defaults', 'choices', 'boundary', 'hostile', 'refused']),
    );
    for (const tier of ['small', 'large']) {
      for (const host of ['github.com', 'git.example.com']) {
        expect(samples.map(it => it.parameters)).toContainEqual(
          expect.objectContaining({
            tier,
            repoUrl: expect.stringContaining(host),
          }),
        );
      }
    }
  });

  it('leaves nothing behind, and tells how far it is', async () => {
    const fixture = serviceTemplate();
    const seen: string[] = [];
    const report = await testFixture(fixture, {
      samples: 'declared',
      onProgress: ({ step, done, total }) =>
        seen.push(`${step} ${done}/${total}`),
    });

    expect(report.outcome).toBe('passed');
    expect(seen).toEqual(['begins 0/1', 'finished 1/1']);
  });
});

describe('a template with one fault', () => {
  it.each(FAULTS)('is found out: $title', async fault => {
    const fixture = serviceTemplate();
    fault.break(fixture);
    const report = await testFixture(fixture, {
      samples: fault.samples ?? 'declared',
    });
    const problems = problemsOf(report);

    expect(report.outcome).toBe('failed');
    const [problem] = problems.filter(
      it => it.check === fault.check && fault.found.test(it.found),
    );
    expect([
      problem?.check,
      problems.map(it => `${it.check} ${it.file} ${it.found}`),
    ]).toEqual([fault.check, expect.anything()]);
    const { file = problem.file, line = problem.line } = fault;
    expect({ file: problem.file, line: problem.line }).toEqual({ file, line });
    expect(problem.expected).not.toBe('');
    expect(problem.advice).not.toBe('');
  });
});

/** What is right in templates that others have written, and differs from those of the academy. */
const HONEST: {
  title: string;
  samples?: 'boundary';
  change: (fixture: TemplateFixture) => void;
}[] = [
  {
    title: 'alternatives that a person chooses between',
    samples: 'boundary',
    change: fixture => {
      fixture.template.spec.parameters.push({
        title: 'One of two',
        oneOf: [
          { required: ['lorem'], properties: { lorem: { type: 'string' } } },
          { required: ['ipsum'], properties: { ipsum: { type: 'string' } } },
        ],
      });
    },
  },
  {
    title: 'no file, where no step writes or publishes any',
    change: ({ template }) => {
      template.spec.steps = [
        { id: 'log', name: 'Log', action: 'debug:log', input: {} },
      ];
      template.spec.output = {};
    },
  },
  {
    title: 'a folder that is only copied, named with a slash',
    change: fixture => {
      const { input } = fixture.template.spec.steps[0];
      delete input.templateFileExtension;
      input.copyWithoutTemplating = ['.github/', 'skeleton/none'];
      withPipelines(fixture);
      for (const [name, text] of Object.entries(fixture.files)) {
        delete fixture.files[name];
        fixture.files[name.replace(/\.njk$/, '')] = text;
      }
    },
  },
  {
    title: 'an extension without its dot',
    change: ({ template }) => {
      template.spec.steps[0].input.templateFileExtension = 'njk';
    },
  },
  {
    title: 'expressions of GitHub that are written as texts',
    change: ({ files }) => {
      files['skeleton/deploy.yaml.njk'] = `a: \${{ "\${{ github.sha }}" }}
b: \${{ "\${{" }} github.ref \${{ "}}" }}
c: \${{ '\${{' }} github.actor }}
`;
    },
  },
  {
    title: 'names of files in the older syntax',
    samples: 'boundary',
    change: ({ template, files }) => {
      template.spec.steps.unshift({
        id: 'older',
        name: 'Older',
        action: 'fetch:template',
        input: {
          url: './older',
          cookiecutterCompat: true,
          values: { name: '${{ parameters.name }}' },
        },
      });
      files['older/{{ cookiecutter.name }}.md'] = '{{ cookiecutter.name }}\n';
    },
  },
  {
    title: 'a chart of Helm, wherever it lies',
    change: ({ files }) => {
      files['skeleton/.helm/templates/x.yaml'] =
        'name: {{ .Release.Name }}\n{{- if .Values.x }}\nx: 1\n{{- end }}\n';
      files['skeleton/App.vue'] = '<p>{{ name }}</p>\n';
    },
  },
  {
    title: 'an empty document at the end, comments, and a byte order mark',
    change: ({ files }) => {
      files['skeleton/catalog-info.yaml.njk'] += '---\n';
      files['skeleton/appsettings.json'] = '\ufeff{ "a": 1 // what for\n}\n';
    },
  },
  {
    title: 'a secret of the form, and a token that the picker asks for',
    change: fixture => {
      properties(fixture).key = { type: 'string', 'ui:field': 'Secret' };
      fixture.template.spec.parameters[1].properties.repoUrl[
        'ui:options'
      ].requestUserCredentials = { secretsKey: 'TOKEN' };
      fixture.template.spec.parameters[0].required.push('key');
      fixture.template.spec.steps[1].input.token =
        '${{ secrets.TOKEN }}${{ secrets.key }}';
    },
  },
  {
    title: 'what is registered lies in the folder that is published',
    change: ({ template }) => {
      const [fetch, publish] = template.spec.steps;
      fetch.input.targetPath = 'source';
      publish.input.sourcePath = './source';
      template.spec.steps[2].input.catalogInfoPath = '/catalog-info.yaml';
    },
  },
  {
    title: 'an action of GitHub that asks for a token first',
    change: ({ template }) => {
      template.spec.steps.push({
        id: 'hook',
        name: 'Hook',
        action: 'github:webhook',
        input: {
          repoUrl: 'github.com?owner=acme&repo=x',
          webhookUrl: 'https://example.com',
        },
      });
    },
  },
  {
    title: 'an entity that the form picks',
    change: fixture => {
      properties(fixture).system = {
        type: 'string',
        'ui:field': 'EntityPicker',
        'ui:options': { catalogFilter: [{ kind: 'System' }] },
      };
      fixture.template.spec.parameters[0].required.push('system');
      fixture.template.spec.steps.push({
        id: 'system',
        name: 'System',
        action: 'catalog:fetch',
        input: { entityRef: '${{ parameters.system }}' },
      });
    },
  },
];

describe('a template of somebody else', () => {
  it.each(HONEST)('may have $title', async ({ change, samples }) => {
    const fixture = serviceTemplate();
    change(fixture);
    const report = await testFixture(fixture, {
      samples: samples ?? 'declared',
    });

    expect(problemsOf(report)).toEqual([]);
    expect(report.outcome).toBe('passed');
  });

  it('fetches from above its folder, within what is tested and no further', async () => {
    const fixture = serviceTemplate();
    const { template, files } = fixture;
    const [fetch] = template.spec.steps;
    const above = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name.replace(/^skeleton/, 'shared/service'),
        text,
      ]),
    );
    above['templates/own/template.yaml'] = '';
    fetch.input.url = '../../shared/${{ parameters.kind }}';
    properties(fixture).kind = { type: 'string', enum: ['service'] };
    template.spec.parameters[0].required.push('kind');
    above['templates/own/template.yaml'] = stringify(template);
    const report = await testFixture(
      { template: 'kind: Location\n', files: above },
      { samples: 'declared' },
    );
    expect(problemsOf(report)).toEqual([]);
    expect(report.templates[0].samples[0].outcome).toBe('passed');

    const offered = '../../shared/service';
    fetch.input.url = '${{ parameters.kind }}';
    properties(fixture).kind.enum = [offered];
    above['templates/own/template.yaml'] = stringify(template);
    const computed = await testFixture(
      { template: 'kind: Location\n', files: above },
      { samples: 'declared' },
    );
    expect(problemsOf(computed)).toEqual([]);
  });

  it('is reduced where it fetches from a network, and whole where a folder stands for that', async () => {
    const fixture = serviceTemplate();
    const address = 'https://github.com/acme/skeletons/tree/main/docs';
    fixture.template.spec.steps.splice(1, 0, {
      id: 'docs',
      name: 'Docs',
      action: 'fetch:plain',
      input: { url: address, targetPath: 'docs' },
    });
    const reduced = await testFixture(fixture, { samples: 'declared' });
    expect(reduced.outcome).toBe('reduced');
    expect(reduced.templates[0].samples[0].notes.join()).toContain(
      `${address} was not read`,
    );

    fixture.files['local/docs/index.md'] = 'About\n';
    fixture.files[
      'template.samples.yaml'
    ] = `${API}sources:\n  https://github.com/acme/skeletons/tree/main/: local\nfiles:\n  present: [docs/index.md]\n`;
    const whole = await testFixture(fixture, { samples: 'declared' });
    expect(problemsOf(whole)).toEqual([]);
    expect(whole.outcome).toBe('passed');
  });

  it('is looked at whole though one of its actions is not known', async () => {
    const fixture = serviceTemplate();
    const { template } = fixture;
    template.spec.steps.push({ id: 'tell', name: 'Tell', action: 'acme:tell' });
    template.spec.output.links[0].url = '${{ steps.tell.output.place.url }}';
    const unknown = await testFixture(fixture, { samples: 'declared' });
    const problems = problemsOf(unknown);
    expect(problems.map(it => it.check)).toEqual(['unknown-action']);
    expect(problems[0].advice).toContain(
      '{"acme:tell":{"output":{"place":{"url":"sample"}}}}',
    );

    const named = await testFixture(fixture, {
      samples: 'declared',
      madeUp: ['acme:tell'],
    });
    expect(problemsOf(named)).toEqual([]);
    expect(named.templates[0].samples[0].notes.join()).toContain('acme:tell');
  });
});

describe('what a samples file says', () => {
  it('lets a problem pass that is meant so, and keeps the reason', async () => {
    const fixture = serviceTemplate();
    values(fixture).colour = 'blue';
    fixture.files['template.samples.yaml'] = `${API}ignore:
  - check: unused-value
    contains: colour
    reason: the next release uses it
`;
    const report = await testFixture(fixture, { samples: 'declared' });

    expect(report.outcome).toBe('passed');
    expect(report.templates[0].ignored).toEqual([
      {
        problem: expect.objectContaining({ check: 'unused-value' }),
        reason: 'the next release uses it',
      },
    ]);
  });

  it('stands in for actions of one’s own', async () => {
    const fixture = serviceTemplate();
    fixture.template.spec.steps.splice(0, 0, {
      id: 'ask',
      name: 'Ask',
      action: 'acme:ask',
    });
    fixture.template.spec.steps[1].input.values.tier =
      '${{ steps.ask.output.tier }}';
    fixture.files['template.samples.yaml'] = `${API}actions:
  acme:ask:
    output: { tier: enormous }
samples:
  - name: as asked
    parameters: { name: asked }
    files: { present: [config.json] }
`;
    const report = await testFixture(fixture, { samples: 'declared' });

    expect(problemsOf(report)).toEqual([]);
  });
});

describe('a folder', () => {
  it('without templates is an error', async () => {
    const fixture = serviceTemplate();
    fixture.template = 'kind: Component\n';

    await expect(testFixture(fixture)).rejects.toThrow(/no template in/);
  });

  it('names its templates where one is asked for that it has not', async () => {
    await expect(
      testFixture(serviceTemplate(), { only: 'servise' }),
    ).rejects.toThrow(/there is no template servise.*it has service/);
  });

  it('does not take templates within a skeleton for templates', async () => {
    const fixture = serviceTemplate();
    fixture.files['skeleton/templates/inner.yaml'] =
      'apiVersion: scaffolder.backstage.io/v1beta3\nkind: Template\nmetadata: { name: inner }\nspec: { type: x, steps: [] }\n';
    const report = await testFixture(fixture, { samples: 'declared' });

    expect(report.templates.map(it => it.name)).toEqual(['service']);
  });
});
