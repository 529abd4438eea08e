import { ProgressEvent, ProgressEventType } from '../progress';
import { uuidV5 } from './uuidV5';

/** The two versions of xAPI in use; 2.0.0 is IEEE 9274.1.1-2023. @public */
export type XapiVersion = '1.0.3' | '2.0.0';

/** What statements need that events do not say. @public */
export interface XapiOptions {
  version: XapiVersion;
  /** URL of the portal; with the learner's id it names the actor. */
  homePage: string;
  /** Gives the random id under which a learner is known outside; never a name. */
  learnerIdOf: (learnerRef: string) => string;
  /** Titles for people to read, by `moduleRef` and by `moduleRef itemId`. */
  titles?: ReadonlyMap<string, string>;
}

/** A statement as a learning record store takes it. @public */
export interface XapiStatement {
  id: string;
  version: XapiVersion;
  actor: {
    objectType: 'Agent';
    account: { homePage: string; name: string };
  };
  verb: { id: string; display: Record<string, string> };
  object: XapiActivity;
  result?: {
    score?: { scaled: number; raw: number; min: number; max: number };
    success?: boolean;
    completion?: boolean;
    response?: string;
    extensions?: Record<string, unknown>;
  };
  context: {
    platform: string;
    contextActivities: { parent: XapiActivity[] };
    extensions?: Record<string, unknown>;
  };
  timestamp: string;
}

interface XapiActivity {
  objectType: 'Activity';
  id: string;
  definition: { type: string; name?: Record<string, string> };
}

const ADL = 'http://adlnet.gov/expapi';

/** Verbs of ADL and cmi5, by what happened. */
const VERBS: Record<ProgressEventType, [string, string]> = {
  'item.started': [`${ADL}/verbs/initialized`, 'initialized'],
  'evidence.submitted': [
    'http://activitystrea.ms/schema/1.0/submit',
    'submitted',
  ],
  'attempt.graded': [`${ADL}/verbs/attempted`, 'attempted'],
  'item.passed': [`${ADL}/verbs/passed`, 'passed'],
  'item.failed': [`${ADL}/verbs/failed`, 'failed'],
  'item.waived': ['https://w3id.org/xapi/adl/verbs/waived', 'waived'],
  'prerequisites.waived': [
    'https://w3id.org/xapi/adl/verbs/satisfied',
    'satisfied',
  ],
};

/**
 * Tells an event as an xAPI statement. The same event is always the same statement, id included, so that it can be sent
 * again. Neither names nor reasons leave the portal with it.
 *
 * @public
 */
export function xapiStatement(
  event: ProgressEvent,
  options: XapiOptions,
): XapiStatement {
  const { version, homePage, learnerIdOf } = options;
  const base = homePage.replace(/\/+$/, '');
  const result = resultOf(event);
  const [id, name] = verbOf(event);
  const extensions = extensionsOf(event, base);
  return {
    id: uuidV5(`${base}/academy/events/${event.id}`),
    version,
    actor: {
      objectType: 'Agent',
      account: { homePage: base, name: learnerIdOf(event.learnerRef) },
    },
    verb: { id, display: { en: name } },
    object: activity(
      `${activityId(base, event.moduleRef)}/items/${encodeURIComponent(
        event.itemId,
      )}`,
      `${ADL}/activities/assessment`,
      options.titles?.get(`${event.moduleRef} ${event.itemId}`),
    ),
    ...(result ? { result } : {}),
    context: {
      platform: 'GPU Academy',
      contextActivities: {
        parent: [
          activity(
            activityId(base, event.moduleRef),
            `${ADL}/activities/module`,
            options.titles?.get(event.moduleRef),
          ),
        ],
      },
      ...(extensions ? { extensions } : {}),
    },
    timestamp: event.occurredAt,
  };
}

function verbOf(event: ProgressEvent): [string, string] {
  if (event.type === 'attempt.graded') {
    switch (event.payload.outcome) {
      case 'passed':
        return VERBS['item.passed'];
      case 'failed':
        return VERBS['item.failed'];
      default:
        return VERBS['attempt.graded'];
    }
  }
  return VERBS[event.type];
}

function resultOf(event: ProgressEvent): XapiStatement['result'] {
  const decided = successOf(event);
  const score = 'score' in event.payload ? event.payload.score : undefined;
  if (decided === undefined && score === undefined) {
    return event.type === 'item.waived' ? { completion: true } : undefined;
  }
  return {
    ...(score === undefined
      ? {}
      : {
          score: {
            // two digits more than the percentage has, and no noise of binary fractions
            scaled: Number((score / 100).toFixed(6)),
            raw: score,
            min: 0,
            max: 100,
          },
        }),
    ...(decided === undefined ? {} : { success: decided, completion: decided }),
  };
}

function successOf(event: ProgressEvent): boolean | undefined {
  switch (event.type) {
    case 'item.passed':
      return true;
    case 'item.failed':
      return false;
    case 'attempt.graded':
      return { passed: true, failed: false }[
        event.payload.outcome as 'passed' | 'failed'
      ];
    default:
      return undefined;
  }
}

function extensionsOf(
  { payload }: ProgressEvent,
  base: string,
): Record<string, unknown> | undefined {
  const told = Object.fromEntries(
    (['mode', 'verification', 'definitionVersion'] as const).flatMap(key => {
      const value = (payload as Record<string, unknown>)[key];
      return value === undefined
        ? []
        : [[`${base}/academy/xapi/extensions/${key}`, value]];
    }),
  );
  return Object.keys(told).length ? told : undefined;
}

function activity(id: string, type: string, title?: string): XapiActivity {
  return {
    objectType: 'Activity',
    id,
    definition: { type, ...(title ? { name: { en: title } } : {}) },
  };
}

function activityId(base: string, moduleRef: string) {
  const [, kind, namespace, name] =
    /^([^:]+):([^/]+)\/(.+)$/.exec(moduleRef) ?? [];
  return [
    `${base}/catalog`,
    ...[namespace, kind, name].map(it => encodeURIComponent(it ?? '')),
  ].join('/');
}
