import { knownString } from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';
import { numberOf } from '../../simulation/simulatedDigits';
import { projectOf } from '../places';
import { selfLink } from '../selfLink';

/*
 * Projects that publish images to everybody (Google's page "Operating system details",
 * and the accelerator images of GKE and Slurm blueprints in cluster-toolkit). The
 * simulator does not know which families they hold: that is for the cloud to say.
 */
const PUBLIC_PROJECTS = [
  'centos-cloud',
  'cos-cloud',
  'debian-cloud',
  'deeplearning-platform-release',
  'rhel-cloud',
  'rocky-linux-accelerator-cloud',
  'rocky-linux-cloud',
  'ubuntu-os-accelerator-images',
  'ubuntu-os-cloud',
];

const IMAGE_DISK_GB: Record<string, number> = {
  'deeplearning-platform-release': 50,
};

/** `google_compute_image`: the newest image of a family, or one by name. */
export const image: DataSource = ({ config, scope }) => {
  const project = projectOf(config, scope);
  const family = knownString(config.family);
  const name =
    knownString(config.name) ?? (family && `${family}-v20260101-simulated`);
  if (!name) {
    return errorDiagnostic(
      'Error retrieving image information (simulated)',
      'google_compute_image: one of name, family or filter must be set, and cloud-sim answers the first two.',
    );
  }
  if (!PUBLIC_PROJECTS.includes(project)) {
    return errorDiagnostic(
      'Error retrieving image information: googleapi: Error 404: notFound (simulated)',
      `Cloud-sim knows images of ${PUBLIC_PROJECTS.join(
        ', ',
      )}; found project ${JSON.stringify(project)}.`,
      ['project'],
    );
  }
  const id = `projects/${project}/global/images/${name}`;
  return {
    id,
    name,
    project,
    family: family ?? '',
    image_id: numberOf(id, 19),
    self_link: selfLink('google_compute_image', id),
    description: `${name} (simulated)`,
    disk_size_gb: IMAGE_DISK_GB[project] ?? 10,
    archive_size_bytes: 0,
    creation_timestamp: '2026-01-01T00:00:00.000-00:00',
    status: 'READY',
    labels: {},
    licenses: [],
  };
};
