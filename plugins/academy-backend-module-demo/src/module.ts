import { mkdir } from 'node:fs/promises';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  academyEvidenceExtensionPoint,
  academyHistoryExtensionPoint,
} from '@gpu-academy/backstage-plugin-academy-node';
import { DefaultPriceBook } from '@gpu-academy/spend';
import { DemoHistory } from './history/DemoHistory';
import { readDemoConfig } from './readDemoConfig';
import { SimulatedExports } from './SimulatedExports';

/**
 * Simulated spend, findings and progress, where `academy.demo.enabled` is true. Does not start in production.
 *
 * @public
 */
export const academyModuleDemo = createBackendModule({
  pluginId: 'academy',
  moduleId: 'demo',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
        evidence: academyEvidenceExtensionPoint,
        history: academyHistoryExtensionPoint,
      },
      async init({ config, logger, scheduler, evidence, history }) {
        const options = readDemoConfig(config, process.env.NODE_ENV);
        if (!options) {
          return;
        }
        const priceBook = DefaultPriceBook.load();
        const demoHistory = DemoHistory.create({ options, priceBook });

        // Before the plugin reads its sources for the first time.
        await mkdir(options.focusFolder, { recursive: true });
        await mkdir(options.findingsFolder, { recursive: true });
        await demoHistory.write();
        await scheduler.scheduleTask({
          id: 'academy-demo-history',
          frequency: { hours: 1 },
          timeout: { minutes: 5 },
          scope: 'local',
          fn: () => demoHistory.write(),
        });

        history.addHistory(demoHistory);
        evidence.addListener(
          SimulatedExports.create({ ...options, priceBook, logger }),
        );
        logger.info(
          `Demo: simulated spend, findings and progress of ${options.cohort.length} learners`,
        );
      },
    });
  },
});
