import { numberOf } from '../simulation/simulatedDigits';
import type { MakerSet } from './Maker';

/** What `hashicorp/null` makes: nothing, with an id. */
export const NULL: MakerSet = {
  dataSources: {},
  resources: {
    null_resource: {
      rules: {},
      make: (_, now) => ({ id: numberOf(now + Math.random(), 19) }),
      read: id => ({ id }),
    },
  },
};
