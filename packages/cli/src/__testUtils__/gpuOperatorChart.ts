/*
 * What the Helm chart of NVIDIA's GPU operator takes, as far as the labs could use it. Facts, read off public sources:
 *
 * - values: deployments/gpu-operator/values.yaml of NVIDIA/gpu-operator at d7413be9727387537b654a25d25f932767794663, the
 *   newest that could be read (driver 550.90.07, device plugin v0.16.1);
 * - docs: the table of chart options in NVIDIA/cloud-native-docs, as its pull request 179 changed it for v25.3.1;
 *   the page goes on as "Helm Chart Values Reference" for v26.7.0, the version that the labs install.
 *
 * That v26.7.0 has not dropped one of them is not shown here: `helm show values` asks its registry.
 */

/** What a value of the chart may be. */
export interface ChartValue {
  type: 'boolean' | 'string' | 'list';
  oneOf?: string[];
  source: 'values' | 'docs';
}

export const CHART_VALUES: Readonly<Record<string, ChartValue>> = {
  'cdi.enabled': { type: 'boolean', source: 'values' },
  'daemonsets.tolerations': { type: 'list', source: 'values' },
  'dcgm.enabled': { type: 'boolean', source: 'values' },
  'dcgmExporter.enabled': { type: 'boolean', source: 'values' },
  'dcgmExporter.service.internalTrafficPolicy': {
    type: 'string',
    oneOf: ['Cluster', 'Local'],
    source: 'docs',
  },
  'dcgmExporter.serviceMonitor.enabled': { type: 'boolean', source: 'values' },
  'devicePlugin.enabled': { type: 'boolean', source: 'values' },
  'driver.enabled': { type: 'boolean', source: 'values' },
  'gfd.enabled': { type: 'boolean', source: 'values' },
  'mig.strategy': {
    type: 'string',
    oneOf: ['none', 'single', 'mixed'],
    source: 'values',
  },
  'migManager.enabled': { type: 'boolean', source: 'values' },
  'nfd.enabled': { type: 'boolean', source: 'values' },
  'node-feature-discovery.worker.tolerations': {
    type: 'list',
    source: 'values',
  },
  'operator.runtimeClass': { type: 'string', source: 'values' },
  'operator.tolerations': { type: 'list', source: 'values' },
  'psa.enabled': { type: 'boolean', source: 'values' },
  'toolkit.enabled': { type: 'boolean', source: 'values' },
};

/** What daemon sets of the operator tolerate unless they are told otherwise (values). */
export const DEFAULT_TOLERATIONS = [
  { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' },
];

/** Values that the chart does not take, each with what is wrong; none where all are taken. */
export function chartProblems(values: unknown, path: string[] = []): string[] {
  const name = path.join('.');
  const known = CHART_VALUES[name];
  if (known) {
    const type = Array.isArray(values) ? 'list' : typeof values;
    if (type !== known.type) {
      return [`${name} is a ${type}, the chart takes a ${known.type}`];
    }
    return known.oneOf && !known.oneOf.includes(String(values))
      ? [`${name} is ${values}, the chart takes ${known.oneOf.join(' or ')}`]
      : [];
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    return [`the chart has no ${name}`];
  }
  return Object.entries(values).flatMap(([key, value]) =>
    chartProblems(value, [...path, key]),
  );
}
