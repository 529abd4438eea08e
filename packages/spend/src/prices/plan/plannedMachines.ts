import { SimulationRequestError } from '../SimulatedSpend';
import { LabPlan } from './LabPlan';
import { TerraformResource } from './TerraformPlan';

/** Machines of one kind, as a resource describes them. */
export interface Machines {
  provider: string;
  region: string;
  /** The argument that says what kind, for messages. */
  typeField: string;
  /** As the plan has it; missing where it is not known yet. */
  instanceType: unknown;
  isSpot: boolean;
  /** 1 unless given. */
  count?: number;
  /** GiB of each disk of one of them; missing where the image decides. */
  sizes: unknown[];
}

/** Machines with their disks; what the plan does not tell of them is listed as unpriced. */
export function plannedMachines(
  { address }: TerraformResource,
  machines: Machines,
): LabPlan {
  const { provider, region, typeField, isSpot, sizes, count = 1 } = machines;
  const { instanceType } = machines;
  const unpriced: string[] = [];
  if (count === 0) {
    return { instances: [], disks: [], unpriced: [] };
  }
  if (typeof instanceType !== 'string' || instanceType === '') {
    unpriced.push(`machines whose ${typeField} is not known yet`);
  }
  const known = sizes.filter(size => typeof size === 'number' && size > 0);
  if (known.length < sizes.length) {
    unpriced.push('a disk whose size its image decides');
  }
  return {
    instances:
      typeof instanceType === 'string' && instanceType !== ''
        ? [
            {
              provider,
              region,
              instanceType,
              purchase: isSpot ? 'spot' : 'on-demand',
              count,
              addresses: [address],
            },
          ]
        : [],
    disks: known.map(gib => ({
      provider,
      region,
      gib: gib as number,
      count,
      addresses: [address],
    })),
    unpriced: unpriced.map(reason => ({ address, reason })),
  };
}

/** A disk of its own. Throws `SimulationRequestError` where its size is none. */
export function plannedDisk(
  { address }: TerraformResource,
  disk: { provider: string; region: string; field: string; gib: unknown },
): LabPlan {
  const { provider, region, field, gib } = disk;
  if (gib === undefined || gib === null) {
    return {
      instances: [],
      disks: [],
      unpriced: [
        { address, reason: 'a disk whose size its image or snapshot decides' },
      ],
    };
  }
  if (typeof gib !== 'number' || !(gib > 0)) {
    throw new SimulationRequestError(
      `${address}.${field}`,
      gib,
      'a number of GiB above 0',
    );
  }
  return {
    instances: [],
    disks: [{ provider, region, gib, count: 1, addresses: [address] }],
    unpriced: [],
  };
}
