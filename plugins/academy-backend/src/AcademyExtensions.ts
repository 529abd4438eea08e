import {
  AcademyEvidenceExtensionPoint,
  AcademyHistoryExtensionPoint,
  AcademySpendExtensionPoint,
} from '@gpu-academy/backstage-plugin-academy-node';
import { RollupEngine } from '@gpu-academy/spend';
import { CloneCredentialsProviders, EvidenceListener } from './labs';

type History = Parameters<AcademyHistoryExtensionPoint['addHistory']>[0];

/** What other modules have added by the time the plugin starts. */
export class AcademyExtensions {
  readonly gitHosts = new CloneCredentialsProviders();
  readonly listeners: EvidenceListener[] = [];
  readonly histories: History[] = [];

  #rollupEngine: RollupEngine | undefined;

  /** Undefined unless a module brought one. */
  get rollupEngine(): RollupEngine | undefined {
    return this.#rollupEngine;
  }

  readonly spend: AcademySpendExtensionPoint = {
    setRollupEngine: engine => {
      if (this.#rollupEngine) {
        throw new Error(
          'Two modules bring a roll-up engine; install one of them',
        );
      }
      this.#rollupEngine = engine;
    },
  };

  readonly evidence: AcademyEvidenceExtensionPoint = {
    addListener: listener => {
      assertNew('listener of evidence', listener.id, this.listeners);
      this.listeners.push(listener);
    },
  };

  readonly history: AcademyHistoryExtensionPoint = {
    addHistory: history => {
      assertNew('history', history.id, this.histories);
      this.histories.push(history);
    },
  };
}

function assertNew(what: string, id: string, known: { id: string }[]) {
  if (known.some(it => it.id === id)) {
    throw new Error(`A ${what} with the id '${id}' was added before`);
  }
}
