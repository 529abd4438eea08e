import { describeLabs } from '../../__testUtils__/describeLabs';

describeLabs('gcp');
