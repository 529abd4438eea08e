import Ajv, { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { describeProblems, schemaProblems } from '../schemaErrors';

const ajv = new Ajv();
addFormats(ajv);

const money = { type: 'string', pattern: '^-?\\d{1,18}(\\.\\d{1,18})?$' };
const positive = { type: 'string', pattern: '^\\d{1,18}(\\.\\d{1,18})?$' };
const currency = { type: 'string', pattern: '^[A-Z]{3}$' };
const time = { type: 'string', format: 'date-time' };
const digest = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const name = { type: 'string', minLength: 1, maxLength: 300 };
const cost = object({ billed: money, effective: money });

/** Shapes of the files of a bundle; those of Terraform's own are in `src/plan`. */
const SHAPES = {
  'fmt.json': ajv.compile({
    type: 'object',
    required: ['exitCode', 'files'],
    properties: {
      exitCode: { type: 'integer' },
      files: { type: 'array', items: { type: 'string' } },
    },
  }),
  'validate.json': ajv.compile({
    type: 'object',
    required: ['valid'],
    properties: {
      valid: { type: 'boolean' },
      error_count: { type: 'integer' },
      diagnostics: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            severity: { type: 'string' },
            summary: { type: 'string' },
            detail: { type: 'string' },
          },
        },
      },
    },
  }),
  'inventory-after-destroy.json': ajv.compile({
    type: 'object',
    properties: {
      checked: { type: 'boolean' },
      reason: { type: 'string' },
      resources: {
        type: 'array',
        items: {
          type: 'object',
          properties: { type: { type: 'string' }, id: { type: 'string' } },
        },
      },
    },
    anyOf: [
      { required: ['resources'] },
      {
        required: ['checked', 'reason'],
        properties: { checked: { const: false } },
      },
    ],
  }),
  'report.json': ajv.compile(
    object({
      schema: { const: 'gpu-academy.io/cost-report/v1alpha1' },
      period: object({ start: time, end: time }),
      currency,
      rows: {
        type: 'array',
        items: object({
          learner: name,
          lab: name,
          service: name,
          billed: money,
          effective: money,
        }),
      },
      unattributed: cost,
      total: cost,
    }),
  ),
  'calculator.json': ajv.compile(
    object({
      schema: { const: 'gpu-academy.io/budget-calculation/v1alpha1' },
      currency,
      budget: positive,
      low: positive,
      likely: positive,
      high: positive,
      lines: {
        type: 'array',
        minItems: 1,
        items: object({
          sku: name,
          purchase: name,
          quantity: positive,
          hours: positive,
          unitPrice: positive,
          source: name,
          asOf: { type: 'string', format: 'date' },
          cost: positive,
        }),
      },
    }),
  ),
  'restore-drill.json': ajv.compile(
    object({
      schema: { const: 'gpu-academy.io/restore-drill/v1alpha1' },
      resource: name,
      backupAt: time,
      startedAt: time,
      restoredAt: time,
      rpoHours: { type: 'number', exclusiveMinimum: 0, maximum: 168 },
      rtoMinutes: { type: 'number', exclusiveMinimum: 0, maximum: 1440 },
      sha256Before: digest,
      sha256After: digest,
    }),
  ),
  'spend-gate.json': ajv.compile(
    object({
      schema: { const: 'gpu-academy.io/spend-gate/v1alpha1' },
      reference: name,
      approvedBy: name,
      approvedAt: time,
      currency,
      high: positive,
    }),
  ),
} satisfies Record<string, ValidateFunction>;

/** A JSON file of the evidence that a grader reads. */
export type GradedFile = keyof typeof SHAPES;

/** @throws Error that names the pointers where the document has another shape. */
export function assertShape(file: GradedFile, document: unknown): void {
  const validate: ValidateFunction = SHAPES[file];
  if (!validate(document)) {
    throw new Error(describeProblems(schemaProblems(validate.errors)));
  }
}

// Every property is required, and there is no other.
function object(properties: Record<string, object>) {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties),
    properties,
  };
}
