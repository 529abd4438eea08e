import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { AcademyApi, AcademyRequestOptions } from './AcademyApi';
import { Finding, FindingsQuery, Page } from './findings';
import {
  Attempt,
  CloneInstructions,
  CloudProvider,
  PlanWorkspaceRequest,
  PriceBookOffer,
  RegisterWorkspaceRequest,
  SpendEstimate,
  SpendEstimateRequest,
  UploadToken,
  Workspace,
  WorkspacePlan,
} from './labs';
import {
  Cohort,
  CohortLearner,
  CohortQuery,
  LearnerOverview,
} from './overview';
import {
  DailyCostResponse,
  IngestKind,
  IngestRun,
  IngestRunsQuery,
  UnattributedSpend,
} from './spend';

type QueryValue = string | number | string[] | undefined;

/** The part of `fetch` that the client uses; `plugin://` addresses are resolved where `discovery` is absent. @public */
export interface AcademyClientOptions {
  fetchApi?: { fetch: typeof fetch };
  /** Without it requests go to `plugin://academy`, which the frontend's fetch resolves. */
  discoveryApi?: { getBaseUrl(pluginId: string): Promise<string> };
}

/** {@link AcademyApi} over HTTP, for the frontend and for other backend plugins. @public */
export class AcademyClient implements AcademyApi {
  readonly #fetch: typeof fetch;
  readonly #discovery: AcademyClientOptions['discoveryApi'];

  constructor(options: AcademyClientOptions) {
    this.#fetch = (input, init) =>
      (options.fetchApi?.fetch ?? fetch)(input, init);
    this.#discovery = options.discoveryApi;
  }

  getOverview(learnerRef: string, options?: AcademyRequestOptions) {
    return this.#get<LearnerOverview>(
      `${learnerPath(learnerRef)}/overview`,
      {},
      options,
    );
  }

  getDailyCost(
    learnerRef: string,
    interval: { from: string; to: string },
    options?: AcademyRequestOptions,
  ) {
    return this.#get<DailyCostResponse>(
      `${learnerPath(learnerRef)}/daily-cost`,
      { from: interval.from, to: interval.to },
      options,
    );
  }

  getFindings(
    learnerRef: string,
    query: FindingsQuery,
    options?: AcademyRequestOptions,
  ) {
    return this.#get<Page<Finding>>(
      `${learnerPath(learnerRef)}/findings`,
      { ...query },
      options,
    );
  }

  async getCohorts(options?: AcademyRequestOptions) {
    const { items } = await this.#get<{ items: Cohort[] }>(
      '/cohorts',
      {},
      options,
    );
    return items;
  }

  getCohortLearners(
    cohortRef: string,
    query: CohortQuery,
    options?: AcademyRequestOptions,
  ) {
    const { namespace, name } = parseEntityRef(cohortRef, {
      defaultKind: 'group',
    });
    return this.#get<Page<CohortLearner>>(
      `/cohorts/${segment(namespace)}/${segment(name)}/learners`,
      { ...query },
      options,
    );
  }

  planWorkspace(
    request: PlanWorkspaceRequest,
    options?: AcademyRequestOptions,
  ) {
    return this.#post<WorkspacePlan>('/workspace-plans', request, options);
  }

  registerWorkspace(
    request: RegisterWorkspaceRequest,
    options?: AcademyRequestOptions,
  ) {
    return this.#post<Workspace>('/workspaces', request, options);
  }

  getWorkspace(id: string, options?: AcademyRequestOptions) {
    return this.#get<Workspace>(`/workspaces/${segment(id)}`, {}, options);
  }

  createUploadToken(id: string, options?: AcademyRequestOptions) {
    return this.#post<UploadToken>(
      `/workspaces/${segment(id)}/upload-tokens`,
      {},
      options,
    );
  }

  getCloneInstructions(id: string, options?: AcademyRequestOptions) {
    return this.#get<CloneInstructions>(
      `/workspaces/${segment(id)}/clone`,
      {},
      options,
    );
  }

  getAttempt(id: string, options?: AcademyRequestOptions) {
    return this.#get<Attempt>(`/attempts/${segment(id)}`, {}, options);
  }

  async getPriceBook(
    query: { provider?: CloudProvider; region?: string },
    options?: AcademyRequestOptions,
  ) {
    const { items } = await this.#get<{ items: PriceBookOffer[] }>(
      '/price-book',
      query,
      options,
    );
    return items;
  }

  estimateSpend(
    request: SpendEstimateRequest,
    options?: AcademyRequestOptions,
  ) {
    return this.#post<SpendEstimate>('/estimates', request, options);
  }

  getIngestRuns(query: IngestRunsQuery, options?: AcademyRequestOptions) {
    return this.#get<Page<IngestRun>>('/ingest-runs', { ...query }, options);
  }

  async startIngest(kind: IngestKind, options?: AcademyRequestOptions) {
    await this.#post<unknown>('/ingest-runs', { kind }, options);
  }

  async getUnattributedSpend(
    interval: { from: string; to: string },
    options?: AcademyRequestOptions,
  ) {
    const { items } = await this.#get<{ items: UnattributedSpend[] }>(
      '/unattributed-spend',
      interval,
      options,
    );
    return items;
  }

  #get<T>(
    path: string,
    query: Record<string, QueryValue>,
    options?: AcademyRequestOptions,
  ) {
    const params = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== undefined && one !== '') {
          params.append(key, String(one));
        }
      }
    }
    const suffix = params.size ? `?${params}` : '';
    return this.#request<T>(`${path}${suffix}`, { method: 'GET' }, options);
  }

  #post<T>(path: string, body: unknown, options?: AcademyRequestOptions) {
    return this.#request<T>(
      path,
      { method: 'POST', body: JSON.stringify(body) },
      options,
    );
  }

  async #request<T>(
    path: string,
    init: RequestInit,
    options?: AcademyRequestOptions,
  ): Promise<T> {
    const base =
      (await this.#discovery?.getBaseUrl('academy')) ?? 'plugin://academy';
    const response = await this.#fetch(`${base}${path}`, {
      ...init,
      signal: options?.signal,
      headers: {
        ...(init.body ? { 'Content-Type': 'application/json' } : {}),
        ...(options?.token ? { Authorization: `Bearer ${options.token}` } : {}),
      },
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.status === 204 ? (undefined as T) : response.json();
  }
}

function segment(value: string) {
  return encodeURIComponent(value);
}

// A ref in one path segment breaks behind proxies that decode %2F, so it goes as two.
function learnerPath(learnerRef: string) {
  const { namespace, name } = parseEntityRef(learnerRef, {
    defaultKind: 'user',
  });
  return `/learners/${segment(namespace)}/${segment(name)}`;
}
