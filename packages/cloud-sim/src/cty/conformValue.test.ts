import { conformValue } from './conformValue';
import type { CtyType } from './CtyType';

const TYPE: CtyType = [
  'object',
  {
    name: 'string',
    size: 'number',
    on: 'bool',
    tags: ['map', 'string'],
    disks: ['list', ['object', { gib: 'number' }]],
  },
];

describe('conformValue', () => {
  it('drops what the type does not know and makes null what is missing', () => {
    expect(conformValue({ name: 'a', gone: 1 }, TYPE)).toEqual({
      name: 'a',
      size: null,
      on: null,
      tags: null,
      disks: null,
    });
  });

  it('converts simple values that changed their type', () => {
    const value = { name: 7, size: '12', on: 'true' };
    expect(conformValue(value, TYPE)).toMatchObject({
      name: '7',
      size: 12,
      on: true,
    });
  });

  it('makes null what has another shape', () => {
    const value = { name: ['a'], size: 'big', tags: 'x', disks: [{ gib: {} }] };
    expect(conformValue(value, TYPE)).toMatchObject({
      name: null,
      size: null,
      tags: null,
      disks: [{ gib: null }],
    });
  });
});
