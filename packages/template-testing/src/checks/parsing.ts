import { Problem } from '../report/Problem';
import { parseStructured } from './parseStructured';
import { RenderedSample } from './RenderedSample';

/** Every YAML and JSON file can be read, and a devcontainer says what it is made of. */
export function parsing(rendered: RenderedSample): Problem[] {
  return rendered.files.flatMap((file): Problem[] => {
    const text = rendered.read(file);
    const parsed = text === undefined ? undefined : parseStructured(file, text);
    if (!parsed) {
      return [];
    }
    if ('fault' in parsed) {
      return [
        {
          check: 'parse',
          file,
          line: parsed.line,
          found: parsed.fault,
          expected: /json$|ipynb$/.test(file) ? 'JSON' : 'YAML',
          advice: rendered.sourceOf(file)
            ? 'Write texts with | dump: the quotes that it adds keep them texts in YAML and JSON alike'
            : 'Mend the file',
        },
      ];
    }
    return devcontainer(file, parsed.documents[0]);
  });
}

/** What https://containers.dev/implementors/json_reference requires of a devcontainer: an image, a build, or Compose. */
function devcontainer(file: string, content: unknown): Problem[] {
  if (!/(^|\/)\.?devcontainer\.json$/.test(file)) {
    return [];
  }
  const sources = ['image', 'build', 'dockerFile', 'dockerComposeFile'];
  const isOne =
    typeof content === 'object' &&
    content !== null &&
    sources.some(key => key in content);
  return isOne
    ? []
    : [
        {
          check: 'parse',
          file,
          line: 1,
          found: 'a devcontainer that is made of nothing',
          expected: `one of ${sources.join(', ')}`,
          advice: 'Name an image',
        },
      ];
}
