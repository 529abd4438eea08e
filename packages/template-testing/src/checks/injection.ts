import { JsonValue } from '@backstage/types';
import { Problem } from '../report/Problem';
import { stringsIn } from '../syntax/stringsIn';
import { parseStructured } from './parseStructured';
import { RenderedSample } from './RenderedSample';
import { readHcl } from './readHcl';

/*
 * Text that people type must come out as text. Two repositories are compared that differ in one field alone, where one
 * has a plain word and the other tries to break out: the files must be the same ones, and what is in them must have the
 * same keys and the same types. In a script there is no quoting that holds for every text, so there it must not be.
 */
export async function injection(
  hostile: RenderedSample,
  plain: RenderedSample,
): Promise<Problem[]> {
  const { field, value } = hostile.sample.changed!;
  const problem = (
    file: string | undefined,
    line: number | undefined,
    found: string,
    advice: string,
  ): Problem => ({
    check: 'injection',
    file,
    line,
    found: `what is typed into “${field}” ${found}`,
    expected: 'text that stays text, whatever it is',
    advice,
  });
  const plainName = plainNames(hostile, plain);
  const extra = hostile.files.filter(it => plainName(it) === undefined);
  const problems = extra.map(file =>
    problem(
      undefined,
      undefined,
      `makes the file ${JSON.stringify(file)}`,
      'Give the field a pattern that lets only names of files through',
    ),
  );
  for (const file of hostile.files.filter(it => !extra.includes(it))) {
    const text = hostile.read(file);
    const before = plain.read(plainName(file)!);
    if (text !== undefined && before !== undefined && text !== before) {
      const fault =
        inScript(file, text) ?? (await inData(file, text, before, value));
      if (fault) {
        problems.push(problem(file, fault.line, fault.found, fault.advice));
      }
    }
  }
  return problems;
}

/**
 * What a file is called where the plain word was typed. A value that is a good name of a file, such as `null`, may be part
 * of one.
 */
function plainNames(
  hostile: RenderedSample,
  plain: RenderedSample,
): (file: string) => string | undefined {
  const { field, value } = hostile.sample.changed!;
  const before = stringsIn(plain.sample.parameters[field], []);
  const now = stringsIn(value, []);
  const typed = now.flatMap(({ text }, index) => {
    const word = before[index]?.text;
    return word && word !== text ? [{ word, text }] : [];
  });
  const isName = typed.every(it => /^\w[\w.-]*$/.test(it.text));
  const names = new Map(
    plain.files.map(file => [
      typed.reduce(
        (name, { word, text }) => name.replaceAll(word, text),
        isName ? file : '',
      ),
      file,
    ]),
  );
  return file => (plain.files.includes(file) ? file : names.get(file));
}

interface Fault {
  line?: number;
  found: string;
  advice: string;
}

/** A part of one of the hostile texts that no quoting changes. */
const COMMAND = '$(touch /tmp/owned)';

function inScript(file: string, text: string): Fault | undefined {
  const isScript =
    /\.(sh|bash|mk)$|(^|\/)(GNUm|M|m)akefile$|(^|\/)Dockerfile/.test(file) ||
    /^#!.*\b(ba|da|z|k)?sh\b/.test(text);
  const line = text.split('\n').findIndex(it => it.includes(COMMAND)) + 1;
  return isScript && line > 0 ? command(line) : undefined;
}

function command(line?: number): Fault {
  return {
    line,
    found: 'is run as a command',
    advice:
      'Hand it to the script as a variable of the environment, or give the field a pattern that lets only harmless text through',
  };
}

async function inData(
  file: string,
  text: string,
  before: string,
  value: JsonValue | undefined,
): Promise<Fault | undefined> {
  const dump =
    'Write it with | dump: JSON’s quotes hold in YAML, and for names in HCL replace ${ by $${ too';
  const read = async (content: string) =>
    /\.(tf|tfvars|hcl)$/.test(file)
      ? readHcl(file, content)
      : parseStructured(file, content);
  const then = await read(before);
  const now = await read(text);
  if (!then || !now || 'fault' in then) {
    return undefined;
  }
  if ('fault' in now) {
    return { line: now.line, found: `breaks it: ${now.fault}`, advice: dump };
  }
  const shapeBefore = shapeOf(then.documents);
  const shape = shapeOf(now.documents);
  for (const [place, kind] of shape) {
    const was = shapeBefore.get(place);
    if (was !== kind) {
      return {
        found:
          was === undefined
            ? `adds \`${place}\``
            : `makes \`${place}\` a ${kind} where it is a ${was}`,
        advice: dump,
      };
    }
  }
  for (const [place] of shapeBefore) {
    if (!shape.has(place)) {
      return { found: `takes \`${place}\` away`, advice: dump };
    }
  }
  return expressionOf(file, now.documents, value);
}

/** Text that is in its place and is evaluated there: by a shell in a workflow, by Terraform in a string of HCL. */
function expressionOf(
  file: string,
  documents: unknown[],
  value: JsonValue | undefined,
): Fault | undefined {
  for (const [place, leaf] of leavesOf(documents)) {
    if (typeof leaf === 'string') {
      if (
        /(^|\.)(run|script|before_script|after_script|command|args)(\.\d+)?$/.test(
          place,
        ) &&
        leaf.includes(COMMAND)
      ) {
        return command();
      }
      const interpolated = /(^|[^$])\$\{path\.module\}/.test(leaf);
      if (
        /\.(tf|tfvars|hcl|tf\.json)$/.test(file) &&
        interpolated &&
        JSON.stringify(value).includes('${path.module}')
      ) {
        return {
          found: `is evaluated by Terraform in \`${place}\``,
          advice:
            'Hand it to Terraform in a .tfvars.json file, where text is never evaluated',
        };
      }
    }
  }
  return undefined;
}

function shapeOf(value: unknown): Map<string, string> {
  return new Map(
    leavesOf(value).map(([place, leaf]) => [
      place,
      leaf === null ? 'null' : typeof leaf,
    ]),
  );
}

function leavesOf(value: unknown, place = ''): [string, unknown][] {
  const below = (key: string | number) =>
    place ? `${place}.${key}` : `${key}`;
  if (Array.isArray(value)) {
    return value.length
      ? value.flatMap((item, index) => leavesOf(item, below(index)))
      : [[place, value]];
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return entries.length
      ? entries.flatMap(([key, item]) => leavesOf(item, below(key)))
      : [[place, value]];
  }
  return [[place, value]];
}
