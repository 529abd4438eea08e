import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  AcademyHistoryExtensionPoint,
  HistoricProgressEvent,
} from '@gpu-academy/backstage-plugin-academy-node';
import { ProgressEvent } from '@gpu-academy/curriculum';
import { LearningEventStore } from './LearningEventStore';

type History = Parameters<AcademyHistoryExtensionPoint['addHistory']>[0];

/**
 * Appends what happened before the portal did. Events that are known already are left out, so that it can run at
 * every start; a history that cannot be read is logged and does not keep the others from it.
 */
export async function importHistory(options: {
  histories: History[];
  events: LearningEventStore;
  logger: LoggerService;
}): Promise<void> {
  const { histories, events, logger } = options;
  for (const history of histories) {
    try {
      const historic = await history.read();
      const added = await events.append(historic.map(toProgressEvent));
      logger.info(
        `History '${history.id}': ${historic.length} events, ${added} new`,
      );
    } catch (error) {
      logger.error(
        `History '${history.id}' was not brought in: ${toError(error).message}`,
      );
    }
  }
}

function toProgressEvent(historic: HistoricProgressEvent): ProgressEvent {
  const { id, learnerRef, moduleRef, itemId, type, occurredAt } = historic;
  const event = { id, learnerRef, moduleRef, itemId, occurredAt };
  const { mode, verification, score, reason } = historic;
  return type === 'item.started'
    ? { ...event, type, payload: { mode } }
    : { ...event, type, payload: { mode, verification, score, reason } };
}
