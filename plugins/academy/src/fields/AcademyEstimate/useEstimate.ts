import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  SpendEstimate,
  SpendEstimateRequest,
} from '@gpu-academy/backstage-plugin-academy-common';
import { academyApiRef } from '../../api';

const SETTLE_MS = 300;

interface EstimateState {
  /** The question that the rest belongs to. */
  question?: string;
  estimate?: SpendEstimate;
  error?: Error;
}

/**
 * The estimate for a request, asked for when its values have settled; a question that was overtaken is
 * aborted and its answer never shown.
 */
export function useEstimate(
  request: SpendEstimateRequest | undefined,
): Omit<EstimateState, 'question'> & { updating: boolean } {
  const api = useApi(academyApiRef);
  const question = request && JSON.stringify(request);
  const [state, setState] = useState<EstimateState>({});

  useEffect(() => {
    if (!question) {
      return undefined;
    }
    const controller = new AbortController();
    const timer = setTimeout(() => {
      api
        .estimateSpend(JSON.parse(question), { signal: controller.signal })
        .then(
          estimate =>
            !controller.signal.aborted && setState({ question, estimate }),
          error => !controller.signal.aborted && setState({ question, error }),
        );
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, question]);

  const current = question !== undefined && state.question === question;
  return {
    estimate: current ? state.estimate : undefined,
    error: current ? state.error : undefined,
    updating: question !== undefined && !current,
  };
}
