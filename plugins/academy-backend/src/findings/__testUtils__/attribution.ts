import {
  AttributionPlan,
  AttributionTrace,
  createAttributor,
  traceKey,
} from '@gpu-academy/attribution';
import { AttributionTraceStore } from '../../attribution';
import { FindingAttributor } from '../FindingStore';

/** A plan that knows Ada and Grace by their tag `learner`, and the account that is Grace's. */
export function planOf(
  changes: Partial<AttributionPlan> = {},
): AttributionPlan {
  return {
    version: 'plan-1',
    leases: [],
    scopes: [
      {
        provider: 'aws',
        scopeId: '444455556666',
        subjectRef: 'user:default/grace',
      },
    ],
    learnerTagKeys: ['learner'],
    workspaceTagKeys: ['lab'],
    subjects: { ada: 'user:default/ada', grace: 'user:default/grace' },
    ...changes,
  };
}

export function attributorOf(
  changes: Partial<AttributionPlan> = {},
): FindingAttributor {
  const plan = planOf(changes);
  return { planVersion: plan.version, attribute: createAttributor(plan) };
}

/** Traces in memory, under the keys that the real store gives them. */
export class MemoryTraceStore implements AttributionTraceStore {
  readonly traces = new Map<string, AttributionTrace>();

  async save(traces: AttributionTrace[]): Promise<string[]> {
    const keys = traces.map(traceKey);
    keys.forEach((key, index) => this.traces.set(key, traces[index]));
    return keys;
  }

  async get(key: string): Promise<AttributionTrace | undefined> {
    return this.traces.get(key);
  }
}
