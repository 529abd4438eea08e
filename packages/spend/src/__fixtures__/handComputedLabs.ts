import { LabPlan, LabUsage } from '../prices/plan/LabPlan';
import { Purchase } from '../prices/PriceBook';

/*
 * Thirty labs whose cost was computed without the simulator: the formula is written out with prices read from the lists that
 * the price book names, the result is that of a calculator. Spot labs are at the likely share of on-demand, and without
 * what interruptions cost.
 */

/** One lab with what it comes to by hand. */
export interface HandComputedLab {
  name: string;
  plan: LabPlan;
  usage: LabUsage;
  formula: string;
  byHand: number;
}

type InstancesRow = [
  provider: string,
  region: string,
  instanceType: string,
  purchase: Purchase,
  count: number,
];
type DisksRow = [provider: string, region: string, gib: number, count: number];

function lab(
  name: string,
  instances: InstancesRow[],
  disks: DisksRow[],
  usage: LabUsage,
  formula: string,
  byHand: number,
): HandComputedLab {
  return {
    name,
    plan: {
      instances: instances.map(
        ([provider, region, instanceType, purchase, count]) => ({
          provider,
          region,
          instanceType,
          purchase,
          count,
        }),
      ),
      disks: disks.map(([provider, region, gib, count]) => ({
        provider,
        region,
        gib,
        count,
      })),
      unpriced: [],
    },
    usage,
    formula,
    byHand,
  };
}

export const HAND_COMPUTED_LABS: readonly HandComputedLab[] = [
  lab(
    '1 × g4dn.xlarge in us-east-1 for 4 h',
    [['aws', 'us-east-1', 'g4dn.xlarge', 'on-demand', 1]],
    [],
    { hours: 4 },
    '4 × 0.526',
    2.104,
  ),
  lab(
    '1 × g4dn.xlarge in us-east-1 for 8 h with 100 GiB',
    [['aws', 'us-east-1', 'g4dn.xlarge', 'on-demand', 1]],
    [['aws', 'us-east-1', 100, 1]],
    { hours: 8 },
    '8 × 0.526 + 100 × 8 / 730 × 0.08',
    4.2957,
  ),
  lab(
    '1 × g5.xlarge in us-west-2 for 6 h with 200 GiB',
    [['aws', 'us-west-2', 'g5.xlarge', 'on-demand', 1]],
    [['aws', 'us-west-2', 200, 1]],
    { hours: 6 },
    '6 × 1.006 + 200 × 6 / 730 × 0.08',
    6.1675,
  ),
  lab(
    '2 × g5.2xlarge in eu-west-1 for 3 h with 100 GiB',
    [['aws', 'eu-west-1', 'g5.2xlarge', 'on-demand', 2]],
    [['aws', 'eu-west-1', 100, 2]],
    { hours: 3 },
    '2 × 3 × 1.35296 + 2 × 100 × 3 / 730 × 0.088',
    8.1901,
  ),
  lab(
    '1 × g5.xlarge in eu-central-1 for 12 h with 50 GiB',
    [['aws', 'eu-central-1', 'g5.xlarge', 'on-demand', 1]],
    [['aws', 'eu-central-1', 50, 1]],
    { hours: 12 },
    '12 × 1.258 + 50 × 12 / 730 × 0.0952',
    15.1742,
  ),
  lab(
    '1 × g6.xlarge in us-east-2 for 24 h with 100 GiB',
    [['aws', 'us-east-2', 'g6.xlarge', 'on-demand', 1]],
    [['aws', 'us-east-2', 100, 1]],
    { hours: 24 },
    '24 × 0.8048 + 100 × 24 / 730 × 0.08',
    19.5782,
  ),
  lab(
    '1 × g6.12xlarge in ap-south-1 for 2 h with 500 GiB',
    [['aws', 'ap-south-1', 'g6.12xlarge', 'on-demand', 1]],
    [['aws', 'ap-south-1', 500, 1]],
    { hours: 2 },
    '2 × 5.52558 + 500 × 2 / 730 × 0.0912',
    11.1761,
  ),
  lab(
    '1 × g6e.xlarge in us-east-1 for 10 h',
    [['aws', 'us-east-1', 'g6e.xlarge', 'on-demand', 1]],
    [],
    { hours: 10 },
    '10 × 1.861',
    18.61,
  ),
  lab(
    '1 × p3.2xlarge in us-east-1 for 5 h with 100 GiB',
    [['aws', 'us-east-1', 'p3.2xlarge', 'on-demand', 1]],
    [['aws', 'us-east-1', 100, 1]],
    { hours: 5 },
    '5 × 3.06 + 100 × 5 / 730 × 0.08',
    15.3548,
  ),
  lab(
    '1 × p4d.24xlarge in us-east-1 for 2 h with 1000 GiB',
    [['aws', 'us-east-1', 'p4d.24xlarge', 'on-demand', 1]],
    [['aws', 'us-east-1', 1000, 1]],
    { hours: 2 },
    '2 × 21.957642 + 1000 × 2 / 730 × 0.08',
    44.1345,
  ),
  lab(
    '1 × p5.4xlarge in us-west-2 for 3 h with 500 GiB',
    [['aws', 'us-west-2', 'p5.4xlarge', 'on-demand', 1]],
    [['aws', 'us-west-2', 500, 1]],
    { hours: 3 },
    '3 × 6.88 + 500 × 3 / 730 × 0.08',
    20.8044,
  ),
  lab(
    '2 × p5.48xlarge in us-east-1 for 1 h',
    [['aws', 'us-east-1', 'p5.48xlarge', 'on-demand', 2]],
    [],
    { hours: 1 },
    '2 × 55.04',
    110.08,
  ),
  lab(
    '1 × g4dn.xlarge in us-east-1 for 4 h (spot)',
    [['aws', 'us-east-1', 'g4dn.xlarge', 'spot', 1]],
    [],
    { hours: 4 },
    '4 × 0.526 × 0.41',
    0.8626,
  ),
  lab(
    '1 × g5.xlarge in us-west-2 for 20 h with 100 GiB (spot)',
    [['aws', 'us-west-2', 'g5.xlarge', 'spot', 1]],
    [['aws', 'us-west-2', 100, 1]],
    { hours: 20 },
    '20 × 1.006 × 0.41 + 100 × 20 / 730 × 0.08',
    8.4684,
  ),
  lab(
    '1 × g6.48xlarge in eu-north-1 for 4 h (spot)',
    [['aws', 'eu-north-1', 'g6.48xlarge', 'spot', 1]],
    [],
    { hours: 4 },
    '4 × 14.15992 × 0.41',
    23.2223,
  ),
  lab(
    '1 × g2-standard-4 in us-central1 for 6 h with 100 GiB',
    [['gcp', 'us-central1', 'g2-standard-4', 'on-demand', 1]],
    [['gcp', 'us-central1', 100, 1]],
    { hours: 6 },
    '6 × 0.706832255 + 100 × 6 / 730 × 0.10',
    4.3232,
  ),
  lab(
    '1 × g2-standard-12 in us-west1 for 10 h with 50 GiB',
    [['gcp', 'us-west1', 'g2-standard-12', 'on-demand', 1]],
    [['gcp', 'us-west1', 50, 1]],
    { hours: 10 },
    '10 × 1.000416287 + 50 × 10 / 730 × 0.10',
    10.0727,
  ),
  lab(
    '1 × g2-standard-24 in europe-west4 for 4 h with 200 GiB',
    [['gcp', 'europe-west4', 'g2-standard-24', 'on-demand', 1]],
    [['gcp', 'europe-west4', 200, 1]],
    { hours: 4 },
    '4 × 2.102975132 + 200 × 4 / 730 × 0.11',
    8.5324,
  ),
  lab(
    '1 × g2-standard-48 in europe-west3 for 2 h',
    [['gcp', 'europe-west3', 'g2-standard-48', 'on-demand', 1]],
    [],
    { hours: 2 },
    '2 × 4 × 1.179027018',
    9.4322,
  ),
  lab(
    '1 × a2-highgpu-1g in us-central1 for 5 h with 100 GiB',
    [['gcp', 'us-central1', 'a2-highgpu-1g', 'on-demand', 1]],
    [['gcp', 'us-central1', 100, 1]],
    { hours: 5 },
    '5 × 3.673385 + 100 × 5 / 730 × 0.10',
    18.4354,
  ),
  lab(
    '1 × a2-ultragpu-8g in us-east4 for 1 h',
    [['gcp', 'us-east4', 'a2-ultragpu-8g', 'on-demand', 1]],
    [],
    { hours: 1 },
    '45.661860',
    45.6619,
  ),
  lab(
    '1 × a3-highgpu-8g in us-central1 for 1 h',
    [['gcp', 'us-central1', 'a3-highgpu-8g', 'on-demand', 1]],
    [],
    { hours: 1 },
    '8 × 11.061250',
    88.49,
  ),
  lab(
    '1 × a2-highgpu-1g in us-central1 for 10 h (spot)',
    [['gcp', 'us-central1', 'a2-highgpu-1g', 'spot', 1]],
    [],
    { hours: 10 },
    '10 × 3.673385 × 0.39',
    14.3262,
  ),
  lab(
    '1 × Standard_NC4as_T4_v3 in eastus for 8 h',
    [['azure', 'eastus', 'Standard_NC4as_T4_v3', 'on-demand', 1]],
    [],
    { hours: 8 },
    '8 × 0.526',
    4.208,
  ),
  lab(
    '1 × Standard_NC24ads_A100_v4 in westus for 3 h',
    [['azure', 'westus', 'Standard_NC24ads_A100_v4', 'on-demand', 1]],
    [],
    { hours: 3 },
    '3 × 4.775',
    14.325,
  ),
  lab(
    '2 × Standard_NC40ads_H100_v5 in eastus2 for 2 h',
    [['azure', 'eastus2', 'Standard_NC40ads_H100_v5', 'on-demand', 2]],
    [],
    { hours: 2 },
    '2 × 2 × 6.98',
    27.92,
  ),
  lab(
    'two kinds of instance with data that is sent to the internet',
    [
      ['aws', 'us-east-1', 'g5.xlarge', 'on-demand', 1],
      ['aws', 'us-east-1', 'g4dn.xlarge', 'on-demand', 2],
    ],
    [['aws', 'us-east-1', 100, 3]],
    { hours: 6, egressGib: 25 },
    '6 × 1.006 + 2 × 6 × 0.526 + 3 × 100 × 6 / 730 × 0.08 + 25 × 0.09',
    14.7953,
  ),
  lab(
    'an on-demand head and spot workers',
    [
      ['aws', 'us-west-2', 'g5.xlarge', 'on-demand', 1],
      ['aws', 'us-west-2', 'g6.xlarge', 'spot', 4],
    ],
    [['aws', 'us-west-2', 200, 1]],
    { hours: 10 },
    '10 × 1.006 + 4 × 10 × 0.8048 × 0.41 + 200 × 10 / 730 × 0.08',
    23.4779,
  ),
  lab(
    'a data set in object storage',
    [['gcp', 'us-east4', 'g2-standard-16', 'on-demand', 1]],
    [['gcp', 'us-east4', 100, 1]],
    { hours: 20, storageGib: 500 },
    '20 × 1.143451852 + 100 × 20 / 730 × 0.11 + 500 × 20 / 730 × 0.023',
    23.4855,
  ),
  lab(
    'disks that are left for a week',
    [],
    [['aws', 'eu-central-1', 500, 2]],
    { hours: 168 },
    '2 × 500 × 168 / 730 × 0.0952',
    21.909,
  ),
];
