import { EVIDENCE_SCHEMA } from './EvidenceBundle';

/**
 * JSON Schema (draft-07) of `manifest.json`.
 *
 * @public
 */
export const evidenceManifestSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Manifest of the evidence of a lab run',
  type: 'object',
  additionalProperties: false,
  required: [
    'schema',
    'workspaceId',
    'moduleId',
    'itemId',
    'mode',
    'commit',
    'createdAt',
    'tools',
    'files',
  ],
  properties: {
    schema: { const: EVIDENCE_SCHEMA },
    workspaceId: { type: 'string', pattern: '^[A-Za-z0-9-]{1,64}$' },
    moduleId: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' },
    itemId: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' },
    mode: { enum: ['simulated', 'cloud'] },
    commit: { type: 'string', pattern: '^(unknown|[0-9a-f]{40}(-dirty)?)$' },
    createdAt: { type: 'string', format: 'date-time' },
    tools: {
      type: 'object',
      additionalProperties: false,
      required: ['terraform'],
      properties: {
        terraform: { type: 'string', minLength: 1, maxLength: 40 },
        cloudSim: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
      },
    },
    nonce: { type: 'string', pattern: '^[A-Za-z0-9_-]{16,128}$' },
    source: {
      type: 'object',
      additionalProperties: false,
      required: ['digest'],
      properties: {
        digest: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
        prescan: {
          type: 'object',
          additionalProperties: false,
          required: ['version', 'findings'],
          properties: {
            version: { type: 'string', minLength: 1, maxLength: 40 },
            findings: { type: 'integer', minimum: 0 },
          },
        },
      },
    },
    files: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['sha256', 'size'],
        properties: {
          sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
          size: { type: 'integer', minimum: 0 },
        },
      },
    },
  },
} as const;
