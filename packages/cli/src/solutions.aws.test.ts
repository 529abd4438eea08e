import { describeSolutions } from './__testUtils__/describeSolutions';

describeSolutions('aws');
