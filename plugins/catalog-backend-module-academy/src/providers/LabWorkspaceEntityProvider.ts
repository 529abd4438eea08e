import {
  AuthService,
  DiscoveryService,
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { ResponseError, stringifyError } from '@backstage/errors';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { Workspace } from '@gpu-academy/backstage-plugin-academy-common';
import { workspaceComponent } from './workspaceComponent';

/** The academy backend publishes here when a workspace is registered. */
const WORKSPACES_TOPIC = 'academy.workspaces';

/** @public */
export interface LabWorkspaceEntityProviderOptions {
  auth: AuthService;
  discovery: DiscoveryService;
  events: EventsService;
  logger: LoggerService;
  taskRunner: SchedulerServiceTaskRunner;
}

/**
 * Publishes every lab workspace as a Component that its learner owns.
 *
 * Workspaces are asked for on a schedule, and at once when the academy backend tells of a new one. Reads go
 * one after another, so that an answer from before a registration cannot take the new workspace away again.
 * Where the academy backend does not answer, what the catalog has stays.
 *
 * @public
 */
export class LabWorkspaceEntityProvider implements EntityProvider {
  readonly #options: LabWorkspaceEntityProviderOptions;
  #queue: Promise<void> = Promise.resolve();

  private constructor(options: LabWorkspaceEntityProviderOptions) {
    this.#options = options;
  }

  static create(
    options: LabWorkspaceEntityProviderOptions,
  ): LabWorkspaceEntityProvider {
    return new LabWorkspaceEntityProvider(options);
  }

  getProviderName(): string {
    return 'LabWorkspaceEntityProvider';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    const { events, taskRunner } = this.#options;
    const refresh = () => {
      this.#queue = this.#queue.then(() => this.#refresh(connection));
      return this.#queue;
    };
    await events.subscribe({
      id: this.getProviderName(),
      topics: [WORKSPACES_TOPIC],
      onEvent: refresh,
    });
    await taskRunner.run({ id: this.getProviderName(), fn: refresh });
  }

  async #refresh(connection: EntityProviderConnection) {
    try {
      const workspaces = await this.#fetchWorkspaces();
      await connection.applyMutation({
        type: 'full',
        entities: workspaces.map(workspace => ({
          entity: workspaceComponent(workspace),
          locationKey: this.getProviderName(),
        })),
      });
    } catch (error) {
      this.#options.logger.warn(
        `Lab workspaces could not be read, so the catalog keeps those that it has: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  async #fetchWorkspaces(): Promise<Workspace[]> {
    const { auth, discovery } = this.#options;
    const baseUrl = await discovery.getBaseUrl('academy');
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'academy',
    });
    const response = await fetch(`${baseUrl}/workspace-entities`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const { items } = (await response.json()) as { items: Workspace[] };
    return items;
  }
}
