import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** The input of the one step of an example. */
export function exampleInput<T>(example: TemplateExample): T {
  return yaml.parse(example.example).steps[0].input;
}
