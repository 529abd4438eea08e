import type { Cloud } from '../simulation/Cloud';
import { complete } from './complete';
import { computeValue } from './computeValue';
import { configure } from './configure';
import { GCP_DATA_SOURCES } from './dataSources';
import { describe } from './describe';
import { identify } from './identify';
import { keep } from './keep';
import { refuse } from './refuse';
import { GCP_RULES } from './rules';

/** The simulated Google Cloud. */
export const gcpCloud: Cloud = {
  name: 'google',
  provider: 'gcp',
  rules: GCP_RULES,
  dataSources: GCP_DATA_SOURCES,
  places: ['location', 'project', 'region', 'zone'],
  configure,
  complete,
  identify: (type, resource, scope, next) =>
    identify(type, resource, scope, GCP_RULES[type], next),
  compute: (open, context) =>
    computeValue(open, context, GCP_RULES[context.type]),
  describe,
  refuse,
  keep,
};
