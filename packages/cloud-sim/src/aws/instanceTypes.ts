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

/*
 * The other families. Source: AWS's page "Amazon EC2 instance types", current and
 * previous generations, as of 2026-01.
 */
const OTHER_FAMILIES = new Set(
  `a1 c1 c3 c4 c5 c5a c5ad c5d c5n c6a c6g c6gd c6gn c6i c6id c6in c7a c7g c7gd c7gn c7i c7i-flex c8a c8g c8gb c8gd
  c8gn c8i c8i-flex cc2 cr1 d2 d3 d3en dl1 dl2q f1 f2 g3 g3s g4ad g5g g6f gr6 gr6f h1 hpc6a hpc6id hpc7a hpc7g hpc8a
  hs1 i2 i3 i3en i4g i4i i7i i7ie i8g i8ge im4gn inf1 inf2 is4gen m1 m2 m3 m4 m5 m5a m5ad m5d m5dn m5n m5zn m6a m6g
  m6gd m6i m6id m6idn m6in m7a m7g m7gd m7i m7i-flex m8a m8g m8gb m8gd m8gn m8i m8i-flex mac1 mac2 mac2-m1ultra
  mac2-m2 mac2-m2pro mac-m4 mac-m4pro p2 r3 r4 r5 r5a r5ad r5b r5d r5dn r5n r6a r6g r6gd r6i r6id r6idn r6in r7a r7g
  r7gd r7i r7iz r8a r8g r8gb r8gd r8gn r8i r8i-flex t1 t2 t3 t3a t4g trn1 trn1n trn2 trn2u trn3 vt1 x1 x1e x2gd
  x2idn x2iedn x2iezn x8g x8aedz z1d`.split(/\s+/),
);

/** High-memory families carry their memory in their names, e.g. `u7i-12tb`. */
const HIGH_MEMORY = /^u(7\w*)?-\d+tb\d?$/;

const SIZE = /^(nano|micro|small|medium|large|\d*xlarge|metal(-\d+xl)?)$/;

const STANDARD_FAMILY = /^(a|c|d|h|i|m|r|t|z)\d[a-z]*(-flex)?$/;
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

/** True for names that EC2 refuses: no "family.size" at all, or one that there is not. */
export function isNoInstanceType(name: string): boolean {
  const [family, size] = name.split('.');
  const gpuSizes = GPU_FAMILIES[family];
  if (!size || gpuSizes !== undefined) {
    return !size || !gpuSizes[size];
  }
  const exists = OTHER_FAMILIES.has(family) || HIGH_MEMORY.test(family);
  return !exists || !SIZE.test(size);
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
