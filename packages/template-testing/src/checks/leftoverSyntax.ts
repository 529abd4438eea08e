import { Problem } from '../report/Problem';
import { scanTemplate, TemplateToken } from '../syntax/scanTemplate';
import { lineOf } from './lineOf';
import { RenderedSample } from './RenderedSample';
import { stringsIn } from '../syntax/stringsIn';

/** Words that begin the engine's tags. */
const TAGS =
  'if|elif|elseif|else|endif|for|endfor|set|endset|raw|endraw|macro|endmacro|call|endcall|filter|endfilter|include|import|from|extends|block|endblock|verbatim|endverbatim|switch|endswitch';

/** What the scaffolder's own values are called; other programs have `${{ }}` and `{{ }}` too, for theirs. */
const OWN_EXPRESSION = /\$?\{\{-?\s*(values|cookiecutter)\b[^}]*\}\}/g;
const OWN_TAG = new RegExp(`\\{%-?\\s*(${TAGS})\\b[^%]*%\\}`, 'g');
const ANY_SYNTAX = /\$\{\{[^\n]*?\}\}|\{%[^\n]*?%\}|\$\{\{|\{%-?\s/g;

/*
 * Template syntax that is still there when the template has run. In a file that the engine went over nothing may be left
 * but what stands between raw tags, or what a value brought with it. In a file that was only copied, such syntax is most
 * often another program's; the scaffolder's own names give it away.
 */
export function leftoverSyntax(rendered: RenderedSample): Problem[] {
  return [
    ...rendered.files.flatMap(file => [
      ...nameProblems(rendered, file),
      ...textProblems(rendered, file),
    ]),
    ...inputProblems(rendered),
  ];
}

function nameProblems(rendered: RenderedSample, file: string): Problem[] {
  const typed = stringsIn(rendered.sample.parameters, []).map(it => it.text);
  const [syntax] = file.match(/\$\{\{.*|\{%.*|\{\{.*/) ?? [];
  const isLeft = syntax && !typed.some(it => it && file.includes(it));
  return isLeft || /\.njk$/.test(file)
    ? [
        {
          check: 'leftover-syntax',
          file,
          found: `the name of the file, ${file}`,
          expected: 'a name without template syntax and without .njk',
          advice:
            'Set templateFileExtension: .njk, and see that every value in the name is given',
        },
      ]
    : [];
}

function textProblems(rendered: RenderedSample, file: string): Problem[] {
  const text = rendered.read(file);
  if (text === undefined) {
    return [];
  }
  const source = rendered.sourceOf(file);
  const typed = stringsIn(rendered.sample.parameters, []).map(it => it.text);
  const meant = source && [
    ...typed,
    ...source.filter(it => it.kind === 'raw').map(it => it.text),
    ...source.filter(it => it.kind === 'expression').map(it => it.content),
    ...rendered.rendering.trace
      .flatMap(it => it.values)
      .map(value =>
        typeof value === 'string' ? value : JSON.stringify(value) ?? '',
      ),
  ];
  const patterns = meant
    ? [ANY_SYNTAX, OWN_EXPRESSION, bareNames(rendered, file)]
    : [OWN_EXPRESSION, OWN_TAG];
  const written = source ? putTogether(source) : [];
  const found = new Map<number, string>();
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      if (
        !(meant ?? typed).some(it => it.includes(match[0])) &&
        !written.some(it => it.startsWith(match[0]))
      ) {
        found.set(lineOf(text, match.index), match[0]);
      }
    }
  }
  return [...found].map(([line, syntax]) => ({
    check: 'leftover-syntax',
    file,
    line,
    found: `\`${syntax.trim()}\``,
    expected: 'what the expression comes to',
    advice: meant
      ? 'Write expressions as ${{ values.… }}; what is meant to stay goes between {% raw %} and {% endraw %}'
      : 'The file is copied, not rendered: give it the extension that the step renders, or take it off copyWithoutTemplating',
  }));
}

/** What comes of `${{ "${{" }} github.ref }}`: syntax that begins with a text in an expression, to the end of its line. */
function putTogether(source: TemplateToken[]): string[] {
  return source.flatMap((token, index) => {
    const text = quoted(token);
    const start = text?.search(/\$?\{[{%]/) ?? -1;
    if (text === undefined || start < 0) {
      return [];
    }
    const rest = source
      .slice(index + 1)
      .map(it => quoted(it) ?? (it.kind === 'expression' ? '\0' : it.text));
    return [`${text.slice(start)}${rest.join('')}`.split('\n')[0]];
  });
}

function quoted({ kind, content }: TemplateToken): string | undefined {
  return kind === 'expression'
    ? /^\s*(["'])(.*)\1\s*$/s.exec(content)?.[2]
    : undefined;
}

/** Files whose own program writes `{{ name }}`. */
const WITH_BRACES =
  /\.(vue|html?|hbs|mustache|handlebars|j2|jinja2?|tpl|tmpl|gotmpl|liquid|svelte|twig|njk)$|(^|\/)templates\//;

/** `{{ name }}` with the name of a value: the `$` and `values.` were forgotten. */
function bareNames(rendered: RenderedSample, file: string): RegExp {
  if (WITH_BRACES.test(file)) {
    return /(?!)/g;
  }
  const step = rendered.rendering.origins.get(file)?.step;
  const values = rendered.rendering.steps.find(it => it.step === step)?.input
    .values;
  const names = Object.keys(values ?? {}).map(it =>
    it.replace(/[^A-Za-z0-9_]/g, '\\$&'),
  );
  return names.length
    ? new RegExp(`\\{\\{-?\\s*(${names.join('|')})\\b[^}]*\\}\\}`, 'g')
    : /(?!)/g;
}

/** An expression that fails in a step's input stays there as it is written, without a word. */
function inputProblems(rendered: RenderedSample): Problem[] {
  const typed = JSON.stringify(rendered.sample.parameters);
  return rendered.rendering.steps.flatMap(({ step, input }) => {
    const index = rendered.template.steps.findIndex(it => it.id === step);
    return stringsIn(input, ['spec', 'steps', index, 'input'])
      .filter(
        ({ text }) =>
          scanTemplate(text).some(it => it.kind === 'expression') &&
          !typed.includes(JSON.stringify(text).slice(1, -1)),
      )
      .filter(({ text }) => isOwnText(rendered, index, text))
      .map(
        ({ text, path }): Problem => ({
          check: 'leftover-syntax',
          file: rendered.template.shownFile,
          line: rendered.template.lineOf(path),
          found: `step ${step} is given \`${text}\` as it is written`,
          expected: 'what the expression comes to',
          advice:
            'The expression cannot be evaluated: correct its syntax and its filters',
        }),
      );
  });
}

/** Whether the text stands in the template, and was not put together from what people typed. */
function isOwnText(
  rendered: RenderedSample,
  index: number,
  text: string,
): boolean {
  const written = stringsIn(rendered.template.steps[index].input, []);
  return written.some(it => it.text === text);
}
