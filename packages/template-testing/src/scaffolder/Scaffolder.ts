import { createSpecializedBackend } from '@backstage/backend-app-api';
import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { serializeError } from '@backstage/errors';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import {
  scaffolderActionsExtensionPoint,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import {
  scaffolderTaskBrokerExtensionPoint,
  scaffolderTemplatingExtensionPoint,
} from '@backstage/plugin-scaffolder-node/alpha';
import { JsonObject, JsonValue } from '@backstage/types';
import express from 'express';
import http from 'node:http';
import { AddressInfo } from 'node:net';
import { scaffolderServices } from './scaffolderServices';

/** An action as the scaffolder lists it. */
export interface ListedAction {
  id: string;
  schema?: { input?: JsonObject; output?: JsonObject };
}

/** What a dry run answered. */
export type DryRunAnswer =
  | {
      kind: 'done';
      output: JsonObject;
      log: { message: string; stepId?: string; status?: string }[];
    }
  | { kind: 'refused'; errors: { property: string; message: string }[] }
  | { kind: 'failed'; message: string };

/** How a {@link Scaffolder} is started. */
export interface ScaffolderOptions {
  /** Backend modules that bring actions and filters of their own. */
  modules?: BackendFeature[];
  /** Actions of the caller; their ids must be none that the scaffolder has. */
  actions?: TemplateAction<any, any, any>[];
  /** Functions that every template can call. */
  globals?: Record<
    string,
    (...args: (JsonValue | undefined)[]) => JsonValue | undefined
  >;
  /** The app-config; `integrations` decides which hosts a repository URL may name. */
  config?: JsonObject;
  /** Where runs keep their workspaces. */
  workingDirectory: string;
  /** Who runs the template. */
  user(): Entity;
  /** Whether the form holds this reference: then the catalog knows the entity. */
  isPicked(ref: string): boolean;
  /** Told what is fetched from a network; answers with the path of what stands for it, if anything does. */
  onRead(address: string): string | undefined;
}

const answerErrors: express.ErrorRequestHandler = (
  error,
  _request,
  response,
  _next,
) => {
  response.status(500).json({ error: serializeError(error) });
};

/*
 * The genuine scaffolder backend, in this process: its template engine, its actions and its dry run, with nothing behind
 * it. It is asked as the portal asks it, over HTTP on the loopback interface, because that is its public interface.
 */
export class Scaffolder {
  readonly #server: http.Server;
  readonly #stop: () => Promise<void>;

  private constructor(server: http.Server, stop: () => Promise<void>) {
    this.#server = server;
    this.#stop = stop;
  }

  static async start(options: ScaffolderOptions): Promise<Scaffolder> {
    const app = express();
    const warnings: string[] = [];
    const backend = createSpecializedBackend({
      defaultServiceFactories: scaffolderServices({
        config: options.config ?? {},
        workingDirectory: options.workingDirectory,
        user: options.user,
        isPicked: options.isPicked,
        onRead: options.onRead,
        mount: handler => app.use(handler),
        warn: message => warnings.push(message),
      }),
    });
    backend.add(scaffolderPlugin);
    backend.add(ownActions(options));
    for (const module of options.modules ?? []) {
      backend.add(module);
    }
    await withoutExitHandlers(() => backend.start());
    app.use(answerErrors);
    const server = http.createServer(app);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return new Scaffolder(server, () => backend.stop());
  }

  /** Every action that there is, with the schemas of its input and output. */
  async actions(): Promise<ListedAction[]> {
    const { body } = await this.#ask('GET', '/v2/actions');
    return body as unknown as ListedAction[];
  }

  /** Names of the functions and values that every template can use. */
  async globals(): Promise<string[]> {
    const { body } = await this.#ask('GET', '/v2/templating-extensions');
    const { functions, values } = body.globals as Record<string, JsonObject>;
    return [...Object.keys(functions ?? {}), ...Object.keys(values ?? {})];
  }

  /** Runs a template; the actions that do not support it are left out, and the log says so. */
  async dryRun(
    template: Entity,
    values: JsonObject,
    secrets: Record<string, string> = {},
  ): Promise<DryRunAnswer> {
    const { status, body } = await this.#ask('POST', '/v2/dry-run', {
      template,
      values,
      secrets,
      directoryContents: [],
    });
    if (status === 200) {
      const log = (body.log as { body: any }[]).map(it => it.body);
      return { kind: 'done', output: (body.output ?? {}) as JsonObject, log };
    }
    if (status === 400 && Array.isArray(body.errors)) {
      return {
        kind: 'refused',
        errors: body.errors.map((it: any) => ({
          property: String(it.property ?? ''),
          message: String(it.message ?? ''),
        })),
      };
    }
    const error = body.error as { message?: string } | undefined;
    return { kind: 'failed', message: error?.message ?? `status ${status}` };
  }

  async stop(): Promise<void> {
    await new Promise(resolve => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
    await this.#stop();
  }

  #ask(
    method: string,
    path: string,
    body?: JsonObject | { template: Entity },
  ): Promise<{ status: number; body: JsonObject }> {
    const { port } = this.#server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      const request = http.request(
        {
          host: '127.0.0.1',
          port,
          path,
          method,
          agent: false,
          headers: { 'Content-Type': 'application/json' },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({
              status: response.statusCode ?? 0,
              body: JSON.parse(text || '{}'),
            });
          });
        },
      );
      request.on('error', reject);
      request.end(body && JSON.stringify(body));
    });
  }
}

const EXIT_EVENTS = ['SIGTERM', 'SIGINT', 'beforeExit'] as const;

/** A backend takes the process for its own, and ends it with 0 whatever exit code was set. Here it is a guest. */
async function withoutExitHandlers(start: () => Promise<unknown>) {
  const before = EXIT_EVENTS.map(event => process.rawListeners(event));
  await start();
  EXIT_EVENTS.forEach((event, index) => {
    for (const listener of process.rawListeners(event)) {
      if (!before[index].includes(listener)) {
        process.off(event, listener as () => void);
      }
    }
  });
}

function ownActions(options: ScaffolderOptions): BackendFeature {
  return createBackendModule({
    pluginId: 'scaffolder',
    moduleId: 'template-testing',
    register(env) {
      env.registerInit({
        deps: {
          actions: scaffolderActionsExtensionPoint,
          templating: scaffolderTemplatingExtensionPoint,
          broker: scaffolderTaskBrokerExtensionPoint,
        },
        async init({ actions, templating, broker }) {
          actions.addActions(...(options.actions ?? []));
          templating.addTemplateGlobals(
            options.globals as Parameters<
              typeof templating.addTemplateGlobals
            >[0],
          );
          // A dry run makes no task: without a broker the scaffolder would ask for a database.
          broker.setTaskBroker(
            {} as Parameters<typeof broker.setTaskBroker>[0],
          );
        },
      });
    },
  });
}
