import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  AttributionPlan,
  Override,
  SharedCostRule,
} from '@gpu-academy/attribution';

const KINDS: readonly SharedCostRule['kind'][] = [
  'unused-commitment',
  'support',
  'tax',
];
const POOLS: readonly SharedCostRule['within'][] = [
  'scope',
  'provider',
  'period',
];

/**
 * The decisions of people in `academy.attribution`: overrides and rules for shared cost.
 *
 * @throws InputError where one is not usable, so that the backend does not start with half of them.
 */
export function readAttributionRules(
  config: Config,
): Pick<AttributionPlan, 'overrides' | 'sharedCosts'> {
  const list = (key: string) =>
    config.getOptionalConfigArray(`academy.attribution.${key}`) ?? [];
  return {
    overrides: list('overrides').map(readOverride),
    sharedCosts: list('sharedCosts').map((rule, index) => ({
      id: rule.getString('id'),
      kind: oneOf(KINDS, rule, 'kind', index),
      within: oneOf(POOLS, rule, 'within', index),
      ...optional('provider', rule.getOptionalString('provider')),
    })),
  };
}

function readOverride(override: Config, index: number): Override {
  const tag = override.getOptionalConfig('tag');
  const criteria = {
    ...optional('provider', override.getOptionalString('provider')),
    ...optional('scopeId', override.getOptionalString('scopeId')),
    ...optional('resourceId', override.getOptionalString('resourceId')),
    ...(tag && {
      tag: { key: tag.getString('key'), value: tag.getString('value') },
    }),
  };
  const place = `academy.attribution.overrides[${index}]`;
  if (Object.keys(criteria).length === 0) {
    throw new InputError(
      `${place} names no provider, scopeId, resourceId or tag, so that it would hold for nothing; say what it is for`,
    );
  }
  const time = (key: 'startsAt' | 'endsAt') => {
    const value = override.getOptionalString(key);
    if (value !== undefined && Number.isNaN(Date.parse(value))) {
      throw new InputError(
        `${place}.${key} is '${value}', expected a time such as 2026-11-01T00:00:00Z`,
      );
    }
    return optional(key, value);
  };
  return {
    id: override.getString('id'),
    ...criteria,
    ...time('startsAt'),
    ...time('endsAt'),
    subjectRef: override.getString('subjectRef').toLowerCase(),
    ...optional('workspaceId', override.getOptionalString('workspaceId')),
  };
}

function oneOf<T extends string>(
  allowed: readonly T[],
  rule: Config,
  key: string,
  index: number,
): T {
  const value = rule.getString(key);
  const found = allowed.find(each => each === value);
  if (!found) {
    throw new InputError(
      `academy.attribution.sharedCosts[${index}].${key} is '${value}', expected ${allowed.join(
        ', ',
      )}`,
    );
  }
  return found;
}

function optional<K extends string>(
  key: K,
  value: string | undefined,
): { [key in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as {
    [key in K]?: string;
  };
}
