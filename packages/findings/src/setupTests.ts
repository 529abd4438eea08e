import fc from 'fast-check';
import { propertyRuns, propertySeed } from './__testUtils__/propertyRuns';

fc.configureGlobal({ seed: propertySeed(), numRuns: propertyRuns(100) });
