import {
  Attempt,
  SpendEstimate,
  Workspace,
} from '@gpu-academy/backstage-plugin-academy-common';

/** What ten hours of a small GPU instance are expected to cost. */
export const estimate: SpendEstimate = {
  currency: 'USD',
  low: '4.2',
  likely: '5.66',
  high: '7.1',
  withinBudget: true,
  parts: [
    {
      id: 'instance',
      title: 'g4dn.xlarge, on demand',
      amount: '5.26',
      quantity: '10',
      unit: 'hour',
      unitPrice: '0.526',
      source: 'AWS price list',
    },
    {
      id: 'disk',
      title: 'gp3 volume, 100 GiB',
      amount: '0.4',
      quantity: '1000',
      unit: 'GiB-hour',
      unitPrice: '0.0004',
      source: 'AWS price list',
    },
  ],
  pricedAt: '2026-02-01',
};

/** A failed attempt: the failing check first, with what to do about it. */
export const failedAttempt: Attempt = {
  id: 'at-2',
  workspaceId: 'ws-1',
  outcome: 'failed',
  score: 80,
  mode: 'simulated',
  verification: 'self-reported',
  graderVersion: 'terraform-lab@1',
  evidenceDigest:
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  submittedAt: '2026-03-04T10:00:00Z',
  checks: [
    {
      id: 'tags',
      title: 'Every resource is tagged',
      required: true,
      outcome: 'failed',
      points: 0,
      maxPoints: 20,
      message: 'aws_ebs_volume.data lacks the tag “lab”.',
      hint: 'Set default_tags on the provider.',
      evidence: 'plan.json#/resource_changes/3',
    },
    {
      id: 'fmt',
      title: 'The code is formatted',
      required: true,
      outcome: 'passed',
      points: 10,
      maxPoints: 10,
      message: 'terraform fmt found nothing to change.',
    },
  ],
};

/** A workspace with a lease that ends long after the tests. */
export const workspace: Workspace = {
  id: 'ws-1',
  learnerRef: 'user:default/ada',
  moduleRef: 'learningmodule:default/mod-102',
  itemId: 'lab-1',
  entityRef: 'component:default/ada-mod-102-lab-1',
  title: 'Lab 1 of Ada',
  provider: 'aws',
  scopeId: '111122223333',
  region: 'eu-central-1',
  instanceType: 'g4dn.xlarge',
  hours: 10,
  budget: '20',
  currency: 'USD',
  repoUrl: 'http://localhost:7007/git/learners/ada-mod-102-lab-1',
  cloneUrl: 'http://localhost:7007/git/learners/ada-mod-102-lab-1.git',
  createdAt: '2026-03-01T09:00:00Z',
  expiresAt: '2999-03-08T09:00:00Z',
  estimate,
  attempts: [failedAttempt],
};
