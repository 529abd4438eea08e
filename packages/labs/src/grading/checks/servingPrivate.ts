import {
  blocks,
  hasItems,
  stringMap,
  strings,
  text,
} from '../../plan/attributes';
import { checkByCloud, firstComplaint, lacks } from '../Check';
import { PlannedResource } from '../LabRun';

/** Whether a resource serves, and what opens it. */
type Serving = (resource: PlannedResource) => 'closed' | 'open' | undefined;

const AWS: Serving = ({ type, values }) => {
  switch (type) {
    case 'aws_sagemaker_model':
      return hasItems(values, 'vpc_config') &&
        values?.enable_network_isolation === true
        ? 'closed'
        : 'open';
    case 'aws_lb':
    case 'aws_alb':
    case 'aws_elb':
      return values?.internal === true ? 'closed' : 'open';
    case 'aws_lambda_function_url':
      return values?.authorization_type === 'AWS_IAM' ? undefined : 'open';
    // The older API of AWS may be private, the newer one never is.
    case 'aws_api_gateway_rest_api':
      return blocks(values, 'endpoint_configuration').some(it =>
        strings(it, 'types').includes('PRIVATE'),
      )
        ? 'closed'
        : 'open';
    case 'aws_apigatewayv2_api':
      return 'open';
    default:
      return undefined;
  }
};

const GOOGLE: Serving = ({ type, values }) => {
  switch (type) {
    case 'google_cloud_run_v2_service':
      return /^INGRESS_TRAFFIC_INTERNAL_(ONLY|LOAD_BALANCER)$/.test(
        text(values, 'ingress'),
      )
        ? 'closed'
        : 'open';
    case 'google_cloud_run_service':
      return /^internal(-and-cloud-load-balancing)?$/.test(
        blocks(values, 'metadata')
          .map(it => stringMap(it, 'annotations') ?? {})
          .map(it => it['run.googleapis.com/ingress'])[0] ?? '',
      )
        ? 'closed'
        : 'open';
    case 'google_cloudfunctions2_function':
      return blocks(values, 'service_config').every(
        it => (text(it, 'ingress_settings') || 'ALLOW_ALL') === 'ALLOW_ALL',
      )
        ? 'open'
        : undefined;
    case 'google_vertex_ai_endpoint':
      return text(values, 'network') ||
        hasItems(values, 'private_service_connect_config')
        ? 'closed'
        : 'open';
    // An address of Google's own services within the network serves nothing.
    case 'google_compute_global_forwarding_rule':
    case 'google_compute_forwarding_rule':
      if (/^(all-apis|vpc-sc)$/.test(text(values, 'target'))) {
        return undefined;
      }
      return /^INTERNAL/.test(text(values, 'load_balancing_scheme')) ||
        (type === 'google_compute_forwarding_rule' &&
          values?.load_balancing_scheme === '')
        ? 'closed'
        : 'open';
    default:
      return undefined;
  }
};

/** Ingress that is external to an environment is as open as the environment: an internal one answers its network. */
const azureServing =
  (internal: ReadonlySet<string>): Serving =>
  ({ type, values }) => {
    switch (type) {
      case 'azurerm_container_app': {
        const ingress = blocks(values, 'ingress');
        return ingress.every(it => it.external_enabled !== true) ||
          internal.has(
            text(values, 'container_app_environment_id').toLowerCase(),
          )
          ? 'closed'
          : 'open';
      }
      case 'azurerm_container_group':
        return /^(private|none)$/i.test(text(values, 'ip_address_type'))
          ? 'closed'
          : 'open';
      case 'azurerm_linux_web_app':
      case 'azurerm_linux_function_app':
        return values?.public_network_access_enabled === false
          ? 'closed'
          : 'open';
      case 'azurerm_machine_learning_workspace':
        return values?.public_network_access_enabled === false
          ? 'closed'
          : 'open';
      case 'azurerm_kubernetes_cluster':
        return values?.private_cluster_enabled === true ? 'closed' : 'open';
      default:
        return undefined;
    }
  };

/** What answers with the model is reached from inside alone. */
export const servingPrivate = checkByCloud({
  id: 'serving-private',
  title: 'The model is served privately',
  praise: 'The model is served privately.',
  hint: {
    aws: 'Give the model `vpc_config` and `enable_network_isolation = true`, and a load balancer `internal = true`.',
    gcp: 'Set `ingress = "INGRESS_TRAFFIC_INTERNAL_ONLY"`, or give the endpoint its network.',
    azure:
      'Give the environment `internal_load_balancer_enabled = true` (or the app `external_enabled = false`), a workspace `public_network_access_enabled = false`, a cluster `private_cluster_enabled = true`.',
  },
  complaint: {
    aws: run => open(run.applied, AWS),
    gcp: run => open(run.applied, GOOGLE),
    azure: run =>
      open(run.applied, azureServing(internalEnvironments(run.applied))),
  },
});

/** Ids of the environments of container apps that have no address on the internet, in lower case. */
function internalEnvironments(
  resources: readonly PlannedResource[],
): ReadonlySet<string> {
  return new Set(
    resources
      .filter(
        ({ type, values }) =>
          type === 'azurerm_container_app_environment' &&
          values?.internal_load_balancer_enabled === true,
      )
      .map(({ values }) => text(values, 'id').toLowerCase())
      .filter(Boolean),
  );
}

function open(resources: readonly PlannedResource[], serving: Serving) {
  return resources.some(it => serving(it))
    ? firstComplaint(resources, it =>
        serving(it) === 'open' ? 'can be reached from outside' : undefined,
      )
    : lacks('endpoint that serves a model', 'plan-after-apply.json');
}
