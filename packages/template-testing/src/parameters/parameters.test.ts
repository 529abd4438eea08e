import { Form } from './Form';
import { pairwise } from './pairwise';
import { boundaryValues, refusedValues } from './propertyValues';

describe('pairs of choices', () => {
  it('are all there, in far fewer rows than products', () => {
    const dimensions = [
      ['a', 'b', 'c', 'd'],
      ['x', 'y', 'z'],
      ['1', '2', '3'],
      ['on', 'off'],
    ];
    const rows = pairwise(dimensions);

    expect(rows.length).toBeLessThan(20);
    dimensions.forEach((first, i) =>
      dimensions.slice(i + 1).forEach((second, offset) => {
        for (const a of first) {
          for (const b of second) {
            expect(
              rows.some(row => row[i] === a && row[i + 1 + offset] === b),
            ).toBe(true);
          }
        }
      }),
    );
    expect(pairwise(dimensions)).toEqual(rows);
  });

  it('of one dimension are its values, of none nothing', () => {
    expect(pairwise([['a', 'b']])).toEqual([['a'], ['b']]);
    expect(pairwise([])).toEqual([]);
  });
});

describe('values of a field', () => {
  const labels = (values: { label: string }[]) => values.map(it => it.label);
  const field = (schema: any) => ({
    name: 'field',
    schema,
    required: true,
    path: [],
  });

  it('lie at the edges of numbers, and beyond', () => {
    const property = field({ type: 'integer', minimum: 1, maximum: 24 });

    expect(boundaryValues(property).map(it => it.value)).toEqual([1, 24]);
    expect(refusedValues(property).map(it => it.value)).toEqual([
      0,
      25,
      1.5,
      'many',
    ]);
  });

  it('lie at the edges of exclusive bounds', () => {
    const property = field({
      type: 'number',
      exclusiveMinimum: 0,
      exclusiveMaximum: 10,
      multipleOf: 0.5,
    });

    expect(boundaryValues(property).map(it => it.value)).toEqual([0.5, 9.5]);
    expect(refusedValues(property).map(it => it.value)).toContain(0);
    expect(refusedValues(property).map(it => it.value)).toContain(10);
  });

  it('are as short and as long as texts may be, and no shorter or longer', () => {
    const property = field({ type: 'string', minLength: 2, maxLength: 5 });

    expect(boundaryValues(property).map(it => it.value)).toEqual(
      expect.arrayContaining(['aa', 'aaaaa', 'null', '0123']),
    );
    expect(labels(refusedValues(property))).toEqual(['too long', 'too short']);
  });

  it('do not try what the pattern refuses anyway', () => {
    const property = field({ type: 'string', pattern: '^[a-z]+$' });

    expect(labels(boundaryValues(property))).toEqual([
      'a word that YAML takes for nothing',
    ]);
    expect(labels(refusedValues(property))).toEqual([
      'against the pattern: ""',
    ]);
  });

  it('leave to the scaffolder what a reference within the page leads to', () => {
    const property = field({ $ref: '#/definitions/node' });

    expect(boundaryValues(property, { accepted: [{ name: 'x' }] })).toEqual([
      expect.objectContaining({ value: { name: 'x' } }),
    ]);
  });

  it('are those that its author gives as examples', () => {
    const property = field({
      type: 'string',
      pattern: '^v\\d$',
      examples: ['v1'],
    });

    expect(
      boundaryValues(property, { accepted: ['v2'], refused: ['2'] }).map(
        it => it.value,
      ),
    ).toEqual(['v2', 'v1']);
    expect(
      refusedValues(property, { refused: ['2'] }).map(it => it.value),
    ).toContain('2');
  });
});

describe('a form', () => {
  const pages = [
    {
      required: ['kind'],
      properties: { kind: { type: 'string', enum: ['vm', 'cluster'] } },
      dependencies: {
        kind: {
          oneOf: [
            { properties: { kind: { enum: ['vm'] }, disk: { default: 100 } } },
            {
              required: ['nodes'],
              properties: {
                kind: { enum: ['cluster'] },
                nodes: { type: 'integer', minimum: 1 },
              },
            },
          ],
        },
      },
    },
    {
      properties: { note: { type: 'string' } },
      if: { properties: { kind: { const: 'cluster' } } },
      then: { required: ['owner'], properties: { owner: { type: 'string' } } },
    },
  ];

  it('shows the fields that belong to what was chosen, and fills them in', () => {
    const form = new Form(pages);

    expect(form.complete({})).toEqual({ kind: 'vm', disk: 100 });
    expect(form.complete({ kind: 'cluster', disk: 50 })).toEqual({
      kind: 'cluster',
      nodes: 1,
      owner: 'sample',
    });
  });
});
