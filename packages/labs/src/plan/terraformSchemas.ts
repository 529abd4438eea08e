const values = {
  type: 'object',
  properties: { root_module: { $ref: '#/definitions/module' } },
} as const;

const definitions = {
  module: {
    type: 'object',
    properties: {
      resources: {
        type: 'array',
        items: {
          type: 'object',
          required: ['address', 'mode', 'type'],
          properties: {
            address: { type: 'string' },
            mode: { type: 'string' },
            type: { type: 'string' },
            values: { type: 'object' },
          },
        },
      },
      child_modules: {
        type: 'array',
        items: { $ref: '#/definitions/module' },
      },
    },
  },
  moduleConfiguration: {
    type: 'object',
    properties: {
      variables: { type: 'object', additionalProperties: { type: 'object' } },
      resources: {
        type: 'array',
        items: {
          type: 'object',
          required: ['address', 'mode', 'type'],
          properties: {
            address: { type: 'string' },
            mode: { type: 'string' },
            type: { type: 'string' },
            provisioners: {
              type: 'array',
              items: {
                type: 'object',
                properties: { type: { type: 'string' } },
              },
            },
          },
        },
      },
      module_calls: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          properties: {
            source: { type: 'string' },
            module: { $ref: '#/definitions/moduleConfiguration' },
          },
        },
      },
    },
  },
} as const;

/** As much of Terraform's plan format as the graders stand on; unknown fields are left alone, as the format asks. */
export const terraformPlanSchema = {
  definitions,
  type: 'object',
  required: ['format_version'],
  properties: {
    format_version: { type: 'string' },
    complete: { type: 'boolean' },
    errored: { type: 'boolean' },
    planned_values: values,
    checks: { type: 'array', items: { type: 'object' } },
    configuration: {
      type: 'object',
      properties: {
        provider_config: {
          type: 'object',
          additionalProperties: {
            type: 'object',
            properties: {
              name: { type: 'string' },
              full_name: { type: 'string' },
            },
          },
        },
        root_module: { $ref: '#/definitions/moduleConfiguration' },
      },
    },
    resource_changes: {
      type: 'array',
      items: {
        type: 'object',
        required: ['address', 'mode', 'type', 'change'],
        properties: {
          address: { type: 'string' },
          mode: { type: 'string' },
          type: { type: 'string' },
          change: {
            type: 'object',
            required: ['actions'],
            properties: {
              actions: { type: 'array', items: { type: 'string' } },
            },
          },
        },
      },
    },
  },
} as const;

/** As much of Terraform's state format as the graders stand on. */
export const terraformStateSchema = {
  definitions,
  type: 'object',
  required: ['format_version'],
  properties: { format_version: { type: 'string' }, values },
} as const;
