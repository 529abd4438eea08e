import { createTemplateRenderer } from 'nunjitsu';
import { ExpressionTrace, TRACE_FUNCTION } from './ExpressionTrace';
import { namesIn, pathsIn } from './namesIn';
import { scanTemplate } from './scanTemplate';

describe('a template source', () => {
  it('falls into its parts, with their lines', () => {
    expect(
      scanTemplate(
        'a ${{ x }}\n{% if y -%}\nb{# c #}{% endif %}\n{% raw %}${{ z }}{% endraw %}d',
      ).map(({ kind, content, line }) => [kind, content, line]),
    ).toEqual([
      ['text', 'a ', 1],
      ['expression', ' x ', 1],
      ['text', '\n', 1],
      ['tag', ' if y ', 2],
      ['text', '\nb', 2],
      ['comment', ' c ', 3],
      ['tag', ' endif ', 3],
      ['text', '\n', 3],
      ['tag', ' raw ', 4],
      ['raw', '${{ z }}', 4],
      ['tag', ' endraw ', 4],
      ['text', 'd', 4],
    ]);
  });

  it('does not end an expression within a string or an object', () => {
    const [token] = scanTemplate("${{ '}}' + {a: {b: 1}}.a.b }}");

    expect(token.content).toBe(" '}}' + {a: {b: 1}}.a.b ");
  });

  it('is the same when it is put together again', () => {
    const source = 'a ${{ open\n{{ b }} {%- c -%} ${{- d -}} }} {# e';

    expect(
      scanTemplate(source)
        .map(it => it.text)
        .join(''),
    ).toBe(source);
  });

  it('has other braces in the older syntax', () => {
    expect(
      scanTemplate('{{ a }} ${{ b }}', { cookiecutter: true }).map(
        it => it.kind,
      ),
    ).toEqual(['expression', 'text', 'expression']);
  });
});

describe('names', () => {
  it.each([
    ['values.a.b', ['values.a.b']],
    ["values['a'].b", ['values.a.b']],
    ['values[key]', ['values', 'key']],
    ["values.a | default('values.b')", ['values.a']],
    ['(parameters.repoUrl | parseRepoUrl).repo', ['parameters.repoUrl']],
    ['values.a if values.b is defined else none', ['values.a', 'values.b']],
    ['{ "a": values.b, c: values.d }', ['values.b', 'values.d']],
    ['row(one=values.a)', ['row', 'values.a']],
    ['values.a >= 1 and not values.b', ['values.a', 'values.b']],
  ])('of %s are found', (expression, names) => {
    expect(pathsIn(expression).map(it => it.path.join('.'))).toEqual(names);
  });

  it('that the template gives itself are told apart', () => {
    const { defined } = namesIn(
      scanTemplate(
        '{% for key, value in values.all %}{% set total = 1 %}{% macro row(a, b=2) %}',
      ),
    );

    expect([...defined].sort()).toEqual([
      ...['a', 'b', 'key', 'row', 'total', 'value'],
    ]);
  });
});

describe('a traced template', () => {
  const source =
    "{% for i in values.list %}${{ i }},{% endfor %}\n${{- values.none -}}\n${{ values.a | upper if values.a else 'x' }} ${{ { k: values.a } | dump }}{% raw %}${{ r }}{% endraw %}";
  const context = { values: { list: [1, 2], a: 'é' } };

  it('renders to the same, and tells what each expression came to', () => {
    const trace = new ExpressionTrace();
    const traced = createTemplateRenderer({
      globals: {
        [TRACE_FUNCTION]: (index, value) => {
          trace.note(index, value);
          return value;
        },
      },
    });

    expect(traced.render(trace.instrument(source, 'a.njk'), context)).toBe(
      createTemplateRenderer().render(source, context),
    );
    expect(
      trace
        .values()
        .map(({ expression, values }) => [expression.line, ...values]),
    ).toEqual([
      [1, 1, 2],
      [2, undefined],
      [3, 'É'],
      [3, '{"k":"é"}'],
    ]);
  });
});
