import { UNKNOWN } from '../cty/CtyValue';
import type { BlockSchema } from '../schema/ProviderSchema';
import { type OpenValue, resolveUnknowns } from './resolveUnknowns';

const BLOCK: BlockSchema = {
  attributes: {
    id: { type: 'string', computed: true },
    zone: { type: 'string', optional: true, computed: true },
    list: { type: ['list', 'string'], optional: true },
    info: { type: ['object', { a: 'string', b: 'number' }], computed: true },
  },
  block_types: {
    disk: {
      nesting_mode: 'list',
      block: { attributes: { volume_id: { type: 'string', computed: true } } },
    },
    timeouts: {
      nesting_mode: 'single',
      block: { attributes: { create: { type: 'string', optional: true } } },
    },
  },
};

describe('resolveUnknowns', () => {
  it('asks for every open value with its path, type and whether it was optional', () => {
    const asked: OpenValue[] = [];
    const resolved = resolveUnknowns(
      BLOCK,
      {
        id: UNKNOWN,
        zone: UNKNOWN,
        list: ['x', UNKNOWN],
        info: { a: UNKNOWN, b: 1 },
        disk: [{ volume_id: UNKNOWN }],
        timeouts: null,
      },
      open => {
        asked.push(open);
        return `value of ${open.path}`;
      },
    );
    expect(asked).toEqual([
      { path: 'id', type: 'string', optional: false },
      { path: 'zone', type: 'string', optional: true },
      { path: 'list', type: 'string', optional: true },
      { path: 'info.a', type: 'string', optional: false },
      { path: 'disk.volume_id', type: 'string', optional: false },
    ]);
    expect(resolved).toEqual({
      id: 'value of id',
      zone: 'value of zone',
      list: ['x', 'value of list'],
      info: { a: 'value of info.a', b: 1 },
      disk: [{ volume_id: 'value of disk.volume_id' }],
      timeouts: null,
    });
  });

  it('fills in a whole block: what is told of it, the rest from names', () => {
    const rules = {
      source: 'this test',
      computedBlocks: ['disk', 'timeouts'],
      computed: { timeouts: [{ create: '5m' }] },
    };
    const resolved = resolveUnknowns(
      BLOCK,
      { id: 'i-1', disk: UNKNOWN, timeouts: UNKNOWN },
      ({ path }) =>
        path === 'timeouts' ? [{ create: '5m' }] : `value of ${path}`,
      rules,
    );
    expect(resolved).toMatchObject({
      disk: [{ volume_id: 'value of disk.volume_id' }],
      timeouts: { create: '5m' },
    });
  });

  it('leaves a block out that turned out to be no block at all', () => {
    const resolved = resolveUnknowns(BLOCK, { disk: UNKNOWN }, () => null);
    expect(resolved.disk).toEqual([]);
  });
});
