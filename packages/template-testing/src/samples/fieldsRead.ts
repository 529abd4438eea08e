import { JsonValue } from '@backstage/types';
import { stringsIn } from '../syntax/stringsIn';
import { namesIn } from '../syntax/namesIn';
import { scanTemplate } from '../syntax/scanTemplate';
import { Template } from '../templates/Template';
import { TemplateSamples } from './TemplateSamples';

/** Tells the fields that a step or a variable of Terraform reads: the value of any other reaches no file. */
export function fieldsRead(
  template: Template,
  file: TemplateSamples,
): (field: string) => boolean {
  const texts = [
    ...stringsIn(template.steps as unknown as JsonValue, []),
    ...stringsIn(file.terraform as unknown as JsonValue, []),
  ];
  const names = texts
    .flatMap(({ text }) => namesIn(scanTemplate(text)).used)
    .filter(({ path: [root] }) => root === 'parameters')
    .map(({ path: [, key] }) => key);
  // `parameters` as a whole, or with a key that is made up on the way, is every field.
  return field => names.includes(field) || names.some(it => it === undefined);
}
