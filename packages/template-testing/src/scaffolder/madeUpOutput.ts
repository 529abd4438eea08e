import { JsonObject, JsonValue } from '@backstage/types';
import { pathsIn } from '../syntax/namesIn';
import { scanTemplate } from '../syntax/scanTemplate';
import { stringsIn } from '../syntax/stringsIn';
import { Template } from '../templates/Template';

/** What a step of an action that nobody knows could have answered: everything that the template asks of it. */
export function madeUpOutput(template: Template, step: string): JsonObject {
  const output: JsonObject = {};
  const places = [template.steps as unknown as JsonValue, template.output];
  for (const { text } of places.flatMap(it => stringsIn(it, []))) {
    for (const { kind, content } of scanTemplate(text)) {
      for (const { path } of kind === 'expression' ? pathsIn(content) : []) {
        const [root, id, word, ...names] = path;
        if (root === 'steps' && id === step && word === 'output') {
          add(output, names);
        }
      }
    }
  }
  return output;
}

function add(output: JsonObject, [name, ...below]: string[]): void {
  if (name === undefined) {
    return;
  }
  if (!below.length) {
    output[name] ??= 'sample';
    return;
  }
  if (typeof output[name] !== 'object') {
    output[name] = {};
  }
  add(output[name] as JsonObject, below);
}
