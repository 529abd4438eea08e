import type { Cloud } from '../simulation/Cloud';
import { complete } from './complete';
import { computeValue } from './computeValue';
import { configure } from './configure';
import { AZURE_DATA_SOURCES } from './dataSources';
import { describe } from './describe';
import { identify } from './identify';
import { keep } from './keep';
import { refuse } from './refuse';
import { AZURE_RULES } from './rules';

/** The simulated Azure. */
export const azureCloud: Cloud = {
  name: 'azurerm',
  provider: 'azure',
  rules: AZURE_RULES,
  dataSources: AZURE_DATA_SOURCES,
  places: ['location'],
  configure,
  complete,
  identify: (type, resource, scope) =>
    identify(type, resource, scope, AZURE_RULES[type]),
  compute: (open, context) =>
    computeValue(open, context, AZURE_RULES[context.type]),
  describe,
  refuse,
  keep,
};
