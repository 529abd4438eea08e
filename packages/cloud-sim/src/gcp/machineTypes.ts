import { lastSegment } from './places';

/*
 * Machine types that come with GPUs: how many, and which. Sources: the table
 * pkg/config/machine_mappings.json of GoogleCloudPlatform/cluster-toolkit (type to
 * accelerator) and Google's page "GPU machine types" (sizes). The families are
 * complete, so another size of them does not exist.
 */

/** GPUs of a machine. */
export interface Gpus {
  /** E.g. `nvidia-l4`. */
  accelerator: string;
  count: number;
}

const FAMILIES: Record<
  string,
  { accelerator: string; sizes: Record<string, number> }
> = {
  'g2-standard': {
    accelerator: 'nvidia-l4',
    sizes: { 4: 1, 8: 1, 12: 1, 16: 1, 24: 2, 32: 1, 48: 4, 96: 8 },
  },
  'g4-standard': {
    accelerator: 'nvidia-rtx-pro-6000',
    sizes: { 48: 1, 96: 2, 192: 4, 384: 8 },
  },
  'a2-highgpu': {
    accelerator: 'nvidia-tesla-a100',
    sizes: { '1g': 1, '2g': 2, '4g': 4, '8g': 8 },
  },
  'a2-megagpu': { accelerator: 'nvidia-tesla-a100', sizes: { '16g': 16 } },
  'a2-ultragpu': {
    accelerator: 'nvidia-a100-80gb',
    sizes: { '1g': 1, '2g': 2, '4g': 4, '8g': 8 },
  },
  'a3-highgpu': {
    accelerator: 'nvidia-h100-80gb',
    sizes: { '1g': 1, '2g': 2, '4g': 4, '8g': 8 },
  },
  'a3-edgegpu': { accelerator: 'nvidia-h100-80gb', sizes: { '8g': 8 } },
  'a3-megagpu': { accelerator: 'nvidia-h100-mega-80gb', sizes: { '8g': 8 } },
  'a3-ultragpu': { accelerator: 'nvidia-h200-141gb', sizes: { '8g': 8 } },
  'a4-highgpu': { accelerator: 'nvidia-b200', sizes: { '8g': 8 } },
  'a4x-highgpu': { accelerator: 'nvidia-gb200', sizes: { '4g': 4 } },
};

function familyAndSize(machineType: string): [string, string] {
  const match = /^([a-z0-9]+-[a-z]+)-(\w+)$/.exec(lastSegment(machineType));
  return [match?.[1] ?? '', match?.[2] ?? ''];
}

/** The GPUs that come with a machine type; `undefined` where none do. */
export function builtInGpus(machineType: string): Gpus | undefined {
  const [name, size] = familyAndSize(machineType);
  const family = FAMILIES[name];
  const count = family?.sizes[size];
  return count ? { accelerator: family.accelerator, count } : undefined;
}

/*
 * The other machine types, by their form. Source: Google's page "Machine families
 * resource and comparison guide", as of 2026-01.
 */
const SHARED_CORE = /^(f1-micro|g1-small|e2-(micro|small|medium))$/;
const PREDEFINED =
  /^(c2|c2d|c3|c3d|c4|c4a|c4d|e2|h3|h4d|m1|m2|m3|m4|n1|n2|n2d|n4|n4a|n4d|t2a|t2d|x4|z3)-(standard|highmem|highcpu|hypermem|megamem|ultramem|highlssd|standardlssd|megamem-\d+)-\d+(-\d+)?(-lssd|-metal|-highlssd|-standardlssd)?$/;
const CUSTOM =
  /^((n1|n2|n2d|n4|n4a|n4d|e2|g2)-)?custom-(micro-|small-|medium-)?\d+-?\d*(-ext)?$/;

/** True for a name that is no machine type: an unknown family, or a size that its GPU family lacks. */
export function isNoMachineType(machineType: string): boolean {
  const type = lastSegment(machineType);
  const [name, size] = familyAndSize(type);
  if (FAMILIES[name] !== undefined) {
    return !FAMILIES[name].sizes[size];
  }
  return ![SHARED_CORE, PREDEFINED, CUSTOM].some(form => form.test(type));
}

/** All machine types that come with GPUs, e.g. `g2-standard-4`. */
export const GPU_MACHINE_TYPES: string[] = Object.entries(FAMILIES).flatMap(
  ([family, { sizes }]) => Object.keys(sizes).map(size => `${family}-${size}`),
);

/**
 * The SKU of a machine: its type, and behind it the GPUs that are attached to it
 * rather than part of it, e.g. `n1-standard-4+1xnvidia-tesla-t4`.
 */
export function skuOf(machineType: string, attached: Gpus[]): string {
  const type = lastSegment(machineType);
  const others = builtInGpus(type) ? [] : attached;
  return [
    type,
    ...others.map(
      ({ accelerator, count }) => `${count}x${lastSegment(accelerator)}`,
    ),
  ].join('+');
}

/** The GPUs that a SKU names. */
export function gpusOf(sku: string): Gpus | undefined {
  const [machineType, ...attached] = sku.split('+');
  const builtIn = builtInGpus(machineType);
  const match = /^(\d+)x(.+)$/.exec(attached[0] ?? '');
  return (
    builtIn ??
    (match ? { count: Number(match[1]), accelerator: match[2] } : undefined)
  );
}
