import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { Response } from 'supertest';
import { spec } from '../../schema/openapi.generated';

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(spec, 'academy');

type Operation = { responses: Record<string, object> };
type Paths = Record<string, Record<string, Operation>>;

/**
 * What is wrong with a response as `openapi.yaml` describes it; empty where nothing is. `path` is the one of the
 * description, such as `/workspaces/{id}`.
 */
export function describedResponse(
  method: string,
  path: string,
  response: Response,
): string[] {
  const operation = (spec.paths as unknown as Paths)[path]?.[method];
  if (!operation) {
    return [`${method} ${path} is not described`];
  }
  const status = String(response.status);
  if (!(status in operation.responses) && !('default' in operation.responses)) {
    return [`${method} ${path} is not described to answer ${status}`];
  }
  const type = response.type || undefined;
  const described =
    status in operation.responses
      ? `academy#/paths/${pointer(path)}/${method}/responses/${status}`
      : 'academy#/components/responses/ErrorResponse';
  const content = (ajv.getSchema(described)?.schema ?? {}) as {
    content?: Record<string, object>;
  };
  if (!type || !content.content) {
    return type || content.content
      ? [`${method} ${path} answers ${status} with '${type}'`]
      : [];
  }
  if (!(type in content.content)) {
    return [`${method} ${path} answers ${status} with '${type}'`];
  }
  const body = type === 'application/json' ? response.body : response.text;
  const validate = ajv.compile({
    $ref: `${described}/content/${pointer(type)}/schema`,
  });
  validate(body);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${method} ${path} ${status}: ${instancePath} ${message} ${JSON.stringify(
        params,
      )}`,
  );
}

function pointer(part: string): string {
  return encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'));
}
