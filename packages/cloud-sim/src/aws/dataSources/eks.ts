import { knownString } from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';

/*
 * Versions of EKS's add-ons for Kubernetes 1.33, as its documentation named them in
 * the middle of 2025. What is newest today is for AWS to say.
 */
const ADDON_VERSIONS: Readonly<Record<string, string>> = {
  'amazon-cloudwatch-observability': 'v4.1.0-eksbuild.1',
  'aws-ebs-csi-driver': 'v1.44.0-eksbuild.1',
  'aws-efs-csi-driver': 'v2.1.8-eksbuild.1',
  'aws-mountpoint-s3-csi-driver': 'v1.15.0-eksbuild.1',
  coredns: 'v1.12.1-eksbuild.2',
  'eks-node-monitoring-agent': 'v1.3.0-eksbuild.2',
  'eks-pod-identity-agent': 'v1.3.7-eksbuild.2',
  'kube-proxy': 'v1.33.0-eksbuild.2',
  'metrics-server': 'v0.7.2-eksbuild.4',
  'snapshot-controller': 'v8.2.0-eksbuild.1',
  'vpc-cni': 'v1.19.5-eksbuild.1',
};

/** `aws_eks_addon_version`: one version of each add-on that the simulator knows. */
export const addonVersion: DataSource = ({ config }) => {
  const name = knownString(config.addon_name) ?? '';
  const version = ADDON_VERSIONS[name];
  return version === undefined
    ? errorDiagnostic(
        `reading EKS Add-On version info (${name}): couldn't find resource (simulated)`,
        `Cloud-sim knows versions of ${Object.keys(ADDON_VERSIONS).join(
          ', ',
        )}.`,
        ['addon_name'],
      )
    : { id: name, version };
};

/** `aws_eks_cluster_auth`: a token that no cluster takes. */
export const clusterAuth: DataSource = ({ config }) => ({
  id: knownString(config.name) ?? '',
  token: 'k8s-aws-v1.simulated',
});
