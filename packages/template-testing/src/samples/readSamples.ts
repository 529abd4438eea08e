import path from 'node:path';
import { everyProperty } from '../parameters/formProperties';
import { Problem } from '../report/Problem';
import { Template } from '../templates/Template';
import { readSamplesFile } from './readSamplesFile';
import { TemplateSamples } from './TemplateSamples';

/** What is said once for every template of a folder. */
const SHARED = 'templates.samples.yaml';

/** Reads the samples file of a template, and the one that it shares with the other templates of its folder. */
export function readSamples(template: Template): {
  samples: TemplateSamples;
  problems: Problem[];
} {
  const own = readSamplesFile(
    template.file.replace(/(\.template)?\.ya?ml$/, '.samples.yaml'),
    template,
    { shared: false },
  );
  const shared = readSamplesFile(path.join(template.folder, SHARED), template, {
    shared: true,
  });
  return {
    samples: merged(ofTemplate(shared.samples, template), own.samples),
    problems: [...shared.problems, ...own.problems],
  };
}

/** Leaves out the fields that this template does not have. */
function ofTemplate(
  samples: TemplateSamples,
  template: Template,
): TemplateSamples {
  const known = everyProperty(template.parameters).map(it => it.name);
  return {
    ...samples,
    parameters: Object.fromEntries(
      Object.entries(samples.parameters ?? {}).filter(([name]) =>
        known.includes(name),
      ),
    ),
  };
}

/** Lists are joined; of what has a name, the template's own counts. */
function merged(
  shared: TemplateSamples,
  own: TemplateSamples,
): TemplateSamples {
  return {
    samples: [...(shared.samples ?? []), ...(own.samples ?? [])],
    parameters: { ...shared.parameters, ...own.parameters },
    actions: { ...shared.actions, ...own.actions },
    sources: { ...shared.sources, ...own.sources },
    files: own.files ?? shared.files,
    terraform: { ...shared.terraform, ...own.terraform },
    gitlab: { ...shared.gitlab, ...own.gitlab },
    ignore: [...(shared.ignore ?? []), ...(own.ignore ?? [])],
  };
}
