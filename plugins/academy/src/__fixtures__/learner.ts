import {
  DailyCost,
  DailyCostResponse,
  Finding,
  LearnerOverview,
} from '@gpu-academy/backstage-plugin-academy-common';
import { workspace } from './workspace';

const NO_FINDINGS = {
  critical: 0,
  high: 0,
  medium: 0,
  low: 0,
  informational: 0,
  unknown: 0,
};

/** A learner in the middle of the module, with simulated spend and findings. */
export const overview: LearnerOverview = {
  learnerRef: 'user:default/ada',
  displayName: 'Ada Okafor',
  nextStep: {
    moduleRef: 'learningmodule:default/mod-102',
    itemId: 'lab-1',
    title: 'Lab 1: provision a GPU-ready cloud environment',
    reason:
      'The check “every resource is tagged” failed: fix it and submit again.',
    workspaceId: 'ws-1',
  },
  modules: [
    {
      moduleRef: 'learningmodule:default/mod-102',
      moduleId: 'MOD-102',
      title: 'Cloud computing',
      description: 'Provision, secure and pay for GPU capacity in a cloud.',
      durationHours: 50,
      prerequisites: [
        {
          moduleRef: 'learningmodule:default/mod-101',
          title: 'Foundations',
          met: true,
        },
      ],
      items: [
        {
          itemId: 'lab-1',
          type: 'lab',
          title: 'Lab 1: provision a GPU-ready cloud environment',
          required: true,
          state: 'failed',
          reasons: ['The check “every resource is tagged” failed.'],
          mode: 'simulated',
          verification: 'self-reported',
          score: 80,
          templateRef: 'template:default/mod-102-lab-1',
          workspaceId: 'ws-1',
          updatedAt: '2026-03-04T10:00:00Z',
        },
        {
          itemId: 'lab-2',
          type: 'lab',
          title: 'Lab 2: autoscale inference',
          required: true,
          state: 'available',
          reasons: [],
          templateRef: 'template:default/mod-102-lab-2',
        },
        {
          itemId: 'assessment',
          type: 'assessment',
          title: 'Assessment',
          required: true,
          state: 'locked',
          reasons: ['Pass Lab 1 first.'],
        },
      ],
    },
    {
      moduleRef: 'learningmodule:default/mod-101',
      moduleId: 'MOD-101',
      title: 'Foundations',
      durationHours: 30,
      prerequisites: [],
      items: [
        {
          itemId: 'project',
          type: 'project',
          title: 'First container',
          required: true,
          state: 'passed',
          reasons: [],
          mode: 'cloud',
          verification: 'ci',
          score: 100,
        },
      ],
    },
  ],
  workspaces: [workspace],
  spend: {
    from: '2026-03-01',
    to: '2026-04-01',
    totals: [{ currency: 'USD', billed: '12.345', effective: '10.1' }],
    billedThrough: '2026-03-04T12:00:00Z',
    simulated: true,
  },
  findings: {
    open: 3,
    bySeverity: { ...NO_FINDINGS, high: 1, medium: 2 },
    evaluatedAt: '2026-03-04T11:00:00Z',
    simulated: true,
  },
};

/** A learner on the first day: nothing was read, nothing was done. */
export const newcomer: LearnerOverview = {
  learnerRef: 'user:default/bo',
  displayName: 'Bo Lindqvist',
  modules: [],
  workspaces: [],
  spend: { from: '2026-03-01', to: '2026-04-01', totals: [], simulated: false },
  findings: { open: 0, bySeverity: NO_FINDINGS, simulated: false },
};

/** One row of daily cost, to be varied. */
export const charge: DailyCost = {
  day: '2026-03-02',
  provider: 'aws',
  serviceCategory: 'Compute',
  serviceName: 'Amazon EC2',
  region: 'eu-central-1',
  chargeCategory: 'Usage',
  workspaceId: 'ws-1',
  currency: 'USD',
  billed: '10.1',
  effective: '8.05',
  simulated: true,
};

export const dailyCost: DailyCostResponse = {
  ...overview.spend,
  items: [
    charge,
    { ...charge, serviceName: 'Amazon EBS', billed: '0.205', effective: '0.2' },
    { ...charge, day: '2026-03-03', billed: '2.04', effective: '1.85' },
  ],
};

/** One finding, to be varied. */
export const finding: Finding = {
  key: 'f-1',
  title: 'The instance has a public address',
  description: 'Anybody can reach the instance from the internet.',
  severity: 'high',
  status: 'fail',
  state: 'open',
  reopenCount: 0,
  provider: 'aws',
  scopeId: '111122223333',
  region: 'eu-central-1',
  checkId: 'ec2_instance_public_ip',
  resourceUid: 'arn:aws:ec2:eu-central-1:111122223333:instance/i-0abc',
  resourceType: 'AwsEc2Instance',
  remediation: 'Put the instance into a private subnet.',
  remediationUrl: 'https://example.com/fix',
  workspaceId: 'ws-1',
  simulated: true,
  firstSeen: '2026-03-02T08:00:00Z',
  lastSeen: '2026-03-04T11:00:00Z',
  lastEvaluated: '2026-03-04T12:00:00Z',
};
