import { type CtyObject, UNKNOWN } from '../cty/CtyValue';
import type { BlockSchema } from '../schema/ProviderSchema';
import { planResource } from './planResource';
import type { TypeRules } from './TypeRules';

const BLOCK: BlockSchema = {
  attributes: {
    id: { type: 'string', computed: true },
    image: { type: 'string', required: true },
    zone: { type: 'string', optional: true, computed: true },
    checked: { type: 'bool', optional: true },
    script: { type: 'string', optional: true },
    replace_on_script: { type: 'bool', optional: true },
    token_wo: { type: 'string', optional: true, write_only: true },
  },
  block_types: {
    disk: {
      nesting_mode: 'list',
      max_items: 1,
      block: {
        attributes: {
          encrypted: { type: 'bool', optional: true },
          volume_id: { type: 'string', computed: true },
          keep: { type: 'bool', optional: true },
        },
      },
    },
    rule: {
      nesting_mode: 'set',
      block: {
        attributes: {
          port: { type: 'number', required: true },
          rule_id: { type: 'string', computed: true },
        },
      },
    },
  },
};

const RULES: TypeRules = {
  source: 'this test',
  forceNew: ['image', 'disk.encrypted', 'rule.port'],
  forceNewIf: { script: 'replace_on_script' },
  defaults: { checked: true, 'disk.keep': false },
};

const CONFIG: CtyObject = {
  id: null,
  image: 'ami-1',
  zone: null,
  checked: null,
  script: null,
  replace_on_script: null,
  token_wo: null,
  disk: [{ encrypted: true, volume_id: null, keep: null }],
  rule: [{ port: 22, rule_id: null }],
};

const APPLIED: CtyObject = {
  id: 'i-1',
  image: 'ami-1',
  zone: 'a',
  checked: true,
  script: null,
  replace_on_script: null,
  token_wo: null,
  disk: [{ encrypted: true, volume_id: 'vol-1', keep: false }],
  rule: [{ port: 22, rule_id: 'r-1' }],
};

function plan(prior: CtyObject | null, proposed: CtyObject | null) {
  const complete = (planned: CtyObject) => planned;
  return planResource({
    block: BLOCK,
    rules: RULES,
    prior,
    proposed,
    complete,
  });
}

describe('a plan to create', () => {
  const { planned, requiresReplace } = plan(null, CONFIG);

  it('leaves to the cloud what the cloud computes, also inside blocks', () => {
    expect(planned).toMatchObject({
      id: UNKNOWN,
      zone: UNKNOWN,
      disk: [{ volume_id: UNKNOWN }],
      rule: [{ rule_id: UNKNOWN }],
    });
  });

  it('keeps what is configured and puts in the defaults of the provider', () => {
    expect(planned).toMatchObject({
      image: 'ami-1',
      checked: true,
      script: null,
      disk: [{ encrypted: true, keep: false }],
    });
  });

  it('keeps a write-only argument nowhere', () => {
    const proposed = { ...CONFIG, token_wo: 's3cret' };
    expect(plan(null, proposed).planned?.token_wo).toBeNull();
  });

  it('replaces nothing', () => {
    expect(requiresReplace).toEqual([]);
  });

  it('puts no default into a block that is not there', () => {
    expect(plan(null, { ...CONFIG, disk: [] }).planned?.disk).toEqual([]);
  });
});

describe('a plan for what exists', () => {
  it('is the prior state where the configuration says the same', () => {
    const proposed = { ...APPLIED, checked: null };
    expect(plan(APPLIED, proposed)).toEqual({
      planned: APPLIED,
      requiresReplace: [],
    });
  });

  it('keeps computed values when something is changed in place', () => {
    const { planned, requiresReplace } = plan(APPLIED, {
      ...APPLIED,
      script: 'new',
    });
    expect(planned).toMatchObject({ id: 'i-1', zone: 'a', script: 'new' });
    expect(requiresReplace).toEqual([]);
  });

  it('leaves to the cloud what a block that was added computes', () => {
    const { planned } = plan(
      { ...APPLIED, disk: [], rule: APPLIED.rule },
      {
        ...APPLIED,
        rule: [
          { port: 22, rule_id: 'r-1' },
          { port: 80, rule_id: null },
        ],
      },
    );
    expect(planned?.rule).toEqual([
      { port: 22, rule_id: 'r-1' },
      { port: 80, rule_id: UNKNOWN },
    ]);
  });

  it('replaces where an argument changes that the cloud cannot change', () => {
    expect(
      plan(APPLIED, { ...APPLIED, image: 'ami-2' }).requiresReplace,
    ).toEqual([['image']]);
  });

  it('names the place inside a block', () => {
    const disk = [{ encrypted: false, volume_id: 'vol-1', keep: false }];
    expect(plan(APPLIED, { ...APPLIED, disk }).requiresReplace).toEqual([
      ['disk', 0, 'encrypted'],
    ]);
  });

  it('names the block where it came or went', () => {
    expect(plan(APPLIED, { ...APPLIED, disk: [] }).requiresReplace).toEqual([
      ['disk'],
    ]);
  });

  it('replaces where the new value is not known yet', () => {
    expect(
      plan(APPLIED, { ...APPLIED, image: UNKNOWN }).requiresReplace,
    ).toEqual([['image']]);
  });

  it('replaces for some arguments only where another one says so', () => {
    const changed = { ...APPLIED, script: 'new', replace_on_script: true };
    expect(plan(APPLIED, changed).requiresReplace).toEqual([['script']]);
  });

  it('destroys without a word more', () => {
    expect(plan(APPLIED, null)).toEqual({ planned: null, requiresReplace: [] });
  });
});

describe('blocks that the cloud fills in', () => {
  const rules: TypeRules = { source: 'this test', computedBlocks: ['disk'] };
  const complete = (planned: CtyObject) => planned;
  const request = { block: BLOCK, rules, complete };

  it('are not known before the apply where the configuration has none', () => {
    const proposed = { ...CONFIG, disk: [] };
    const { planned } = planResource({ ...request, prior: null, proposed });
    expect(planned?.disk).toBe(UNKNOWN);
  });

  it('stay as they are afterwards, and the second plan changes nothing', () => {
    const proposed = { ...APPLIED, disk: [] };
    expect(planResource({ ...request, prior: APPLIED, proposed })).toEqual({
      planned: APPLIED,
      requiresReplace: [],
    });
  });

  it('are what the configuration says where it has them', () => {
    const { planned } = planResource({
      ...request,
      prior: null,
      proposed: CONFIG,
    });
    expect(planned?.disk).toEqual([
      { encrypted: true, volume_id: UNKNOWN, keep: null },
    ]);
  });
});

describe('a plan for what lies elsewhere', () => {
  it('replaces it, since nothing moves', () => {
    const { requiresReplace } = planResource({
      block: BLOCK,
      places: ['zone'],
      prior: APPLIED,
      proposed: { ...APPLIED, zone: 'b' },
      complete: planned => planned,
    });
    expect(requiresReplace).toEqual([['zone']]);
  });
});

/** What is planned for a machine of ports, where the cloud counts its changes. */
function planPorts(ports: CtyObject[]) {
  const prior: CtyObject = {
    version: 1,
    port: [{ number: 22, port_id: 'p-1', open: false }],
  };
  return planResource({
    block: {
      attributes: { version: { type: 'number', computed: true } },
      block_types: {
        port: {
          nesting_mode: 'set',
          block: {
            attributes: {
              number: { type: 'number', required: true },
              port_id: { type: 'string', computed: true },
              open: { type: 'bool', optional: true },
            },
          },
        },
      },
    },
    rules: {
      source: 'this test',
      defaults: { 'port.open': false },
      renewed: () => ['version'],
    },
    prior,
    proposed: { ...prior, port: ports },
    complete: value => value,
  }).planned;
}

const WRITTEN = { number: 22, port_id: null, open: null };

it('finds an element of a set again that differs by what the provider and the cloud put into it', () => {
  expect(planPorts([WRITTEN])).toEqual({
    version: 1,
    port: [{ number: 22, port_id: 'p-1', open: false }],
  });
});

it('leaves open what is another after every change, and only after one', () => {
  expect(planPorts([WRITTEN])?.version).toBe(1);
  expect(planPorts([{ ...WRITTEN, open: true }])).toEqual({
    version: UNKNOWN,
    port: [{ number: 22, port_id: UNKNOWN, open: true }],
  });
});
