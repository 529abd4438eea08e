import { LAB_SCHEMA } from './LabContract';

const text = { type: 'string', minLength: 1, maxLength: 200 } as const;
const names = { type: 'array', items: text, uniqueItems: true } as const;

/**
 * JSON Schema (draft-07) of `lab.yaml`.
 *
 * @public
 */
export const labContractSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Contract of a lab repository',
  type: 'object',
  additionalProperties: false,
  required: [
    'schema',
    'workspaceId',
    'moduleId',
    'itemId',
    'learner',
    'provider',
    'region',
    'hours',
    'budget',
    'expiresAt',
    'scopeId',
    'portalUrl',
    'cloudSim',
    'requiredTags',
    'checks',
  ],
  properties: {
    schema: { const: LAB_SCHEMA },
    workspaceId: { type: 'string', pattern: '^[A-Za-z0-9-]{1,64}$' },
    moduleId: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' },
    itemId: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' },
    learner: { type: 'string', pattern: '^[a-z0-9-]{1,63}$' },
    provider: { enum: ['aws', 'gcp', 'azure'] },
    region: text,
    instanceType: text,
    allowedInstanceTypes: { type: 'array', minItems: 1, items: text },
    hours: { type: 'integer', minimum: 1 },
    ttl: { type: 'string', pattern: '^PT\\d{1,3}H$' },
    budget: {
      type: 'object',
      additionalProperties: false,
      required: ['amount', 'currency'],
      properties: {
        amount: { type: 'string', pattern: '^\\d{1,9}(\\.\\d{1,6})?$' },
        currency: { type: 'string', pattern: '^[A-Z]{3}$' },
      },
    },
    expiresAt: { type: 'string', format: 'date-time' },
    scopeId: text,
    portalUrl: { type: 'string', pattern: '^https?://', maxLength: 500 },
    cloudSim: {
      type: 'object',
      additionalProperties: false,
      required: ['url', 'digest'],
      properties: {
        url: { type: 'string', minLength: 1, maxLength: 500 },
        digest: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
      },
    },
    allow: {
      description:
        'What the source may use. The grader has a list of its own, and the last word.',
      type: 'object',
      additionalProperties: false,
      properties: {
        providers: names,
        modules: names,
        provisioners: names,
        programs: names,
        backends: names,
      },
    },
    rubric: {
      description: 'What the lab is judged by, in the words of its module.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'title', 'objective', 'points'],
        properties: {
          id: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' },
          title: text,
          objective: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' },
          points: { type: 'integer', minimum: 0, maximum: 100 },
          checks: names,
          levels: {
            type: 'array',
            minItems: 2,
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['title', 'points', 'description'],
              properties: {
                title: text,
                points: { type: 'integer', minimum: 0, maximum: 100 },
                description: { type: 'string', minLength: 1, maxLength: 1000 },
              },
            },
          },
        },
      },
    },
    requiredTags: { type: 'array', items: text, uniqueItems: true },
    checks: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'points', 'required', 'hint'],
        properties: {
          id: text,
          points: { type: 'integer', minimum: 0, maximum: 100 },
          required: { type: 'boolean' },
          hint: { type: 'string', minLength: 1, maxLength: 1000 },
        },
      },
    },
  },
} as const;
