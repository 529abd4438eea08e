import type { Drills } from '../simulation/Drills';
import type { InstanceType } from './instanceTypes';

/** A service quota of EC2, counted in vCPUs and per region. */
export interface VcpuQuota {
  code: string;
  name: string;
  family: InstanceType['quotaFamily'];
  purchase: 'on-demand' | 'spot';
  /** What a simulated account may use where no drill says otherwise. */
  simulatedValue: number;
}

const STANDARD = 'Standard (A, C, D, H, I, M, R, T, Z)';

/**
 * The vCPU quotas. Codes and names are those of Service Quotas; the values are
 * generous, so that a lab succeeds unless a drill lowers them. (A new AWS account
 * often has 0 for GPUs.)
 */
export const VCPU_QUOTAS: readonly VcpuQuota[] = [
  {
    code: 'L-DB2E81BA',
    name: 'Running On-Demand G and VT instances',
    family: 'G and VT',
    purchase: 'on-demand',
    simulatedValue: 768,
  },
  {
    code: 'L-3819A6DF',
    name: 'All G and VT Spot Instance Requests',
    family: 'G and VT',
    purchase: 'spot',
    simulatedValue: 768,
  },
  {
    code: 'L-417A185B',
    name: 'Running On-Demand P instances',
    family: 'P',
    purchase: 'on-demand',
    simulatedValue: 768,
  },
  {
    code: 'L-7212CCBC',
    name: 'All P Spot Instance Requests',
    family: 'P',
    purchase: 'spot',
    simulatedValue: 768,
  },
  {
    code: 'L-1216C47A',
    name: `Running On-Demand ${STANDARD} instances`,
    family: 'Standard',
    purchase: 'on-demand',
    simulatedValue: 1152,
  },
  {
    code: 'L-34B43A08',
    name: `All ${STANDARD} Spot Instance Requests`,
    family: 'Standard',
    purchase: 'spot',
    simulatedValue: 1152,
  },
];

/** What the simulated account may use of a quota. */
export function appliedValue(quota: VcpuQuota, drills: Drills): number {
  return drills.quota[quota.code] ?? quota.simulatedValue;
}
