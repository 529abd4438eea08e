import { awsCloud } from './aws/awsCloud';
import { ID_PATTERNS as AWS_IDS } from './aws/idPatterns';
import { azureCloud } from './azure/azureCloud';
import { ID_PATTERNS as AZURE_IDS } from './azure/idPatterns';
import { type CtyObject, equalValues, isWhollyKnown } from './cty/CtyValue';
import { gcpCloud } from './gcp/gcpCloud';
import { ID_PATTERNS as GCP_IDS } from './gcp/idPatterns';
import { loadSchema, SCHEMA_NAMES } from './schema/loadSchema';
import type { BlockSchema, ProviderSchema } from './schema/ProviderSchema';
import type { Cloud } from './simulation/Cloud';
import { planResource } from './simulation/planResource';
import { resolveUnknowns } from './simulation/resolveUnknowns';
import { fixture } from './testing/SimulatedLab';
import { leadsSomewhere } from './testing/leadsSomewhere';
import { smallestConfig } from './testing/smallestConfig';

const NOW = '2026-11-01T10:00:00.000Z';

const CLOUDS: Array<{
  cloud: Cloud;
  config: CtyObject;
  ids: Readonly<Record<string, string>>;
  source: RegExp;
}> = [
  {
    cloud: awsCloud,
    config: { region: 'us-east-1' },
    ids: AWS_IDS,
    source:
      /^github\.com\/hashicorp\/terraform-provider-aws (internal\/service\/\w+\/\w+\.go|website\/docs\/r, "Import")$/,
  },
  {
    cloud: gcpCloud,
    config: {
      project: 'gpu-academy-lab',
      region: 'us-central1',
      zone: 'us-central1-a',
    },
    ids: GCP_IDS,
    source:
      /^github\.com\/hashicorp\/terraform-provider-google (google\/[\w/]+\.go|website\/docs\/r, "Attributes Reference")$/,
  },
  {
    cloud: azureCloud,
    config: { subscription_id: '00000000-0000-0000-0000-000000000042' },
    ids: AZURE_IDS,
    source:
      /^github\.com\/hashicorp\/terraform-provider-azurerm (internal\/services\/[\w/]+\.go|website\/docs\/r, "Import")$/,
  },
];

/** Of two arguments one must name the parent; a schema cannot say so. */
const PARENTS: CtyObject = {
  namespace_id: '/some/namespace',
  storage_account_id: '/some/account',
  user_assigned_identity_id: '/some/identity',
  virtual_machine_id: '/g/providers/Microsoft.Compute/virtualMachines/gpu',
};

function withParents(block: BlockSchema, config: CtyObject): CtyObject {
  const parents = Object.entries(PARENTS).filter(([name]) => {
    const attribute = block.attributes?.[name];
    return attribute?.optional || attribute?.required;
  });
  return { ...config, ...Object.fromEntries(parents) };
}

/** Paths of a cloud's rules that lead nowhere in its schema. */
function strayPaths(cloud: Cloud, schema: ProviderSchema): string[] {
  return Object.entries(cloud.rules).flatMap(([type, rules]) => {
    const found = schema.resource_schemas[type];
    if (!found) {
      return [type];
    }
    return [
      ...(rules.forceNew ?? []),
      ...Object.keys(rules.defaults ?? {}),
      ...Object.keys(rules.computed ?? {}),
      ...(rules.computedBlocks ?? []),
    ]
      .filter(path => !leadsSomewhere(found.block, path))
      .map(path => `${type}.${path}`);
  });
}

describe.each(CLOUDS)(
  'the simulated $cloud.provider',
  ({ cloud, config, ids, source }) => {
    const { schema } = loadSchema(cloud.name);

    it('knows every type that labs and content units use', () => {
      const used = fixture('course-types.txt')
        .split('\n')
        .filter(type => type.startsWith(`${cloud.name}_`));
      expect(used.length).toBeGreaterThan(50);
      expect(used.filter(type => !schema.resource_schemas[type])).toEqual([]);
    });

    it('has rules for types and arguments of its schema only', () => {
      expect(strayPaths(cloud, schema)).toEqual([]);
    });

    it('says once of an argument that its change replaces', () => {
      const repeated = Object.entries(cloud.rules).flatMap(
        ([type, { forceNew = [] }]) =>
          forceNew
            .filter((path, index) => forceNew.indexOf(path) !== index)
            .map(path => `${type}.${path}`),
      );
      expect(repeated).toEqual([]);
    });

    it('says of every rule where it can be checked', () => {
      const sources = Object.values(cloud.rules).map(rules => rules.source);
      expect(sources.filter(text => !source.test(text))).toEqual([]);
    });

    it('knows how the id of every type of its schema is made', () => {
      const unknown = Object.keys(schema.resource_schemas).filter(
        type => !ids[type] && !cloud.rules[type]?.id,
      );
      expect(unknown).toEqual([]);
    });

    it('answers every data source of its schema', () => {
      expect(Object.keys(cloud.dataSources).sort()).toEqual(
        Object.keys(schema.data_source_schemas).sort(),
      );
    });

    it('makes a resource of every type, fills it in wholly, and plans nothing the second time', () => {
      const scope = cloud.configure(config, {});
      if ('severity' in scope) {
        throw new Error(scope.detail);
      }
      const wrong: string[] = [];
      for (const [type, { block }] of Object.entries(schema.resource_schemas)) {
        const complete = (value: CtyObject) =>
          cloud.complete(block, value, scope, {});
        const rules = cloud.rules[type];
        const request = { block, rules, complete };
        const proposed = withParents(block, smallestConfig(block));
        const { planned } = planResource({ ...request, prior: null, proposed });
        const resource =
          cloud.chooseNames?.(type, planned ?? {}) ?? planned ?? {};
        const id = cloud.identify(type, resource, scope);
        const context = { type, id, resource, scope, now: NOW };
        const state = resolveUnknowns(
          block,
          resource,
          open => cloud.compute(open, context),
          rules,
        );
        const again = planResource({
          ...request,
          prior: state,
          proposed: state,
        });
        const { region } = cloud.describe(type, state, scope);
        if (
          !isWhollyKnown(state) ||
          /[{}]|undefined/.test(id) ||
          !equalValues(again.planned, state) ||
          region === ''
        ) {
          wrong.push(`${type} ${id}`);
        }
      }
      expect(wrong).toEqual([]);
    });
  },
);

it('there is a schema for each provider, with its origin and licence', () => {
  expect(SCHEMA_NAMES.map(name => loadSchema(name).provider)).toEqual(
    SCHEMA_NAMES.map(name => `registry.terraform.io/hashicorp/${name}`),
  );
  expect(new Set(SCHEMA_NAMES.map(name => loadSchema(name).licence))).toEqual(
    new Set(['MPL-2.0']),
  );
});
