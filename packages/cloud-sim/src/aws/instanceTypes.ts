/** What the simulator knows of an EC2 instance type. */
export interface InstanceType {
  vCpus: number;
  gpus: number;
  /** The bucket that its vCPUs count against. */
  quotaFamily: 'G and VT' | 'P' | 'Standard';
}

/*
 * GPU instance types: vCPUs and GPUs by size. Source: the table INSTANCE_RESOURCES
 * of aws/sagemaker-hyperpod-cli for g5 to p6e, and the EC2 instance type pages for
 * g4dn and p3. The families are complete, so another size of them does not exist.
 */
const G_SIZES: Record<string, [number, number]> = {
  xlarge: [4, 1],
  '2xlarge': [8, 1],
  '4xlarge': [16, 1],
  '8xlarge': [32, 1],
  '12xlarge': [48, 4],
  '16xlarge': [64, 1],
  '24xlarge': [96, 4],
  '48xlarge': [192, 8],
};

const GPU_FAMILIES: Record<string, Record<string, [number, number]>> = {
  g4dn: {
    xlarge: [4, 1],
    '2xlarge': [8, 1],
    '4xlarge': [16, 1],
    '8xlarge': [32, 1],
    '12xlarge': [48, 4],
    '16xlarge': [64, 1],
    metal: [96, 8],
  },
  g5: G_SIZES,
  g6: G_SIZES,
  g6e: G_SIZES,
  g7e: {
    '2xlarge': [8, 1],
    '4xlarge': [16, 1],
    '8xlarge': [32, 1],
    '12xlarge': [48, 2],
    '24xlarge': [96, 4],
    '48xlarge': [192, 8],
  },
  p3: { '2xlarge': [8, 1], '8xlarge': [32, 4], '16xlarge': [64, 8] },
  p3dn: { '24xlarge': [96, 8] },
  p4d: { '24xlarge': [96, 8] },
  p4de: { '24xlarge': [96, 8] },
  p5: { '4xlarge': [16, 1], '48xlarge': [192, 8] },
  p5e: { '48xlarge': [192, 8] },
  p5en: { '48xlarge': [192, 8] },
  'p6-b200': { '48xlarge': [192, 8] },
  'p6-b300': { '48xlarge': [192, 8] },
  'p6e-gb200': { '36xlarge': [144, 4] },
};

/** Families without GPUs, of which the size alone tells the vCPUs. */
const STANDARD_FAMILY = /^(a|c|d|h|i|m|r|t|z)\d[a-z]*$/;
const SMALL_SIZES: Record<string, number> = {
  nano: 2,
  micro: 2,
  small: 2,
  medium: 2,
  large: 2,
  xlarge: 4,
};

/** All GPU instance types, e.g. `g6.xlarge`. */
export const GPU_INSTANCE_TYPES: string[] = Object.entries(
  GPU_FAMILIES,
).flatMap(([family, sizes]) =>
  Object.keys(sizes).map(size => `${family}.${size}`),
);

/**
 * True for names that EC2 certainly refuses: a size that its family lacks, or no
 * "family.size" at all. Families that the simulator does not know may exist.
 */
export function isNoInstanceType(name: string): boolean {
  const [family, size] = name.split('.');
  const gpuSizes = GPU_FAMILIES[family];
  return !size || (gpuSizes !== undefined && !gpuSizes[size]);
}

/** What is known of an instance type; `undefined` where nothing is. */
export function findInstanceType(name: string): InstanceType | undefined {
  const [family, size = ''] = name.split('.');
  const gpuSizes = GPU_FAMILIES[family];
  if (gpuSizes) {
    const found = gpuSizes[size];
    return found
      ? {
          vCpus: found[0],
          gpus: found[1],
          quotaFamily: family.startsWith('p') ? 'P' : 'G and VT',
        }
      : undefined;
  }
  const multiple = /^(\d+)xlarge$/.exec(size);
  const vCpus = multiple ? 4 * Number(multiple[1]) : SMALL_SIZES[size];
  return STANDARD_FAMILY.test(family) && vCpus
    ? { vCpus, gpus: 0, quotaFamily: 'Standard' }
    : undefined;
}
