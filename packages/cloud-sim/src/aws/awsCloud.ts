import { type CtyObject, knownString } from '../cty/CtyValue';
import type { Cloud } from '../simulation/Cloud';
import type { Scope } from '../simulation/Scope';
import { chooseNames } from './chooseNames';
import { complete } from './complete';
import { computeValue } from './computeValue';
import { configure } from './configure';
import { AWS_DATA_SOURCES } from './dataSources';
import { describe } from './describe';
import { identify } from './identify';
import { refuse } from './refuse';
import { AWS_RULES } from './rules';

/** A resource may lie in another region than the provider block names. */
function scopeOf(resource: CtyObject, scope: Scope): Scope {
  return { ...scope, region: knownString(resource.region) ?? scope.region };
}

/** The simulated AWS. */
export const awsCloud: Cloud = {
  name: 'aws',
  provider: 'aws',
  rules: AWS_RULES,
  dataSources: AWS_DATA_SOURCES,
  places: ['region'],
  configure,
  complete,
  chooseNames,
  identify: (type, resource, scope, next) =>
    identify(type, resource, scopeOf(resource, scope), AWS_RULES[type], next),
  compute: (open, context) =>
    computeValue(
      open,
      { ...context, scope: scopeOf(context.resource, context.scope) },
      AWS_RULES[context.type],
    ),
  describe,
  refuse,
};
