/** What the simulator knows of a size of virtual machines. */
export interface VmSize {
  vCpus: number;
  gpus: number;
  /** The quota that its vCPUs count against; spot has one of its own. */
  family: string;
}

/*
 * Sizes with GPUs. Sources: AksNodeVmSizes.Generated.cs of microsoft/aspire (sizes and
 * families), SkyPilot's catalog for the names of the T4 and A100 families, and
 * Microsoft's pages of the NC, ND and NV series. The families are complete, so that
 * another size of them does not exist.
 */
const GPU_SIZES: Record<string, VmSize> = {
  Standard_NC4as_T4_v3: t4(4, 1),
  Standard_NC8as_T4_v3: t4(8, 1),
  Standard_NC16as_T4_v3: t4(16, 1),
  Standard_NC64as_T4_v3: t4(64, 4),
  Standard_NC24ads_A100_v4: a100(24, 1),
  Standard_NC48ads_A100_v4: a100(48, 2),
  Standard_NC96ads_A100_v4: a100(96, 4),
  Standard_NC40ads_H100_v5: ncH100(40, 1),
  Standard_NC80adis_H100_v5: ncH100(80, 2),
  Standard_ND96asr_v4: {
    vCpus: 96,
    gpus: 8,
    family: 'standardNDASv4_A100Family',
  },
  Standard_ND96amsr_A100_v4: {
    vCpus: 96,
    gpus: 8,
    family: 'standardNDAMSv4_A100Family',
  },
  Standard_ND96isr_H100_v5: {
    vCpus: 96,
    gpus: 8,
    family: 'standardNDSH100v5Family',
  },
  Standard_ND96isr_H200_v5: {
    vCpus: 96,
    gpus: 8,
    family: 'standardNDISRH200V5Family',
  },
  Standard_NV6ads_A10_v5: a10(6, 1),
  Standard_NV12ads_A10_v5: a10(12, 1),
  Standard_NV18ads_A10_v5: a10(18, 1),
  Standard_NV36ads_A10_v5: a10(36, 1),
  Standard_NV36adms_A10_v5: a10(36, 1),
  Standard_NV72ads_A10_v5: a10(72, 2),
};

function t4(vCpus: number, gpus: number): VmSize {
  return { vCpus, gpus, family: 'standardNCASv3_T4Family' };
}

function a100(vCpus: number, gpus: number): VmSize {
  return { vCpus, gpus, family: 'StandardNCADSA100v4Family' };
}

function ncH100(vCpus: number, gpus: number): VmSize {
  return { vCpus, gpus, family: 'StandardNCadsH100v5Family' };
}

function a10(vCpus: number, gpus: number): VmSize {
  return { vCpus, gpus, family: 'StandardNVADSA10v5Family' };
}

/** All sizes with GPUs, e.g. `Standard_NC4as_T4_v3`. */
export const GPU_VM_SIZES: readonly string[] = Object.keys(GPU_SIZES);

const GPU_SERIES =
  /^Standard_(NC\d+as_T4_v3|NC\d+ads_A100_v4|NC\d+adi?s_H100_v5|ND\d+\w+_(H100|H200)_v5|NV\d+adm?s_A10_v5)$/i;

/** Series that Microsoft has switched off; NCv3 on 2025-09-30. */
const RETIRED = /^Standard_(NC\d+r?s?(_v[23])?|ND\d+r?s|NV\d+)$/i;

/** What is known of a size with GPUs; `undefined` for others. */
export function findVmSize(name: string): VmSize | undefined {
  const key = Object.keys(GPU_SIZES).find(
    size => size.toLowerCase() === name.toLowerCase(),
  );
  return key === undefined ? undefined : GPU_SIZES[key];
}

/** The form of the other sizes. Source: Microsoft's page "VM size naming conventions". */
const ANY_SIZE =
  /^(Standard|Basic)_(A|B|D|DC|DS|E|EC|F|FX|G|GS|H|HB|HC|HX|L|M|NC|ND|NG|NP|NV|PB)S?\d[-\da-z]*(_[A-Za-z]*\d+)*(_v\d+)?(_(Promo|Rsvd))?$/i;

/**
 * True for what is no size at all, a size that its GPU series lacks, and one that is
 * gone.
 */
export function isNoVmSize(name: string): boolean {
  const isGone = GPU_SERIES.test(name) || RETIRED.test(name);
  return !ANY_SIZE.test(name) || (!findVmSize(name) && isGone);
}
