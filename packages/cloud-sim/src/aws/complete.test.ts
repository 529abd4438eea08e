import { type CtyObject, type CtyValue, UNKNOWN } from '../cty/CtyValue';
import type { BlockSchema } from '../schema/ProviderSchema';
import { complete } from './complete';

const TAG_ATTRIBUTES = {
  tags: { type: ['map', 'string'] as ['map', 'string'], optional: true },
  tags_all: {
    type: ['map', 'string'] as ['map', 'string'],
    optional: true,
    computed: true,
  },
};

const BLOCK: BlockSchema = {
  attributes: {
    region: { type: 'string', optional: true, computed: true },
    ...TAG_ATTRIBUTES,
  },
  block_types: {
    disk: { nesting_mode: 'list', block: { attributes: TAG_ATTRIBUTES } },
  },
};

const SCOPE = {
  accountId: '000123456789',
  region: 'us-east-1',
  defaultTags: { lab: 'lab-1', owner: 'course' },
};

describe('what follows from the provider block', () => {
  it('is the region, where the resource names none', () => {
    const open: CtyObject = { region: UNKNOWN, tags: null, tags_all: UNKNOWN };
    expect(complete(BLOCK, open, SCOPE, {}).region).toBe('us-east-1');
    const own: CtyObject = {
      region: 'eu-west-1',
      tags: null,
      tags_all: UNKNOWN,
    };
    expect(complete(BLOCK, own, SCOPE, own).region).toBe('eu-west-1');
  });

  it('is the region also of what was made in another, unless it is written', () => {
    const moved: CtyObject = { region: 'eu-west-1', tags: null, tags_all: {} };
    expect(complete(BLOCK, moved, SCOPE, { region: null }).region).toBe(
      'us-east-1',
    );
  });

  it('is all tags: the default ones, with the own ones on top', () => {
    const planned: CtyObject = {
      tags: { owner: 'ada', Name: 'gpu', none: null },
      tags_all: UNKNOWN,
      disk: [{ tags: null, tags_all: UNKNOWN }],
    };
    expect(complete(BLOCK, planned, SCOPE, planned)).toMatchObject({
      tags: { owner: 'ada', Name: 'gpu', none: null },
      tags_all: { lab: 'lab-1', owner: 'ada', Name: 'gpu' },
      disk: [{ tags_all: { lab: 'lab-1', owner: 'course' } }],
    });
  });

  it.each<[string, CtyValue]>([
    ['the tags are', UNKNOWN],
    ['one of the tags is', { Name: UNKNOWN }],
  ])('is not known yet where %s not', (_, tags) => {
    const planned: CtyObject = { tags, tags_all: null };
    expect(complete(BLOCK, planned, SCOPE, planned).tags_all).toBe(UNKNOWN);
  });
});
