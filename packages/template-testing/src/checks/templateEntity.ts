import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import { Problem } from '../report/Problem';
import { Template } from '../templates/Template';
import { faultOf } from './entities';

/** The template itself is an entity that the catalog takes. */
export async function templateEntity(template: Template): Promise<Problem[]> {
  const fault = await faultOf(template.entity, [
    templateEntityV1beta3Validator,
  ]);
  if (fault === undefined) {
    return [];
  }
  const [, place] = /(?:^|\s)(\/[\w/.-]+)/.exec(fault) ?? [];
  const keys = (place ?? '').split('/').slice(1);
  return [
    {
      check: 'template',
      file: template.shownFile,
      line: template.lineOf(
        keys.map(it => (/^\d+$/.test(it) ? Number(it) : it)),
      ),
      found: fault,
      expected: 'a template that the catalog takes',
      advice: 'Correct the field',
    },
  ];
}
