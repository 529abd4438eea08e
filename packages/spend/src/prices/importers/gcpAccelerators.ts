/** GPUs that come with a machine type of Google Cloud, as SkyPilot names them. */
export interface GcpAccelerators {
  name: string;
  count: number;
}

/** Families whose name ends in the number of GPUs; what they have as in SkyPilot's gcp_catalog.py, read 2026-11-23. */
const COUNTED_FAMILIES: Readonly<Record<string, string>> = {
  'a2-highgpu': 'A100',
  'a2-megagpu': 'A100',
  'a2-ultragpu': 'A100-80GB',
  'a3-highgpu': 'H100',
  'a3-megagpu': 'H100-MEGA',
  'a3-ultragpu': 'H200',
  'a4-highgpu': 'B200',
};

/** L4s of a g2-standard by its vCPUs; those not listed have one. */
const L4_COUNTS: Readonly<Record<string, number>> = { 24: 2, 48: 4, 96: 8 };

/** What comes with a machine type; undefined where GPUs are attached by choice (N1) or there are none. */
export function gcpAcceleratorsOf(
  instanceType: string,
): GcpAccelerators | undefined {
  const counted = /^(a\d-[a-z]+gpu)-(\d+)g$/.exec(instanceType);
  if (counted && COUNTED_FAMILIES[counted[1]]) {
    return { name: COUNTED_FAMILIES[counted[1]], count: Number(counted[2]) };
  }
  const g2 = /^g2-standard-(\d+)$/.exec(instanceType);
  return g2 ? { name: 'L4', count: L4_COUNTS[g2[1]] ?? 1 } : undefined;
}
