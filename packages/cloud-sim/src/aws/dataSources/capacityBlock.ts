import { knownString } from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';
import { hasNoCapacity } from '../../simulation/drills/hasNoCapacity';
import { digitsOf } from '../../simulation/simulatedDigits';
import { findInstanceType } from '../instanceTypes';
import { zonesOf } from '../regions';

/** Families that AWS sells by the block. Source: its page "Capacity Blocks for ML". */
const FAMILIES =
  /^(p4d|p4de|p5|p5e|p5en|p6-b200|p6-b300|p6e-gb200|trn1|trn2)\./;

/**
 * `aws_ec2_capacity_block_offering`: a block in the first zone that a drill has left
 * capacity in. Its price is for AWS to say, and empty here.
 */
export const capacityBlockOffering: DataSource = ({
  config,
  scope,
  drills,
}) => {
  const type = knownString(config.instance_type) ?? '';
  const region = knownString(config.region) ?? scope.region;
  const isSold = FAMILIES.test(type) && findInstanceType(type) !== undefined;
  const zone = zonesOf(region).find(
    name => !hasNoCapacity(drills, type, [region, name]),
  );
  if (!isSold || zone === undefined) {
    return errorDiagnostic(
      "reading EC2 Capacity Block Offering: couldn't find resource (simulated)",
      isSold
        ? `No zone of ${region} has capacity for ${type}.`
        : `${JSON.stringify(
            type,
          )} is not sold by the block: p4d, p5, p6 and trn types are.`,
      ['instance_type'],
    );
  }
  const asked = JSON.stringify([
    type,
    config.instance_count,
    config.capacity_duration_hours,
    config.start_date_range,
  ]);
  return {
    availability_zone: zone,
    capacity_block_offering_id: `cbo-0sim${digitsOf(asked, 13)}`,
    currency_code: 'USD',
    tenancy: 'default',
    upfront_fee: '',
  };
};
