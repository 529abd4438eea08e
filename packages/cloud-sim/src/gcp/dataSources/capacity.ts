import { knownString } from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';
import { lastSegment, locationOf, projectOf } from '../places';
import { appliedValue, GPU_QUOTAS } from '../quotas';
import { REGIONS, zonesOf } from '../regions';

/** `google_compute_zones`: those of the region, by name. */
export const zones: DataSource = ({ config, scope }) => {
  const region = lastSegment(knownString(config.region) ?? scope.region);
  if (region === '') {
    return errorDiagnostic(
      'Cannot determine region (simulated)',
      'google_compute_zones: set `region` here or in the provider block.',
      ['region'],
    );
  }
  const isDown = knownString(config.status) === 'DOWN';
  return {
    id: `projects/${projectOf(config, scope)}/regions/${region}`,
    project: projectOf(config, scope),
    names: isDown ? [] : zonesOf(region),
  };
};

/** `google_compute_regions`. */
export const regions: DataSource = ({ config, scope }) => ({
  id: `projects/${projectOf(config, scope)}`,
  project: projectOf(config, scope),
  names: knownString(config.status) === 'DOWN' ? [] : [...REGIONS],
});

/** `NVIDIA-L4-GPUS-per-project-region` → `NVIDIA_L4_GPUS`. */
function metricOf(quotaId: string): string {
  return quotaId
    .replace(/-per-project(-region|-zone)?$/, '')
    .replace(/-/g, '_');
}

/** `google_cloud_quotas_quota_info`: the GPU quotas of Compute Engine, drills applied. */
export const quotaInfo: DataSource = ({ config, scope, drills }) => {
  const quotaId = knownString(config.quota_id) ?? '';
  const service = knownString(config.service) ?? '';
  const metric = metricOf(quotaId);
  // One quota for all newer kinds, with the kind as a dimension.
  const found = GPU_QUOTAS.filter(
    quota => quota === metric || quota.startsWith(`${metric}:`),
  );
  if (service !== 'compute.googleapis.com' || found.length === 0) {
    return errorDiagnostic(
      'Error reading QuotaInfo: googleapi: Error 404: NOT_FOUND (simulated)',
      `Service ${JSON.stringify(service)} has no quota ${JSON.stringify(
        quotaId,
      )} in cloud-sim. It knows, of "compute.googleapis.com": GPUS-ALL-REGIONS-per-project, NVIDIA-L4-GPUS-per-project-region and the like.`,
      ['quota_id'],
    );
  }
  const isRegional = !metric.startsWith('GPUS_ALL');
  const dimensions = isRegional ? ['region'] : [];
  const parent = knownString(config.parent) ?? '';
  const name = `${parent}/locations/global/services/${service}/quotaInfos/${quotaId}`;
  return {
    id: name,
    name,
    metric: `compute.googleapis.com/${metric.toLowerCase()}`,
    metric_display_name: metric,
    metric_unit: '1',
    quota_display_name: `${metric} (simulated)`,
    container_type: 'PROJECT',
    is_precise: true,
    is_concurrent: false,
    is_fixed: false,
    dimensions: found[0].includes(':') ? ['region', 'gpu_family'] : dimensions,
    quota_increase_eligibility: [
      { is_eligible: true, ineligibility_reason: '' },
    ],
    dimensions_infos: found.map(quota => {
      const family = quota.split(':')[1];
      return {
        dimensions: {
          ...(isRegional && { region: scope.region }),
          ...(family && { gpu_family: family }),
        },
        details: [{ value: String(appliedValue(quota, drills)) }],
        applicable_locations: isRegional ? [...REGIONS] : ['global'],
      };
    }),
  };
};

const GKE_VERSION = '1.33.5-gke.1308000';

/** `google_container_engine_versions`: one version, the newest that the simulator knows. */
export const engineVersions: DataSource = ({ config, scope }) => {
  const prefix = knownString(config.version_prefix) ?? '';
  const versions = GKE_VERSION.startsWith(prefix) ? [GKE_VERSION] : [];
  const channels = {
    RAPID: GKE_VERSION,
    REGULAR: GKE_VERSION,
    STABLE: GKE_VERSION,
  };
  return {
    id: `${projectOf(config, scope)}/${locationOf(config, scope)}`,
    default_cluster_version: GKE_VERSION,
    latest_master_version: versions[0] ?? '',
    latest_node_version: versions[0] ?? '',
    valid_master_versions: versions,
    valid_node_versions: versions,
    release_channel_default_version: channels,
    release_channel_latest_version: channels,
    release_channel_upgrade_target_version: channels,
  };
};
