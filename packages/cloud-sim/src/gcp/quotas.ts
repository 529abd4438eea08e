import type { Drills } from '../simulation/Drills';

/*
 * Quotas count GPUs, by kind, per region; those of Spot machines are counted apart.
 * Names of the older kinds are the metrics that the Compute Engine API reports for a
 * region (`gcloud compute regions describe`). From H200 on there is one metric,
 * GPUS_PER_GPU_FAMILY, with the family as a dimension; it is written here as
 * `GPUS_PER_GPU_FAMILY:NVIDIA_H200`.
 */
const METRICS: Record<string, string> = {
  'nvidia-tesla-t4': 'NVIDIA_T4_GPUS',
  'nvidia-tesla-v100': 'NVIDIA_V100_GPUS',
  'nvidia-tesla-p100': 'NVIDIA_P100_GPUS',
  'nvidia-tesla-p4': 'NVIDIA_P4_GPUS',
  'nvidia-l4': 'NVIDIA_L4_GPUS',
  'nvidia-tesla-a100': 'NVIDIA_A100_GPUS',
  'nvidia-a100-80gb': 'NVIDIA_A100_80GB_GPUS',
  'nvidia-h100-80gb': 'NVIDIA_H100_GPUS',
  'nvidia-h100-mega-80gb': 'GPUS_PER_GPU_FAMILY:NVIDIA_H100_MEGA',
  'nvidia-h200-141gb': 'GPUS_PER_GPU_FAMILY:NVIDIA_H200',
  'nvidia-b200': 'GPUS_PER_GPU_FAMILY:NVIDIA_B200',
  'nvidia-gb200': 'GPUS_PER_GPU_FAMILY:NVIDIA_GB200',
  'nvidia-rtx-pro-6000': 'GPUS_PER_GPU_FAMILY:NVIDIA_RTX_PRO_6000',
};

/** The quota over all GPUs of a project, wherever they run. */
export const ALL_REGIONS = 'GPUS_ALL_REGIONS';

/** What a simulated project may use where no drill says otherwise. (A new one has 0.) */
const SIMULATED_VALUE = 64;

/** Every quota that the simulator counts. */
export const GPU_QUOTAS: readonly string[] = [
  ALL_REGIONS,
  ...Object.values(METRICS),
  ...Object.values(METRICS).map(metric => `PREEMPTIBLE_${metric}`),
];

/** The quota that a GPU counts against; `undefined` for one that is not known. */
export function quotaOf(
  accelerator: string,
  purchase: 'on-demand' | 'spot' | null,
): string | undefined {
  const metric = METRICS[accelerator];
  return metric && purchase === 'spot' ? `PREEMPTIBLE_${metric}` : metric;
}

/** What the simulated project may use of a quota. */
export function appliedValue(quota: string, drills: Drills): number {
  return drills.quota[quota] ?? SIMULATED_VALUE;
}
