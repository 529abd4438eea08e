import {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  CurriculumProblem,
  formatProblem,
  readModuleFolder,
} from '@gpu-academy/curriculum';
import { join } from 'node:path';

/**
 * Publishes the entities of one module folder.
 *
 * There is one provider a folder, so that a folder with an error leaves in the catalog what it gave last, also
 * when the backend was started again in between, and keeps no other folder from being read.
 *
 * @public
 */
export class ModuleFolderEntityProvider implements EntityProvider {
  readonly #path: string;
  readonly #logger: LoggerService;
  readonly #taskRunner: SchedulerServiceTaskRunner;
  #lastReport = '';

  private constructor(options: {
    path: string;
    logger: LoggerService;
    taskRunner: SchedulerServiceTaskRunner;
  }) {
    this.#path = options.path;
    this.#logger = options.logger;
    this.#taskRunner = options.taskRunner;
  }

  static create(options: {
    /** Of the folder, absolute or relative to the working directory. */
    path: string;
    logger: LoggerService;
    taskRunner: SchedulerServiceTaskRunner;
  }): ModuleFolderEntityProvider {
    return new ModuleFolderEntityProvider(options);
  }

  getProviderName(): string {
    return `ModuleFolderEntityProvider:${this.#path}`;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await this.#taskRunner.run({
      id: this.getProviderName(),
      fn: () => this.#refresh(connection),
    });
  }

  async #refresh(connection: EntityProviderConnection) {
    const { entities, problems } = await readModuleFolder(this.#path);
    this.#log(problems);
    if (!entities.length) {
      return;
    }
    await connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        entity: this.#located(entity),
        locationKey: this.getProviderName(),
      })),
    });
  }

  #located(entity: Entity): Entity {
    const location = `file:${join(this.#path, 'module.yaml')}`;
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: {
          ...entity.metadata.annotations,
          [ANNOTATION_LOCATION]: location,
          [ANNOTATION_ORIGIN_LOCATION]: location,
        },
      },
    };
  }

  // The folder is read every minute; what is wrong with it is said once, until it changes.
  #log(problems: CurriculumProblem[]) {
    const report = problems
      .map(it => formatProblem({ ...it, file: join(this.#path, it.file) }))
      .join('\n');
    if (report === this.#lastReport) {
      return;
    }
    this.#lastReport = report;
    if (problems.some(it => it.severity === 'error')) {
      this.#logger.error(
        `Module folder ${
          this.#path
        } has errors, so its last good entities stay:\n${report}`,
      );
    } else if (problems.length) {
      this.#logger.warn(
        `Module folder ${
          this.#path
        } is published, but should be mended:\n${report}`,
      );
    } else {
      this.#logger.info(`Module folder ${this.#path} has nothing wrong in it`);
    }
  }
}
