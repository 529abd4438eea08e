// Generated from openapi.yaml by `yarn generate`. Do not edit.
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'academy',
    version: '1',
    description:
      'Curriculum, labs, spend and findings of the academy. Times are ISO 8601 in UTC, intervals half-open, money a decimal string. Whatever a caller may not know of answers like something that is not there.',
    license: {
      name: 'Apache-2.0',
      url: 'http://www.apache.org/licenses/LICENSE-2.0.html',
    },
  },
  servers: [{ url: '/' }],
  paths: {
    '/health': {
      get: {
        operationId: 'GetHealth',
        description:
          'Says that the plugin has started and migrated its database. Needs no credentials.',
        security: [{}],
        responses: {
          '200': {
            description: 'Ok',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Health' },
              },
            },
          },
        },
      },
    },
    '/learners/{namespace}/{name}/overview': {
      get: {
        operationId: 'GetLearnerOverview',
        description:
          "Next step, modules, workspaces, this month's spend and the findings of one learner.",
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
        ],
        responses: {
          '200': {
            description: 'Ok',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/LearnerOverview' },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/learners/{namespace}/{name}/daily-cost': {
      get: {
        operationId: 'GetLearnerDailyCost',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
        ],
        responses: {
          '200': {
            description: 'Ok',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DailyCostResponse' },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/learners/{namespace}/{name}/findings': {
      get: {
        operationId: 'GetLearnerFindings',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          {
            name: 'status',
            in: 'query',
            explode: true,
            schema: {
              type: 'array',
              items: { $ref: '#/components/schemas/FindingStatus' },
            },
          },
          {
            name: 'state',
            in: 'query',
            explode: true,
            schema: {
              type: 'array',
              items: { $ref: '#/components/schemas/FindingState' },
            },
          },
          {
            name: 'severity',
            in: 'query',
            explode: true,
            schema: {
              type: 'array',
              items: { $ref: '#/components/schemas/FindingSeverity' },
            },
          },
          { $ref: '#/components/parameters/search' },
          { $ref: '#/components/parameters/offset' },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'Ok',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/FindingPage' },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/cohorts': {
      get: {
        operationId: 'GetCohorts',
        description: 'The cohorts whose learners the caller may read.',
        responses: {
          '200': {
            description: 'Ok',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/Cohort' },
                    },
                  },
                },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/cohorts/{namespace}/{name}/learners': {
      get: {
        operationId: 'GetCohortLearners',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/search' },
          {
            name: 'sort',
            in: 'query',
            schema: {
              type: 'string',
              enum: ['name', 'progress', 'spend', 'findings', 'lastActive'],
            },
          },
          {
            name: 'order',
            in: 'query',
            schema: { type: 'string', enum: ['asc', 'desc'] },
          },
          { $ref: '#/components/parameters/offset' },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'Ok',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/CohortLearnerPage' },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/workspace-plans': {
      post: {
        operationId: 'PlanWorkspace',
        description:
          'Decides what a generated repository has to carry. Creates nothing.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/PlanWorkspaceRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'Ok',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/WorkspacePlan' },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/workspaces': {
      post: {
        operationId: 'RegisterWorkspace',
        description:
          "Registers a generated repository as the caller's workspace, gives it a lease and starts its item. Idempotent by id.",
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/RegisterWorkspaceRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'It was registered before; nothing has changed.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Workspace' },
              },
            },
          },
          '201': {
            description: 'Registered',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Workspace' },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/workspaces/{id}': {
      get: {
        operationId: 'GetWorkspace',
        parameters: [{ $ref: '#/components/parameters/id' }],
        responses: {
          '200': {
            description: 'Ok',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Workspace' },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/workspaces/{id}/upload-tokens': {
      post: {
        operationId: 'CreateUploadToken',
        parameters: [{ $ref: '#/components/parameters/id' }],
        responses: {
          '201': {
            description: 'The token is shown this once.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/UploadToken' },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/workspaces/{id}/clone': {
      get: {
        operationId: 'GetCloneInstructions',
        parameters: [{ $ref: '#/components/parameters/id' }],
        responses: {
          '200': {
            description: 'Ok',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/CloneInstructions' },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/workspace-entities': {
      get: {
        operationId: 'GetWorkspaceEntities',
        description:
          "Every workspace, for the catalog's entity provider. Other backend plugins only.",
        responses: {
          '200': {
            description: 'Ok',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/Workspace' },
                    },
                  },
                },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/evidence': {
      post: {
        operationId: 'SubmitEvidence',
        description:
          'What `make submit` posts, under an upload token of the workspace in `Authorization: Bearer`. The same manifest again answers with the same attempt.',
        security: [{ uploadToken: [] }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/EvidenceBundle' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The same evidence was graded before.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Attempt' },
              },
            },
          },
          '201': {
            description: 'Graded',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Attempt' },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/attempts/{id}': {
      get: {
        operationId: 'GetAttempt',
        parameters: [{ $ref: '#/components/parameters/id' }],
        responses: {
          '200': {
            description: 'Ok',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Attempt' },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/cloud-sim': {
      get: {
        operationId: 'GetCloudSimRelease',
        description:
          'The simulator that this portal serves. Needs no credentials.',
        security: [{}],
        responses: {
          '200': {
            description: 'Ok',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/CloudSimRelease' },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/cloud-sim/{digest}/cloud-sim.mjs': {
      get: {
        operationId: 'GetCloudSimBundle',
        description:
          'The bytes behind a digest; they never change. Needs no credentials.',
        security: [{}],
        parameters: [
          {
            name: 'digest',
            in: 'path',
            required: true,
            schema: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
          },
        ],
        responses: {
          '200': {
            description: 'Ok',
            content: { 'text/javascript': { schema: { type: 'string' } } },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/price-book': {
      get: {
        operationId: 'GetPriceBook',
        parameters: [
          {
            name: 'provider',
            in: 'query',
            schema: { $ref: '#/components/schemas/CloudProvider' },
          },
          {
            name: 'region',
            in: 'query',
            schema: { type: 'string', minLength: 1, maxLength: 64 },
          },
        ],
        responses: {
          '200': {
            description: 'Ok',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/PriceBookOffer' },
                    },
                  },
                },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/estimates': {
      post: {
        operationId: 'EstimateSpend',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/SpendEstimateRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'Ok',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/SpendEstimate' },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/unattributed-spend': {
      get: {
        operationId: 'GetUnattributedSpend',
        description:
          'What could not be given to exactly one learner. Platform team.',
        parameters: [
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
        ],
        responses: {
          '200': {
            description: 'Ok',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/UnattributedSpend' },
                    },
                  },
                },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
    '/ingest-runs': {
      get: {
        operationId: 'GetIngestRuns',
        description: 'Newest first, failed ones included. Platform team.',
        parameters: [
          {
            name: 'kind',
            in: 'query',
            schema: { $ref: '#/components/schemas/IngestKind' },
          },
          {
            name: 'state',
            in: 'query',
            schema: {
              type: 'string',
              enum: ['running', 'succeeded', 'unchanged', 'failed'],
            },
          },
          {
            name: 'search',
            in: 'query',
            description: 'Matches source, unit and error, case-insensitively.',
            schema: { type: 'string', maxLength: 200 },
          },
          { $ref: '#/components/parameters/offset' },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'Ok',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/IngestRunPage' },
              },
            },
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
      post: {
        operationId: 'StartIngest',
        description:
          'Reads the sources of one kind now and answers when that is done. Platform team.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['kind'],
                properties: {
                  kind: { $ref: '#/components/schemas/IngestKind' },
                },
              },
            },
          },
        },
        responses: {
          '204': {
            description:
              'Every source was read; its outcome is in the list of runs.',
          },
          default: { $ref: '#/components/responses/ErrorResponse' },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      backstage: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      uploadToken: {
        type: 'http',
        scheme: 'bearer',
        description: 'From POST /workspaces/{id}/upload-tokens.',
      },
    },
    parameters: {
      namespace: {
        name: 'namespace',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      name: {
        name: 'name',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      id: {
        name: 'id',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 64 },
      },
      from: {
        name: 'from',
        in: 'query',
        required: true,
        description: 'First day, inclusive.',
        schema: { $ref: '#/components/schemas/Day' },
      },
      to: {
        name: 'to',
        in: 'query',
        required: true,
        description: 'Last day, exclusive.',
        schema: { $ref: '#/components/schemas/Day' },
      },
      search: {
        name: 'search',
        in: 'query',
        schema: { type: 'string', maxLength: 200 },
      },
      offset: {
        name: 'offset',
        in: 'query',
        schema: { type: 'integer', minimum: 0 },
      },
      limit: {
        name: 'limit',
        in: 'query',
        description: '20 unless given.',
        schema: { type: 'integer', minimum: 1, maximum: 100 },
      },
    },
    responses: {
      ErrorResponse: {
        description: 'An error as every Backstage backend plugin answers it.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
    },
    schemas: {
      Error: {
        type: 'object',
        required: ['error', 'response'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
          },
          request: {
            type: 'object',
            properties: { method: { type: 'string' }, url: { type: 'string' } },
          },
          response: {
            type: 'object',
            required: ['statusCode'],
            properties: { statusCode: { type: 'integer' } },
          },
        },
      },
      Health: {
        type: 'object',
        additionalProperties: false,
        required: ['status'],
        properties: { status: { type: 'string', enum: ['ok'] } },
      },
      Decimal: {
        type: 'string',
        maxLength: 60,
        pattern: '^-?[0-9]+(\\.[0-9]+)?$',
      },
      PositiveDecimal: {
        type: 'string',
        description: 'Greater than zero.',
        maxLength: 40,
        pattern: '^(?=.*[1-9])[0-9]{1,18}(\\.[0-9]{1,18})?$',
      },
      Currency: {
        type: 'string',
        description: 'ISO 4217.',
        pattern: '^[A-Z]{3}$',
      },
      Day: { type: 'string', format: 'date' },
      Instant: { type: 'string', format: 'date-time' },
      EntityRef: { type: 'string', minLength: 1, maxLength: 200 },
      Hours: {
        type: 'number',
        exclusiveMinimum: 0,
        maximum: 720,
        multipleOf: 0.25,
      },
      CloudProvider: { type: 'string', enum: ['aws', 'gcp', 'azure'] },
      RunMode: { type: 'string', enum: ['simulated', 'cloud'] },
      Verification: { type: 'string', enum: ['self-reported', 'ci'] },
      ItemState: {
        type: 'string',
        enum: [
          'locked',
          'available',
          'in-progress',
          'needs-review',
          'passed',
          'failed',
          'waived',
          'expired',
        ],
      },
      IngestKind: { type: 'string', enum: ['spend', 'findings'] },
      FindingSeverity: {
        type: 'string',
        enum: ['critical', 'high', 'medium', 'low', 'informational', 'unknown'],
      },
      FindingStatus: {
        type: 'string',
        enum: ['fail', 'warning', 'manual', 'pass'],
      },
      FindingState: {
        type: 'string',
        description:
          'Open and stale findings count as open; stale is what the newest scan that looked did not see.',
        enum: ['clear', 'open', 'stale', 'resolved'],
      },
      NextStep: {
        type: 'object',
        additionalProperties: false,
        required: ['title', 'reason'],
        properties: {
          moduleRef: { type: 'string' },
          itemId: { type: 'string' },
          title: { type: 'string' },
          reason: { type: 'string' },
          templateRef: { type: 'string' },
          workspaceId: { type: 'string' },
        },
      },
      ItemProgress: {
        type: 'object',
        additionalProperties: false,
        required: ['itemId', 'type', 'title', 'required', 'state', 'reasons'],
        properties: {
          itemId: { type: 'string' },
          type: {
            type: 'string',
            enum: ['lab', 'assessment', 'project', 'review'],
          },
          title: { type: 'string' },
          required: { type: 'boolean' },
          state: { $ref: '#/components/schemas/ItemState' },
          reasons: { type: 'array', items: { type: 'string' } },
          mode: { $ref: '#/components/schemas/RunMode' },
          verification: { $ref: '#/components/schemas/Verification' },
          score: { type: 'number', minimum: 0, maximum: 100 },
          templateRef: { type: 'string' },
          workspaceId: { type: 'string' },
          updatedAt: { $ref: '#/components/schemas/Instant' },
        },
      },
      ModuleProgress: {
        type: 'object',
        additionalProperties: false,
        required: ['moduleRef', 'moduleId', 'title', 'prerequisites', 'items'],
        properties: {
          moduleRef: { type: 'string' },
          moduleId: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          durationHours: { type: 'number' },
          prerequisites: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['moduleRef', 'met'],
              properties: {
                moduleRef: { type: 'string' },
                title: { type: 'string' },
                met: { type: 'boolean' },
              },
            },
          },
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/ItemProgress' },
          },
        },
      },
      LearnerOverview: {
        type: 'object',
        additionalProperties: false,
        required: [
          'learnerRef',
          'displayName',
          'modules',
          'workspaces',
          'spend',
          'findings',
        ],
        properties: {
          learnerRef: { type: 'string' },
          displayName: { type: 'string' },
          nextStep: { $ref: '#/components/schemas/NextStep' },
          modules: {
            type: 'array',
            items: { $ref: '#/components/schemas/ModuleProgress' },
          },
          workspaces: {
            type: 'array',
            items: { $ref: '#/components/schemas/Workspace' },
          },
          spend: { $ref: '#/components/schemas/SpendSummary' },
          findings: { $ref: '#/components/schemas/FindingsSummary' },
        },
      },
      Cohort: {
        type: 'object',
        additionalProperties: false,
        required: ['ref', 'title', 'learners'],
        properties: {
          ref: { type: 'string' },
          title: { type: 'string' },
          learners: { type: 'integer' },
        },
      },
      CohortLearner: {
        type: 'object',
        additionalProperties: false,
        required: [
          'learnerRef',
          'displayName',
          'itemsPassed',
          'itemsTotal',
          'itemsFailed',
          'spend',
          'findings',
        ],
        properties: {
          learnerRef: { type: 'string' },
          displayName: { type: 'string' },
          itemsPassed: { type: 'integer' },
          itemsTotal: { type: 'integer' },
          itemsFailed: { type: 'integer' },
          nextStep: { $ref: '#/components/schemas/NextStep' },
          lastActive: { $ref: '#/components/schemas/Instant' },
          spend: { $ref: '#/components/schemas/SpendSummary' },
          findings: { $ref: '#/components/schemas/FindingsSummary' },
        },
      },
      CohortLearnerPage: {
        type: 'object',
        additionalProperties: false,
        required: ['items', 'total', 'offset', 'limit'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/CohortLearner' },
          },
          total: { type: 'integer' },
          offset: { type: 'integer' },
          limit: { type: 'integer' },
        },
      },
      PlanWorkspaceRequest: {
        type: 'object',
        additionalProperties: false,
        required: [
          'moduleRef',
          'itemId',
          'provider',
          'region',
          'hours',
          'budget',
          'currency',
        ],
        properties: {
          moduleRef: { $ref: '#/components/schemas/EntityRef' },
          itemId: { type: 'string', minLength: 1, maxLength: 63 },
          provider: { $ref: '#/components/schemas/CloudProvider' },
          region: { type: 'string', minLength: 1, maxLength: 64 },
          instanceType: { type: 'string', minLength: 1, maxLength: 64 },
          hours: { $ref: '#/components/schemas/Hours' },
          diskGb: { type: 'number', minimum: 0, maximum: 65536 },
          budget: { $ref: '#/components/schemas/PositiveDecimal' },
          currency: { $ref: '#/components/schemas/Currency' },
        },
      },
      WorkspacePlan: {
        type: 'object',
        additionalProperties: false,
        required: [
          'workspaceId',
          'learnerRef',
          'learnerName',
          'moduleId',
          'scopeId',
          'expiresAt',
          'portalUrl',
          'cloudSim',
        ],
        properties: {
          workspaceId: { type: 'string' },
          learnerRef: { type: 'string' },
          learnerName: { type: 'string', pattern: '^[a-z0-9-]+$' },
          moduleId: { type: 'string' },
          scopeId: { type: 'string' },
          expiresAt: { $ref: '#/components/schemas/Instant' },
          portalUrl: { type: 'string' },
          cloudSim: { $ref: '#/components/schemas/CloudSimRelease' },
        },
      },
      CloudSimRelease: {
        type: 'object',
        additionalProperties: false,
        required: ['digest', 'url'],
        properties: {
          digest: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
          url: { type: 'string' },
        },
      },
      RegisterWorkspaceRequest: {
        type: 'object',
        additionalProperties: false,
        required: [
          'id',
          'moduleRef',
          'itemId',
          'name',
          'title',
          'provider',
          'region',
          'hours',
          'budget',
          'currency',
          'repoUrl',
          'cloneUrl',
        ],
        properties: {
          id: { type: 'string', format: 'uuid' },
          moduleRef: { $ref: '#/components/schemas/EntityRef' },
          itemId: { type: 'string', minLength: 1, maxLength: 63 },
          name: {
            type: 'string',
            description: 'Name of the catalog entity.',
            pattern: '^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$',
          },
          title: { type: 'string', minLength: 1, maxLength: 200 },
          provider: { $ref: '#/components/schemas/CloudProvider' },
          region: { type: 'string', minLength: 1, maxLength: 64 },
          instanceType: { type: 'string', minLength: 1, maxLength: 64 },
          hours: { $ref: '#/components/schemas/Hours' },
          diskGb: { type: 'number', minimum: 0, maximum: 65536 },
          budget: { $ref: '#/components/schemas/PositiveDecimal' },
          currency: { $ref: '#/components/schemas/Currency' },
          repoUrl: { type: 'string', pattern: '^https?://', maxLength: 500 },
          cloneUrl: {
            type: 'string',
            description:
              'Plain enough to be typed into a shell; without credentials.',
            pattern: '^https?://[A-Za-z0-9.:-]+/[A-Za-z0-9._~/%-]+$',
            maxLength: 500,
          },
        },
      },
      Workspace: {
        type: 'object',
        additionalProperties: false,
        required: [
          'id',
          'learnerRef',
          'moduleRef',
          'itemId',
          'entityRef',
          'title',
          'provider',
          'scopeId',
          'region',
          'hours',
          'budget',
          'currency',
          'repoUrl',
          'cloneUrl',
          'createdAt',
          'expiresAt',
          'attempts',
        ],
        properties: {
          id: { type: 'string' },
          learnerRef: { type: 'string' },
          moduleRef: { type: 'string' },
          itemId: { type: 'string' },
          entityRef: { type: 'string' },
          title: { type: 'string' },
          provider: { $ref: '#/components/schemas/CloudProvider' },
          scopeId: { type: 'string' },
          region: { type: 'string' },
          instanceType: { type: 'string' },
          hours: { type: 'number' },
          budget: { $ref: '#/components/schemas/Decimal' },
          currency: { $ref: '#/components/schemas/Currency' },
          repoUrl: { type: 'string' },
          cloneUrl: { type: 'string' },
          createdAt: { $ref: '#/components/schemas/Instant' },
          expiresAt: { $ref: '#/components/schemas/Instant' },
          estimate: { $ref: '#/components/schemas/SpendEstimate' },
          attempts: {
            type: 'array',
            items: { $ref: '#/components/schemas/Attempt' },
          },
        },
      },
      UploadToken: {
        type: 'object',
        additionalProperties: false,
        required: ['token', 'expiresAt'],
        properties: {
          token: { type: 'string' },
          expiresAt: { $ref: '#/components/schemas/Instant' },
        },
      },
      CloneInstructions: {
        type: 'object',
        additionalProperties: false,
        required: ['command'],
        properties: { command: { type: 'string' } },
      },
      EvidenceBundle: {
        type: 'object',
        additionalProperties: false,
        required: ['manifest', 'files'],
        properties: {
          manifest: { type: 'string', minLength: 2 },
          files: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
      CheckResult: {
        type: 'object',
        additionalProperties: false,
        required: [
          'id',
          'title',
          'required',
          'outcome',
          'points',
          'maxPoints',
          'message',
        ],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          required: { type: 'boolean' },
          outcome: {
            type: 'string',
            enum: ['passed', 'failed', 'error', 'skipped'],
          },
          points: { type: 'number' },
          maxPoints: { type: 'number' },
          message: { type: 'string' },
          hint: { type: 'string' },
          evidence: { type: 'string' },
        },
      },
      Attempt: {
        type: 'object',
        additionalProperties: false,
        required: [
          'id',
          'workspaceId',
          'outcome',
          'score',
          'mode',
          'verification',
          'graderVersion',
          'evidenceDigest',
          'submittedAt',
          'checks',
        ],
        properties: {
          id: { type: 'string' },
          workspaceId: { type: 'string' },
          outcome: {
            type: 'string',
            enum: ['passed', 'failed', 'needs-review', 'invalid', 'error'],
          },
          score: { type: 'number', minimum: 0, maximum: 100 },
          mode: { $ref: '#/components/schemas/RunMode' },
          verification: { $ref: '#/components/schemas/Verification' },
          graderVersion: { type: 'string' },
          evidenceDigest: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
          submittedAt: { $ref: '#/components/schemas/Instant' },
          checks: {
            type: 'array',
            items: { $ref: '#/components/schemas/CheckResult' },
          },
        },
      },
      SpendEstimateRequest: {
        type: 'object',
        additionalProperties: false,
        required: ['provider', 'region', 'instanceType', 'hours'],
        properties: {
          provider: { $ref: '#/components/schemas/CloudProvider' },
          region: { type: 'string', minLength: 1, maxLength: 64 },
          instanceType: { type: 'string', minLength: 1, maxLength: 64 },
          hours: { $ref: '#/components/schemas/Hours' },
          count: { type: 'integer', minimum: 1, maximum: 64 },
          diskGb: { type: 'number', minimum: 0, maximum: 65536 },
          purchase: { type: 'string', enum: ['on-demand', 'spot'] },
          budget: { $ref: '#/components/schemas/PositiveDecimal' },
        },
      },
      SpendEstimate: {
        type: 'object',
        additionalProperties: false,
        required: ['currency', 'low', 'likely', 'high', 'parts', 'pricedAt'],
        properties: {
          currency: { $ref: '#/components/schemas/Currency' },
          low: { $ref: '#/components/schemas/Decimal' },
          likely: { $ref: '#/components/schemas/Decimal' },
          high: { $ref: '#/components/schemas/Decimal' },
          withinBudget: { type: 'boolean' },
          parts: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: [
                'id',
                'title',
                'amount',
                'quantity',
                'unit',
                'unitPrice',
                'source',
              ],
              properties: {
                id: { type: 'string' },
                title: { type: 'string' },
                amount: { $ref: '#/components/schemas/Decimal' },
                quantity: { $ref: '#/components/schemas/Decimal' },
                unit: { type: 'string' },
                unitPrice: { $ref: '#/components/schemas/Decimal' },
                source: { type: 'string' },
              },
            },
          },
          pricedAt: { $ref: '#/components/schemas/Day' },
        },
      },
      PriceBookOffer: {
        type: 'object',
        additionalProperties: false,
        required: [
          'provider',
          'region',
          'instanceType',
          'gpuModel',
          'gpuCount',
          'vcpus',
          'memoryGib',
          'currency',
          'source',
          'asOf',
        ],
        properties: {
          provider: { $ref: '#/components/schemas/CloudProvider' },
          region: { type: 'string' },
          instanceType: { type: 'string' },
          gpuModel: { type: 'string' },
          gpuCount: { type: 'number' },
          vcpus: { type: 'number' },
          memoryGib: { type: 'number' },
          onDemand: { $ref: '#/components/schemas/Decimal' },
          spot: { $ref: '#/components/schemas/Decimal' },
          currency: { $ref: '#/components/schemas/Currency' },
          source: { type: 'string' },
          asOf: { $ref: '#/components/schemas/Day' },
        },
      },
      SpendTotal: {
        type: 'object',
        additionalProperties: false,
        required: ['currency', 'billed', 'effective'],
        properties: {
          currency: { type: 'string' },
          billed: { $ref: '#/components/schemas/Decimal' },
          effective: { $ref: '#/components/schemas/Decimal' },
        },
      },
      SpendSummary: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to', 'totals', 'simulated'],
        properties: {
          from: { $ref: '#/components/schemas/Day' },
          to: { $ref: '#/components/schemas/Day' },
          totals: {
            type: 'array',
            items: { $ref: '#/components/schemas/SpendTotal' },
          },
          billedThrough: { $ref: '#/components/schemas/Instant' },
          simulated: { type: 'boolean' },
        },
      },
      DailyCost: {
        type: 'object',
        additionalProperties: false,
        required: [
          'day',
          'provider',
          'serviceCategory',
          'serviceName',
          'chargeCategory',
          'currency',
          'billed',
          'effective',
          'simulated',
        ],
        properties: {
          day: { $ref: '#/components/schemas/Day' },
          provider: { type: 'string' },
          serviceCategory: { type: 'string' },
          serviceName: { type: 'string' },
          region: { type: 'string' },
          chargeCategory: { type: 'string' },
          workspaceId: { type: 'string' },
          currency: { type: 'string' },
          billed: { $ref: '#/components/schemas/Decimal' },
          effective: { $ref: '#/components/schemas/Decimal' },
          simulated: { type: 'boolean' },
        },
      },
      DailyCostResponse: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to', 'totals', 'simulated', 'items'],
        properties: {
          from: { $ref: '#/components/schemas/Day' },
          to: { $ref: '#/components/schemas/Day' },
          totals: {
            type: 'array',
            items: { $ref: '#/components/schemas/SpendTotal' },
          },
          billedThrough: { $ref: '#/components/schemas/Instant' },
          simulated: { type: 'boolean' },
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/DailyCost' },
          },
        },
      },
      UnattributedSpend: {
        type: 'object',
        additionalProperties: false,
        required: ['outcome', 'currency', 'billed', 'effective', 'rows'],
        properties: {
          outcome: { type: 'string', enum: ['unattributed', 'ambiguous'] },
          currency: { type: 'string' },
          billed: { $ref: '#/components/schemas/Decimal' },
          effective: { $ref: '#/components/schemas/Decimal' },
          rows: { type: 'integer' },
        },
      },
      Finding: {
        type: 'object',
        additionalProperties: false,
        required: [
          'key',
          'title',
          'severity',
          'status',
          'state',
          'reopenCount',
          'provider',
          'scopeId',
          'checkId',
          'resourceUid',
          'simulated',
          'firstSeen',
          'lastSeen',
          'lastEvaluated',
        ],
        properties: {
          key: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          severity: { $ref: '#/components/schemas/FindingSeverity' },
          status: { $ref: '#/components/schemas/FindingStatus' },
          state: { $ref: '#/components/schemas/FindingState' },
          reopenCount: { type: 'integer' },
          resolution: {
            type: 'string',
            enum: ['fixed', 'source-resolved', 'not-observed'],
          },
          resolvedAt: { $ref: '#/components/schemas/Instant' },
          dueAt: { $ref: '#/components/schemas/Instant' },
          provider: { type: 'string' },
          scopeId: { type: 'string' },
          region: { type: 'string' },
          checkId: { type: 'string' },
          resourceUid: { type: 'string' },
          resourceType: { type: 'string' },
          remediation: { type: 'string' },
          remediationUrl: { type: 'string' },
          workspaceId: { type: 'string' },
          simulated: { type: 'boolean' },
          firstSeen: { $ref: '#/components/schemas/Instant' },
          lastSeen: { $ref: '#/components/schemas/Instant' },
          lastEvaluated: { $ref: '#/components/schemas/Instant' },
        },
      },
      FindingPage: {
        type: 'object',
        additionalProperties: false,
        required: ['items', 'total', 'offset', 'limit'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Finding' },
          },
          total: { type: 'integer' },
          offset: { type: 'integer' },
          limit: { type: 'integer' },
        },
      },
      FindingsSummary: {
        type: 'object',
        additionalProperties: false,
        required: ['open', 'bySeverity', 'simulated'],
        properties: {
          open: { type: 'integer' },
          bySeverity: {
            type: 'object',
            additionalProperties: false,
            required: [
              'critical',
              'high',
              'medium',
              'low',
              'informational',
              'unknown',
            ],
            properties: {
              critical: { type: 'integer' },
              high: { type: 'integer' },
              medium: { type: 'integer' },
              low: { type: 'integer' },
              informational: { type: 'integer' },
              unknown: { type: 'integer' },
            },
          },
          evaluatedAt: { $ref: '#/components/schemas/Instant' },
          simulated: { type: 'boolean' },
        },
      },
      IngestRun: {
        type: 'object',
        additionalProperties: false,
        required: [
          'id',
          'kind',
          'source',
          'unit',
          'state',
          'startedAt',
          'warnings',
        ],
        properties: {
          id: { type: 'string' },
          kind: { $ref: '#/components/schemas/IngestKind' },
          source: { type: 'string' },
          unit: { type: 'string' },
          state: {
            type: 'string',
            enum: ['running', 'succeeded', 'unchanged', 'failed'],
          },
          startedAt: { $ref: '#/components/schemas/Instant' },
          finishedAt: { $ref: '#/components/schemas/Instant' },
          rows: { type: 'integer' },
          warnings: { type: 'array', items: { type: 'string' } },
          error: { type: 'string' },
        },
      },
      IngestRunPage: {
        type: 'object',
        additionalProperties: false,
        required: ['items', 'total', 'offset', 'limit'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/IngestRun' },
          },
          total: { type: 'integer' },
          offset: { type: 'integer' },
          limit: { type: 'integer' },
        },
      },
    },
  },
  security: [{ backstage: [] }],
} as const;
