import type { Cloud } from '../simulation/Cloud';
import { complete } from './complete';
import { computeValue } from './computeValue';
import { configure } from './configure';
import { AWS_DATA_SOURCES } from './dataSources';
import { describe } from './describe';
import { identify } from './identify';
import { refuse } from './refuse';
import { AWS_RULES } from './rules';

/** The simulated AWS. */
export const awsCloud: Cloud = {
  name: 'aws',
  provider: 'aws',
  rules: AWS_RULES,
  dataSources: AWS_DATA_SOURCES,
  configure,
  complete,
  identify: (type, resource, scope) =>
    identify(type, resource, scope, AWS_RULES[type]),
  compute: (open, context) =>
    computeValue(open, context, AWS_RULES[context.type]),
  describe,
  refuse,
};
