import { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  toError,
} from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import {
  CloudProvider,
  PlanWorkspaceRequest,
  RegisterWorkspaceRequest,
  SpendEstimate,
  Workspace,
  WorkspacePlan,
} from '@gpu-academy/backstage-plugin-academy-common';
import Big from 'big.js';
import { CurriculumService } from '../curriculum';
import { SpendEstimator } from '../spend';
import { CloudSimSource } from './CloudSimSource';
import { leaseOf } from './leaseOf';
import { newPlanId, plannedAt } from './planId';
import { RepositoryHosts } from './RepositoryHosts';
import { WorkspaceService } from './WorkspaceService';
import { WorkspaceStore } from './WorkspaceStore';

/** Published when a workspace was registered; the payload is `{ id, entityRef }`. */
export const WORKSPACES_TOPIC = 'academy.workspaces';

interface DefaultWorkspaceServiceOptions {
  workspaces: WorkspaceStore;
  curriculum: CurriculumService;
  estimator: SpendEstimator;
  cloudSim: CloudSimSource;
  hosts: RepositoryHosts;
  events: EventsService;
  logger: LoggerService;
  /** The simulated cloud account, project or subscription of a workspace. */
  scopeIdOf(workspaceId: string, provider: CloudProvider): string;
  portalUrl: string;
  leaseDays: number;
}

/** {@link WorkspaceService} over the plugin's stores. */
export class DefaultWorkspaceService implements WorkspaceService {
  readonly #options: DefaultWorkspaceServiceOptions;

  private constructor(options: DefaultWorkspaceServiceOptions) {
    this.#options = options;
  }

  static create(
    options: DefaultWorkspaceServiceOptions,
  ): DefaultWorkspaceService {
    return new DefaultWorkspaceService(options);
  }

  async plan(
    learnerRef: string,
    request: PlanWorkspaceRequest,
  ): Promise<WorkspacePlan> {
    const { curriculum, cloudSim, leaseDays, portalUrl } = this.#options;
    const { module, item } = await curriculum.getItem(
      request.moduleRef,
      request.itemId,
    );
    await this.#assertNotLocked(learnerRef, module.ref, item.id);
    this.#estimate(request);

    const now = new Date();
    const workspaceId = newPlanId(now);
    const { digest, url } = await cloudSim.getBundle();
    return {
      workspaceId,
      learnerRef,
      learnerName: shortName(learnerRef),
      moduleId: parseEntityRef(module.ref).name,
      scopeId: this.#options.scopeIdOf(workspaceId, request.provider),
      expiresAt: leaseOf(now, leaseDays).endsAt,
      portalUrl,
      cloudSim: { digest, url },
    };
  }

  async register(
    learnerRef: string,
    request: RegisterWorkspaceRequest,
  ): Promise<{ workspace: Workspace; isNew: boolean }> {
    const { workspaces, curriculum, hosts } = this.#options;
    const known = await workspaces.getWorkspace(request.id);
    if (known) {
      return { workspace: ownedBy(known, learnerRef), isNew: false };
    }
    hosts.assertKnown(request);
    const { module, item } = await curriculum.getItem(
      request.moduleRef,
      request.itemId,
    );
    await this.#assertNotLocked(learnerRef, module.ref, item.id);
    const workspace = this.#toWorkspace(learnerRef, module.ref, request);
    await this.#add(workspace, request.id);
    await this.#publish(workspace);
    return { workspace, isNew: true };
  }

  async #add(workspace: Workspace, planId: string): Promise<void> {
    const { id, learnerRef, moduleRef, itemId, createdAt } = workspace;
    const planned = plannedAt(planId, new Date());
    await this.#options.workspaces.addWorkspace({
      workspace,
      lease: {
        id,
        workspaceId: id,
        provider: workspace.provider,
        scopeId: workspace.scopeId,
        subjectRef: learnerRef,
        ...leaseOf(planned, this.#options.leaseDays),
      },
      events: [
        {
          id: `${id}:started`,
          type: 'item.started',
          learnerRef,
          moduleRef,
          itemId,
          occurredAt: createdAt,
          payload: { workspaceId: id },
        },
      ],
    });
  }

  #toWorkspace(
    learnerRef: string,
    moduleRef: string,
    request: RegisterWorkspaceRequest,
  ): Workspace {
    const now = new Date();
    const lease = leaseOf(plannedAt(request.id, now), this.#options.leaseDays);
    return {
      id: request.id,
      learnerRef,
      moduleRef,
      itemId: request.itemId,
      entityRef: stringifyEntityRef({ kind: 'Component', name: request.name }),
      title: request.title,
      provider: request.provider,
      scopeId: this.#options.scopeIdOf(request.id, request.provider),
      region: request.region,
      instanceType: request.instanceType,
      hours: request.hours,
      budget: new Big(request.budget).toFixed(),
      currency: request.currency,
      repoUrl: request.repoUrl,
      cloneUrl: request.cloneUrl,
      createdAt: now.toISOString(),
      expiresAt: lease.endsAt,
      estimate: this.#estimate(request),
      attempts: [],
    };
  }

  /** Throws `InputError` where it may cost more than the budget. A lab without a machine has no estimate. */
  #estimate(
    request: PlanWorkspaceRequest | RegisterWorkspaceRequest,
  ): SpendEstimate | undefined {
    const { provider, region, instanceType, hours, diskGb, budget } = request;
    if (!instanceType) {
      return undefined;
    }
    const estimate = this.#options.estimator.estimate({
      provider,
      region,
      instanceType,
      hours,
      diskGb,
      budget,
    });
    if (!estimate.withinBudget) {
      const { likely, high, currency } = estimate;
      throw new InputError(
        `${hours} hours of ${instanceType} likely cost ${likely} ${currency}, at most ${high} ${currency}, which does not fit the budget of ${budget} ${request.currency}: ask for fewer hours or a smaller instance, or raise the budget`,
      );
    }
    return estimate;
  }

  async #assertNotLocked(
    learnerRef: string,
    moduleRef: string,
    itemId: string,
  ): Promise<void> {
    const progress = await this.#options.curriculum.getProgress([learnerRef]);
    const item = progress
      .get(learnerRef)
      ?.modules.find(module => module.moduleRef === moduleRef)
      ?.items.find(it => it.itemId === itemId);
    if (item?.state === 'locked') {
      throw new NotAllowedError(
        `${item.title} is locked: ${item.reasons.join(' ')}`,
      );
    }
  }

  // The workspace is registered already: who listens hears of it at their next look, too.
  async #publish({ id, entityRef }: Workspace): Promise<void> {
    try {
      await this.#options.events.publish({
        topic: WORKSPACES_TOPIC,
        eventPayload: { id, entityRef },
      });
    } catch (error) {
      this.#options.logger.warn(
        `Nobody was told of workspace ${id}: ${toError(error).message}`,
      );
    }
  }
}

function ownedBy(workspace: Workspace, learnerRef: string): Workspace {
  if (workspace.learnerRef !== learnerRef) {
    throw new ConflictError(
      `The id '${workspace.id}' is taken: plan the workspace again`,
    );
  }
  return workspace;
}

function shortName(learnerRef: string): string {
  return parseEntityRef(learnerRef).name.replace(/[^a-z0-9-]+/g, '-');
}
