import fs from 'node:fs';
import path from 'node:path';
import { loadSchema } from '../schema/loadSchema';
import { packageFolder } from '../packageFolder';
import { BindingSource } from './BindingSource';
import { convertBinding } from './convertBinding';
import { convertPackage } from './convertPackage';

const TIME_PACKAGE = path.dirname(
  require.resolve('@cdktf/provider-time/package.json'),
);

describe('convertPackage', () => {
  const { file, untyped, skipped } = convertPackage(TIME_PACKAGE);

  it('rebuilds every schema of a whole package', () => {
    expect(file.provider).toBe('registry.terraform.io/hashicorp/time');
    expect(file.version).toMatch(/^0\.13\./);
    expect(file.origin).toMatch(/^@cdktf\/provider-time@/);
    expect(file.licence).toBe('MPL-2.0');
    expect(Object.keys(file.schema.resource_schemas)).toEqual([
      'time_offset',
      'time_rotating',
      'time_sleep',
      'time_static',
    ]);
    expect(skipped).toEqual([]);
  });

  it('can tell every type', () => {
    expect(untyped).toEqual([]);
  });

  it('keeps what is required, optional and computed', () => {
    expect(file.schema.resource_schemas.time_sleep.block.attributes).toEqual({
      create_duration: { type: 'string', optional: true },
      destroy_duration: { type: 'string', optional: true },
      id: { type: 'string', computed: true },
      triggers: { type: ['map', 'string'], optional: true },
    });
    const { attributes } = file.schema.resource_schemas.time_rotating.block;
    expect(attributes?.rfc3339).toEqual({
      type: 'string',
      optional: true,
      computed: true,
    });
    expect(attributes?.unix).toEqual({ type: 'number', computed: true });
  });

  it('has no alias in the provider block, which is not the provider’s', () => {
    expect(file.schema.provider.block.attributes).toEqual({});
  });

  it('keeps the types that are asked for, and names those that are missing', () => {
    const resources = ['time_sleep'];
    const some = convertPackage(TIME_PACKAGE, { resources, dataSources: [] });
    expect(Object.keys(some.file.schema.resource_schemas)).toEqual(resources);
    const wrong = { resources: ['time_flies'], dataSources: ['time_now'] };
    expect(() => convertPackage(TIME_PACKAGE, wrong)).toThrow(
      /has no time_flies, data\.time_now; take them off schemas\/types\.json/,
    );
  });

  it('marks what the selection calls secret, which bindings do not tell', () => {
    const selection = {
      resources: ['time_sleep'],
      dataSources: [],
      sensitive: ['time_sleep.triggers'],
    };
    const { schema } = convertPackage(TIME_PACKAGE, selection).file;
    const { attributes } = schema.resource_schemas.time_sleep.block;
    expect(attributes?.triggers.sensitive).toBe(true);
    selection.sensitive = ['time_sleep.dreams'];
    expect(() => convertPackage(TIME_PACKAGE, selection)).toThrow(
      'has no time_sleep.dreams',
    );
  });

  it('refuses a folder that holds another package', () => {
    expect(() => convertPackage(packageFolder())).toThrow(
      /found no "cdktn" or "cdktf" entry/,
    );
  });
});

describe('convertBinding', () => {
  const source = new BindingSource(`
export interface BoxConfig extends cdktn.TerraformMetaArguments {
  readonly label: string;
  /**
  * lid block
  */
  readonly lid: BoxLid;
  /**
  * side block
  */
  readonly side?: BoxSide[] | cdktn.IResolvable;
  readonly rule?: BoxRule[] | cdktn.IResolvable;
}
export interface BoxLid {
  readonly hinged?: boolean;
}
export function boxLidToHclTerraform(struct?: BoxLid): any {
  const attrs = {
    hinged: {
      value: cdktn.booleanToHclTerraform(struct!.hinged),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
  };
}
export class BoxLidOutputReference extends cdktn.ComplexObject {
  // hinged - computed: false, optional: true, required: false
  private _hinged?: boolean;
  public get hinged() {
    return this.getBooleanAttribute('hinged');
  }
}
export interface BoxSide {
  readonly length: number;
}
export class BoxSideOutputReference extends cdktn.ComplexObject {
  // length - computed: false, optional: false, required: true
  private _length?: number;
  public get length() {
    return this.getNumberAttribute('length');
  }
}
export class BoxSideList extends cdktn.ComplexList {}
export class BoxRuleOutputReference extends cdktn.ComplexObject {
  // ports - computed: false, optional: true, required: false
  public get ports() {
    return cdktn.Fn.tolist(this.getNumberListAttribute('ports'));
  }
}
export class BoxRuleList extends cdktn.ComplexList {}
export class Box extends cdktn.TerraformResource {
  public static readonly tfResourceType = "crate_box";

  // label - computed: false, optional: false, required: true
  private _label?: string;
  public get label() {
    return this.getStringAttribute('label');
  }

  // lid - computed: false, optional: false, required: true
  private _lid = new BoxLidOutputReference(this, "lid");
  public get lid() {
    return this._lid;
  }

  // side - computed: false, optional: true, required: false
  private _side = new BoxSideList(this, "side", true);
  public get side() {
    return this._side;
  }

  // rule - computed: true, optional: true, required: false
  private _rule = new BoxRuleList(this, "rule", true);
  public get rule() {
    return this._rule;
  }

  // =========
  // SYNTHESIS
  // =========
  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      label: {
        value: cdktn.stringToHclTerraform(this._label),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      lid: {
        value: boxLidToHclTerraform(this._lid.internalValue),
        isBlock: true,
        type: "list",
        storageClassType: "BoxLidList",
      },
      side: {
        value: cdktn.listMapperHcl(boxSideToHclTerraform, true)(this._side.internalValue),
        isBlock: true,
        type: "set",
        storageClassType: "BoxSideList",
      },
      rule: {
        value: cdktn.listMapperHcl(boxRuleToHclTerraform, false)(this._rule.internalValue),
        isBlock: true,
        type: "set",
        storageClassType: "BoxRuleList",
      },
    };
  }
}
`);

  it('tells blocks from attributes that may be written as blocks', () => {
    expect(convertBinding(source)).toEqual({
      kind: 'Resource',
      type: 'crate_box',
      untyped: [],
      block: {
        attributes: {
          label: { type: 'string', required: true },
          rule: {
            type: ['set', ['object', { ports: ['set', 'number'] }]],
            optional: true,
            computed: true,
          },
        },
        block_types: {
          lid: {
            nesting_mode: 'list',
            min_items: 1,
            max_items: 1,
            block: {
              attributes: { hinged: { type: 'bool', optional: true } },
            },
          },
          side: {
            nesting_mode: 'set',
            block: {
              attributes: { length: { type: 'number', required: true } },
            },
          },
        },
      },
    });
  });

  it('finds nothing in a file that binds nothing', () => {
    expect(
      convertBinding(new BindingSource('export class A {}')),
    ).toBeUndefined();
  });
});

describe('the committed schema of AWS', () => {
  const { schema, version, origin } = loadSchema('aws');
  const selection = JSON.parse(
    fs.readFileSync(path.join(packageFolder(), 'schemas/types.json'), 'utf8'),
  ).aws;

  it('holds the types that types.json lists', () => {
    expect(origin).toBe(selection.package);
    expect(Object.keys(schema.resource_schemas).sort()).toEqual(
      [...selection.resources].sort(),
    );
    expect(Object.keys(schema.data_source_schemas).sort()).toEqual(
      [...selection.dataSources].sort(),
    );
  });

  it('carries the notice that its licence asks for', () => {
    const notice = fs.readFileSync(
      path.join(packageFolder(), 'schemas/NOTICE'),
      'utf8',
    );
    expect(notice).toContain('Mozilla Public License, version 2.0');
    expect(notice).toContain(origin);
    expect(notice).toContain(version);
  });

  it('knows the shapes that a GPU lab depends on', () => {
    const instance = schema.resource_schemas.aws_instance.block;
    expect(instance.block_types?.root_block_device).toMatchObject({
      nesting_mode: 'list',
      max_items: 1,
    });
    expect(instance.attributes?.vpc_security_group_ids).toEqual({
      type: ['set', 'string'],
      optional: true,
      computed: true,
    });
    const group = schema.resource_schemas.aws_security_group.block;
    expect(group.attributes?.ingress.type[0]).toBe('set');
    expect(schema.provider.block.block_types).toHaveProperty('default_tags');
  });

  it('knows what is secret', () => {
    const { attributes } =
      schema.resource_schemas.aws_secretsmanager_secret_version.block;
    expect(attributes?.secret_string.sensitive).toBe(true);
    expect(attributes?.secret_string_wo.write_only).toBe(true);
  });
});
