import { isJsonObject, JsonFields } from '../../../read/fields/JsonFields';
import { shown } from '../../../read/FindingReadError';
import { JsonPlace } from '../../check/IamProblem';
import { policyDocument } from '../configuration/policyDocument';
import {
  HclMap,
  HclValue,
  isMap,
  JsonText,
  textOf,
  UnknownValue,
} from '../evaluate/HclValue';
import { SourceMap } from '../evaluate/SourceMap';
import { computedAttribute } from '../resources/computedAttribute';
import {
  NO_ACCOUNT,
  TerraformContent,
  TerraformResource,
} from '../resources/TerraformResource';
import { SourcePlace } from '../syntax/HclSyntax';
import { ExpressionBody } from './ExpressionBody';
import { PlanBody, PlanLines } from './PlanBody';
import { PlanConfiguration, PlanReference } from './PlanConfiguration';

/*
 * `terraform show -json` of a plan, or of a state: what is planned is what counts, and what is not known before it is applied is
 * found by what the configuration refers to. Format: https://developer.hashicorp.com/terraform/internals/json-format
 *
 * Versions 0.1 and 0.2 (Terraform 0.12 to 1.0) have the same fields; a version 2 may mean anything.
 */

const READ_VERSION = /^[01](\.\d+)*$/;

const NOT_YET =
  'it is not known before the plan is applied; give the .tf files too';

/** Whether a document is one of `terraform show -json`. */
export function isPlan(value: unknown): value is Record<string, unknown> {
  return (
    isJsonObject(value) &&
    'format_version' in value &&
    ['planned_values', 'resource_changes', 'values', 'terraform_version'].some(
      name => name in value,
    )
  );
}

/** What is wrong with a plan, where it cannot be read. */
export function planProblem(
  plan: Record<string, unknown>,
): { place: JsonPlace; message: string } | undefined {
  const version = plan.format_version;
  if (typeof version !== 'string' || !READ_VERSION.test(version)) {
    return {
      place: ['format_version'],
      message: `format_version: found ${shown(
        version,
      )}, expected 1.x. Write it with terraform show -json of a Terraform that writes version 1.`,
    };
  }
  const name = valuesOf(plan);
  return isJsonObject(plan[name])
    ? undefined
    : {
        place: [],
        message: `${name}: found ${shown(
          plan[name],
        )}, expected an object. Write the whole plan with terraform show -json.`,
      };
}

function valuesOf(plan: Record<string, unknown>): 'planned_values' | 'values' {
  return 'values' in plan && !('planned_values' in plan)
    ? 'values'
    : 'planned_values';
}

interface Module {
  value: unknown;
  place: JsonPlace;
  /** Names of the modules that it is in, without the keys of instances. */
  path: string[];
}

class PlanReader {
  readonly #plan: Record<string, unknown>;
  readonly #lines: PlanLines;
  readonly #sources: SourceMap;
  readonly #configuration: PlanConfiguration;
  readonly #content: TerraformContent;
  /** By address without the keys of instances. */
  readonly #byAddress = new Map<string, TerraformResource[]>();

  constructor(
    plan: Record<string, unknown>,
    lines: PlanLines,
    sources: SourceMap,
  ) {
    this.#plan = plan;
    this.#lines = lines;
    this.#sources = sources;
    this.#configuration = new PlanConfiguration(plan.configuration);
    this.#content = { resources: [], account: NO_ACCOUNT, warnings: [] };
  }

  read(): TerraformContent {
    const name = valuesOf(this.#plan);
    this.#readModule({
      value: new JsonFields(this.#plan[name]).get('root_module'),
      place: [name, 'root_module'],
      path: [],
    });
    // What was read while planning: documents of policies, the account.
    const before = new JsonFields(this.#plan).get(
      'prior_state.values.root_module',
    );
    if (name === 'planned_values' && before !== undefined) {
      this.#readModule(
        {
          value: before,
          place: ['prior_state', 'values', 'root_module'],
          path: [],
        },
        'data',
      );
    }
    this.#readPendingData();
    this.#content.account = this.#account();
    return this.#content;
  }

  #readModule({ value, place, path }: Module, only?: 'data'): void {
    const fields = new JsonFields(value);
    fields.list('resources').forEach((each, index) => {
      const at = [...place, 'resources', index];
      const resource = isJsonObject(each)
        ? this.#readResource(each, at, path)
        : undefined;
      if (!resource) {
        this.#content.warnings.push({
          place: this.#lines(at),
          message: `found ${shown(
            each,
          )}, expected a resource with address, type and values; it is not judged. Write the plan again.`,
        });
      } else if (only === undefined || resource.mode === only) {
        this.#add(resource);
      }
    });
    fields.list('child_modules').forEach((each, index) => {
      const address = new JsonFields(each).text('address') ?? '';
      const names = Array.from(
        address.matchAll(/module\.([^.[]+)/g),
        match => match[1],
      );
      this.#readModule(
        { value: each, place: [...place, 'child_modules', index], path: names },
        only,
      );
    });
  }

  #readResource(
    resource: Record<string, unknown>,
    place: JsonPlace,
    path: string[],
  ): TerraformResource | undefined {
    const fields = new JsonFields(resource);
    const address = fields.text('address');
    const type = fields.text('type');
    const values = resource.values ?? {};
    if (address === undefined || type === undefined || !isJsonObject(values)) {
      return undefined;
    }
    const mode = resource.mode === 'data' ? 'data' : 'managed';
    return {
      mode,
      type,
      address,
      body: new PlanBody({
        values: values as HclMap,
        pointer: [...place, 'values'],
        lines: this.#lines,
        sources: this.#sources,
        pending: name => this.#pending(path, address, name, place),
      }),
    };
  }

  /** Data that is read while the plan is applied is among the changes alone, without a value: its configuration has what it says. */
  #readPendingData(): void {
    new JsonFields(this.#plan)
      .list('resource_changes')
      .forEach((each, index) => {
        const fields = new JsonFields(each);
        const address = fields.text('address') ?? '';
        const type = fields.text('type') ?? '';
        const bare = withoutKeys(address);
        if (fields.text('mode') !== 'data' || this.#byAddress.has(bare)) {
          return;
        }
        const path = modulesOf(address);
        const place = ['resource_changes', index];
        const expressions = this.#configuration.expressionsOf(
          path,
          withinModule(bare, path),
        );
        this.#add({
          mode: 'data',
          type,
          address,
          body: new ExpressionBody(
            expressions ?? {},
            this.#lines(place),
            expression =>
              this.#referred(path, expression, address, this.#lines(place)),
          ),
        });
      });
  }

  #add(resource: TerraformResource): void {
    const bare = withoutKeys(resource.address);
    const known = this.#byAddress.get(bare) ?? [];
    if (
      resource.mode === 'data' &&
      known.some(it => it.address === resource.address)
    ) {
      return;
    }
    this.#byAddress.set(bare, [...known, resource]);
    this.#content.resources.push(resource);
  }

  /** What an argument that is not known yet refers to. */
  #pending(
    path: readonly string[],
    address: string,
    name: string,
    place: JsonPlace,
  ): HclValue | undefined {
    const expression = this.#configuration.expressionsOf(
      path,
      withinModule(withoutKeys(address), path),
    )?.[name];
    if (expression === undefined || 'constant_value' in Object(expression)) {
      return undefined;
    }
    const what = `${address}.${name}`;
    const value = this.#referred(path, expression, what, this.#lines(place));
    // A policy that mentions a role is no role: what it says beside the mention nobody knows yet.
    const isMention =
      /policy/.test(name) &&
      !/_arn|boundary|_id$/.test(name) &&
      !isDocument(value);
    return isMention
      ? new UnknownValue(what, this.#lines(place), NOT_YET)
      : value;
  }

  #referred(
    path: readonly string[],
    expression: unknown,
    what: string,
    place: SourcePlace,
  ): HclValue {
    const references = this.#configuration.referencesOf(path, expression);
    const values = references.flatMap(reference => this.#valueOf(reference));
    const [only, ...others] = values;
    if (only !== undefined && others.length === 0) {
      return only;
    }
    const names = new JsonFields(expression)
      .list('references')
      .filter(each => typeof each === 'string');
    return others.length > 0
      ? values
      : new UnknownValue(names[0] ?? what, place, NOT_YET);
  }

  #valueOf({ address, attribute, path }: PlanReference): HclValue[] {
    return (this.#byAddress.get(address) ?? []).flatMap(resource => {
      if (path !== undefined) {
        return [
          valueWithin(resource.body.get(attribute), path) ??
            `${resource.address}.${path}`,
        ];
      }
      const value =
        resource.type === 'aws_iam_policy_document' && attribute === 'json'
          ? this.#documentOf(resource)
          : resource.body.get(attribute) ??
            computedAttribute(resource, attribute, this.#content.account);
      return value === undefined ? [] : [value];
    });
  }

  /** While it is not made, its configuration says more than the values, in which what is not known is null. */
  #documentOf({ address, body }: TerraformResource): HclValue {
    const made = body.get('json');
    if (made !== undefined && !(made instanceof UnknownValue)) {
      return made;
    }
    const path = modulesOf(address);
    const expressions = this.#configuration.expressionsOf(
      path,
      withinModule(withoutKeys(address), path),
    );
    return new JsonText(
      policyDocument(
        expressions
          ? new ExpressionBody(expressions, body.place, it =>
              this.#referred(path, it, address, body.place),
            )
          : body,
        this.#sources,
      ),
    );
  }

  #account(): string {
    const ids = this.#content.resources.flatMap(({ type, body }) => {
      if (type === 'aws_caller_identity') {
        return textOf(body.get('account_id')) ?? [];
      }
      const [, id] =
        /^arn:aws[a-z-]*:[a-z0-9-]+:[^:]*:(\d{12}):/.exec(
          textOf(body.get('arn')) ?? '',
        ) ?? [];
      return id ?? [];
    });
    return ids.find(it => /^\d{12}$/.test(it)) ?? NO_ACCOUNT;
  }
}

/** What stands at the end of a path such as `identity[0].principal_id`, which begins with the value's own name. */
function valueWithin(
  value: HclValue | undefined,
  path: string,
): HclValue | undefined {
  const [, ...steps] = path.split(/[.[]/).map(it => it.replace(/[\]"]/g, ''));
  return steps.reduce<HclValue | undefined>((found, step) => {
    if (Array.isArray(found)) {
      return found[Number(step)] ?? undefined;
    }
    return isMap(found) && Object.hasOwn(found, step)
      ? found[step] ?? undefined
      : undefined;
  }, value);
}

function isDocument(value: HclValue): boolean {
  return value instanceof JsonText || /^\s*\{/.test(textOf(value) ?? '');
}

function withoutKeys(address: string): string {
  return address.replace(/\[[^\]]*\]/g, '');
}

function modulesOf(address: string): string[] {
  return Array.from(
    withoutKeys(address).matchAll(/(?:^|\.)module\.([^.]+)/g),
    match => match[1],
  );
}

function withinModule(address: string, path: readonly string[]): string {
  return address.slice(path.map(it => `module.${it}.`).join('').length);
}

/** What a plan makes; `planProblem` has been asked before. */
export function readPlan(
  plan: Record<string, unknown>,
  lines: PlanLines,
  sources: SourceMap,
): TerraformContent {
  return new PlanReader(plan, lines, sources).read();
}
