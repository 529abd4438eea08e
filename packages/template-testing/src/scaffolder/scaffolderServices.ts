import {
  BackstageCredentials,
  BackstageUserPrincipal,
  coreServices,
  createServiceFactory,
  LoggerService,
  ServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  actionsServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import {
  CompoundEntityRef,
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { scaffolderServiceRef } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import type { RequestHandler } from 'express';
import fs from 'node:fs';

/** What the services of a scaffolder without a portal are told. */
export interface ScaffolderSurroundings {
  /** The app-config: `integrations` decides which hosts a repository URL may name. */
  config: JsonObject;
  /** Where the scaffolder keeps the workspaces of runs. */
  workingDirectory: string;
  /** Who runs the template. */
  user(): Entity;
  /** Whether the form holds this reference: then the catalog knows the entity. */
  isPicked(ref: string): boolean;
  /** Told what is fetched from a network; answers with the path of what stands for it, if anything does. */
  onRead(address: string): string | undefined;
  /** Takes the scaffolder's routes. */
  mount(handler: RequestHandler): void;
  /** Takes what the scaffolder logs as a warning or an error. */
  warn(message: string): void;
}

// `startup` and the like are what the backend framework itself calls.
const noLifecycle = {
  addStartupHook() {},
  addBeforeShutdownHook() {},
  addShutdownHook() {},
  async startup() {},
  async beforeShutdown() {},
  async shutdown() {},
};

/*
 * The services that the scaffolder's backend asks for, as far as a dry run needs them. They reach nothing: there is no
 * database, nothing is on the network, and the catalog knows the person who runs the template and what the form has picked.
 */
export function scaffolderServices(
  surroundings: ScaffolderSurroundings,
): ServiceFactory[] {
  const config = new ConfigReader({
    ...surroundings.config,
    backend: { workingDirectory: surroundings.workingDirectory },
    scaffolder: { concurrentTasksLimit: 0 },
  });
  const logger = quietLogger(message => surroundings.warn(message));
  const userRef = () => {
    const { kind, metadata } = surroundings.user();
    return `${kind}:${metadata.namespace ?? 'default'}/${
      metadata.name
    }`.toLowerCase();
  };
  const credentials = (): BackstageCredentials<BackstageUserPrincipal> => ({
    $$type: '@backstage/BackstageCredentials',
    principal: { type: 'user', userEntityRef: userRef() },
  });
  const entityOf = (ref: string) => {
    const parsed = parseEntityRef(ref, { defaultKind: 'component' });
    const full = stringifyEntityRef(parsed);
    if (full === userRef()) {
      return surroundings.user();
    }
    return surroundings.isPicked(ref) || surroundings.isPicked(full)
      ? pickedEntity(parsed)
      : undefined;
  };
  const nothing = { add() {}, record() {} };

  // The scaffolder calls a part of each interface; what it does not call is not there, and fails by name.
  const provide = (service: any, implementation: object) =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => onlyThese(service.id, implementation),
    });

  return [
    provide(coreServices.rootConfig, config),
    provide(coreServices.rootLogger, logger),
    provide(coreServices.logger, logger),
    provide(coreServices.rootLifecycle, noLifecycle),
    provide(coreServices.lifecycle, noLifecycle),
    provide(coreServices.urlReader, emptyReader(surroundings.onRead)),
    provide(coreServices.discovery, {
      getBaseUrl: async (plugin: string) => `http://127.0.0.1:0/api/${plugin}`,
      getExternalBaseUrl: async (plugin: string) =>
        `http://127.0.0.1:0/api/${plugin}`,
    }),
    provide(coreServices.permissions, {
      authorize: async (requests: unknown[]) =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      authorizeConditional: async (requests: unknown[]) =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    }),
    provide(coreServices.permissionsRegistry, {
      addResourceType() {},
      addPermissions() {},
      addPermissionRules() {},
    }),
    provide(coreServices.database, {}),
    provide(coreServices.scheduler, {}),
    provide(coreServices.auth, {
      isPrincipal: (it: BackstageCredentials, type: string) =>
        (it.principal as { type?: string }).type === type,
      getOwnServiceCredentials: async () => credentials(),
      getPluginRequestToken: async () => ({ token: 'none' }),
    }),
    provide(coreServices.httpAuth, { credentials: async () => credentials() }),
    provide(coreServices.userInfo, {
      getUserInfo: async () => ({
        userEntityRef: userRef(),
        ownershipEntityRefs: [userRef()],
      }),
    }),
    provide(coreServices.httpRouter, {
      use: surroundings.mount,
      addAuthPolicy() {},
    }),
    provide(coreServices.auditor, {
      createEvent: async () => ({ async success() {}, async fail() {} }),
    }),
    provide(catalogServiceRef, {
      getEntityByRef: async (ref: string) => entityOf(ref),
      getEntitiesByRefs: async ({ entityRefs }: { entityRefs: string[] }) => ({
        items: entityRefs.map(entityOf),
      }),
      getEntities: async () => ({ items: [surroundings.user()] }),
    }),
    provide(eventsServiceRef, { async publish() {}, async subscribe() {} }),
    provide(scaffolderServiceRef, {}),
    provide(actionsServiceRef, { list: async () => ({ actions: [] }) }),
    provide(actionsRegistryServiceRef, { register() {} }),
    provide(metricsServiceRef, {
      createCounter: () => nothing,
      createUpDownCounter: () => nothing,
      createHistogram: () => nothing,
      createGauge: () => nothing,
    }),
  ];
}

function onlyThese(service: string, implementation: object): object {
  return new Proxy(implementation, {
    get(target, key) {
      if (key in target || typeof key === 'symbol' || key === 'then') {
        const value = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return () => {
        throw new Error(
          `a template under test cannot call ${String(
            key,
          )} of ${service}: there is no portal behind it. Give the action that needs it a stand-in`,
        );
      };
    },
  });
}

/** A network on which there is every address, and nothing at any of them but what stands for it. */
function emptyReader(onRead: (address: string) => string | undefined) {
  const etag = 'none';
  return {
    async readTree(url: string) {
      const source = onRead(url);
      return {
        etag,
        files: async () => [],
        async dir(options?: { targetDir?: string }) {
          const target = options!.targetDir!;
          fs.mkdirSync(target, { recursive: true });
          if (source !== undefined) {
            fs.cpSync(source, target, { recursive: true });
          }
          return target;
        },
      };
    },
    async readUrl(url: string) {
      const source = onRead(url);
      const content =
        source === undefined ? Buffer.from('') : fs.readFileSync(source);
      return { etag, buffer: async () => content };
    },
    async search(url: string) {
      onRead(url);
      return { etag, files: [] };
    },
  };
}

function pickedEntity(ref: CompoundEntityRef): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: ref.kind.charAt(0).toUpperCase() + ref.kind.slice(1),
    metadata: { name: ref.name, namespace: ref.namespace, annotations: {} },
    spec: { type: 'sample', lifecycle: 'production', owner: 'sample' },
  };
}

function quietLogger(warn: (message: string) => void): LoggerService {
  const logger: LoggerService = {
    error: message => warn(message),
    warn: message => warn(message),
    info() {},
    debug() {},
    child: () => logger,
  };
  return logger;
}
