import { Form } from '../parameters/Form';
import { combineValues } from './combineValues';
import { FieldValue } from './FieldValue';

const valuesOf = (field: string, values: (string | number)[]): FieldValue[] =>
  values.map(value => ({ field, value }));

describe('values that share a form', () => {
  it('are as few forms as a field has values, with each value in one', () => {
    const form = new Form([
      {
        properties: {
          region: { type: 'string', default: 'north' },
          hours: { type: 'integer', default: 4 },
        },
      },
    ]);
    const values = [
      ...valuesOf('region', ['south', 'east', 'west']),
      ...valuesOf('hours', [1, 24]),
    ];

    expect(combineValues(form, form.complete({}), values)).toEqual([
      {
        parameters: { region: 'south', hours: 1 },
        covers: [values[0], values[3]],
      },
      {
        parameters: { region: 'east', hours: 24 },
        covers: [values[1], values[4]],
      },
      { parameters: { region: 'west', hours: 4 }, covers: [values[2]] },
    ]);
  });

  it('come apart where the form does not take them together, or one hides the other', () => {
    const form = new Form([
      {
        properties: {
          kind: { type: 'string', default: 'vm', enum: ['vm', 'cluster'] },
          size: { type: 'string', default: 's', enum: ['s', 'xl'] },
        },
        dependencies: {
          kind: {
            oneOf: [
              {
                properties: {
                  kind: { enum: ['vm'] },
                  disk: { type: 'integer', default: 10 },
                },
              },
              { properties: { kind: { enum: ['cluster'] } } },
            ],
          },
        },
        not: {
          properties: { kind: { const: 'cluster' }, size: { const: 'xl' } },
        },
      },
    ]);
    const values = [
      ...valuesOf('kind', ['cluster']),
      ...valuesOf('size', ['xl']),
      ...valuesOf('disk', [500]),
    ];

    expect(combineValues(form, form.complete({}), values)).toEqual([
      { parameters: { kind: 'cluster', size: 's' }, covers: [values[0]] },
      {
        parameters: { kind: 'vm', size: 'xl', disk: 500 },
        covers: [values[1], values[2]],
      },
    ]);
  });

  it('are left out where the form takes them in no company', () => {
    const form = new Form([
      { properties: { hours: { type: 'integer', maximum: 24, default: 4 } } },
    ]);

    expect(
      combineValues(form, form.complete({}), valuesOf('hours', [25])),
    ).toEqual([]);
  });
});
