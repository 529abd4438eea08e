import Ajv, { ValidateFunction } from 'ajv';
import {
  terraformPlanSchema,
  terraformStateSchema,
} from '../plan/terraformSchemas';
import { describeProblems, schemaProblems } from '../schemaErrors';

const ajv = new Ajv();

const logLine = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    hook: {
      type: 'object',
      properties: {
        action: { type: 'string' },
        resource: {
          type: 'object',
          properties: { addr: { type: 'string' } },
        },
      },
    },
    changes: { type: 'object' },
  },
};

/** Shapes of the files of a bundle; the names of Terraform's own are those of its documentation. */
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
          },
        },
      },
    },
  }),
  'plan.json': ajv.compile(terraformPlanSchema),
  'apply.jsonl': ajv.compile(logLine),
  'destroy.jsonl': ajv.compile(logLine),
  'state-after-destroy.json': ajv.compile(terraformStateSchema),
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
} satisfies Record<string, ValidateFunction>;

/** A JSON file of the evidence that a grader reads. */
export type GradedFile = keyof typeof SHAPES;

/** @throws Error that names the pointers where the document (one line, of a log) has another shape. */
export function assertShape(file: GradedFile, document: unknown): void {
  const validate: ValidateFunction = SHAPES[file];
  if (!validate(document)) {
    throw new Error(describeProblems(schemaProblems(validate.errors)));
  }
}
