import type { CtyObject } from '../cty/CtyValue';
import type { Scope } from '../simulation/Scope';
import type { ComputeContext } from '../simulation/TypeRules';
import { ARN_PATTERNS } from './arnPatterns';
import { expandPattern } from './expandPattern';
import { ID_PATTERNS } from './idPatterns';

/** The partition that a region lies in. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** An ARN of the simulated account. */
export function simulatedArn(
  service: string,
  region: string,
  accountId: string,
  resource: string,
): string {
  return `arn:${partitionOf(
    region,
  )}:${service}:${region}:${accountId}:${resource}`;
}

/** The ARN of a resource that is its id too; its digits follow from the seed. */
export function newArn(
  type: string,
  resource: CtyObject,
  scope: Scope,
  seed: string,
): string {
  const pattern = ARN_PATTERNS[type];
  return `arn:${partitionOf(scope.region)}:${expandPattern(pattern, {
    resource,
    scope,
    seed,
  })}`;
}

/** The ARN of a resource; empty for types that AWS gives none. */
export function arnOf({ type, id, resource, scope }: ComputeContext): string {
  const pattern = ARN_PATTERNS[type];
  if (ID_PATTERNS[type] === '{self}' || !pattern) {
    return pattern ? id : '';
  }
  const context = { resource, scope, seed: id, id };
  return `arn:${partitionOf(scope.region)}:${expandPattern(pattern, context)}`;
}
