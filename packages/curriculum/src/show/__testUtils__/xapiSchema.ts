/**
 * What the data part of xAPI asks of a statement, as far as the portal's statements go: 1.0.3 §2 (adlnet) and 2.0.0
 * (IEEE 9274.1.1). The two differ here in the version alone; no other member is allowed in either.
 */
export function xapiSchema(version: '1.0.3' | '2.0.0'): object {
  const iri = { type: 'string', format: 'uri' };
  const languages = {
    type: 'object',
    propertyNames: { pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$' },
    additionalProperties: { type: 'string' },
  };
  const extensions = {
    type: 'object',
    propertyNames: { format: 'uri' },
  };
  const activity = {
    type: 'object',
    required: ['id'],
    additionalProperties: false,
    properties: {
      objectType: { const: 'Activity' },
      id: iri,
      definition: {
        type: 'object',
        additionalProperties: false,
        properties: {
          name: languages,
          description: languages,
          type: iri,
          moreInfo: iri,
          extensions,
        },
      },
    },
  };
  return {
    type: 'object',
    required: ['actor', 'verb', 'object'],
    additionalProperties: false,
    properties: {
      id: {
        type: 'string',
        pattern:
          '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
      },
      version: {
        type: 'string',
        pattern: version === '1.0.3' ? '^1\\.0(\\.\\d+)?$' : '^2\\.0\\.\\d+$',
      },
      actor: {
        type: 'object',
        required: ['account'],
        additionalProperties: false,
        properties: {
          objectType: { const: 'Agent' },
          name: { type: 'string' },
          account: {
            type: 'object',
            required: ['homePage', 'name'],
            additionalProperties: false,
            properties: {
              homePage: iri,
              name: { type: 'string', minLength: 1 },
            },
          },
        },
      },
      verb: {
        type: 'object',
        required: ['id'],
        additionalProperties: false,
        properties: { id: iri, display: languages },
      },
      object: activity,
      result: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        properties: {
          score: {
            type: 'object',
            additionalProperties: false,
            properties: {
              scaled: { type: 'number', minimum: -1, maximum: 1 },
              raw: { type: 'number', minimum: 0, maximum: 100 },
              min: { const: 0 },
              max: { const: 100 },
            },
          },
          success: { type: 'boolean' },
          completion: { type: 'boolean' },
          response: { type: 'string' },
          extensions,
        },
      },
      context: {
        type: 'object',
        additionalProperties: false,
        properties: {
          platform: { type: 'string' },
          contextActivities: {
            type: 'object',
            additionalProperties: false,
            properties: { parent: { type: 'array', items: activity } },
          },
          extensions,
        },
      },
      timestamp: { type: 'string', format: 'date-time' },
    },
  };
}
