import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { createClient } from '@clickhouse/client';
import { academySpendExtensionPoint } from '@gpu-academy/backstage-plugin-academy-node';
import { DuckDbRollupEngine } from '@gpu-academy/spend';
import { ClickHouseRollupEngine } from './ClickHouseRollupEngine';

/**
 * Rolls charges up in the ClickHouse of `academy.clickhouse`; does nothing where that is absent.
 *
 * @public
 */
export const academyModuleClickHouse = createBackendModule({
  pluginId: 'academy',
  moduleId: 'clickhouse',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        spend: academySpendExtensionPoint,
      },
      async init({ config, lifecycle, logger, spend }) {
        const options = config.getOptionalConfig('academy.clickhouse');
        if (!options) {
          return;
        }
        const url = options.getString('url');
        const client = createClient({
          url,
          username: options.getOptionalString('username'),
          password: options.getOptionalString('password'),
          database: options.getOptionalString('database'),
        });
        lifecycle.addShutdownHook(() => client.close());
        spend.setRollupEngine(
          ClickHouseRollupEngine.create({
            client,
            reader: DuckDbRollupEngine.create({
              memoryLimit: config.getOptionalString(
                'academy.spend.memoryLimit',
              ),
            }),
          }),
        );
        logger.info(`Charges are rolled up in ClickHouse at ${url}`);
      },
    });
  },
});
