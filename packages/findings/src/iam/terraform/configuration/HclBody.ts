import { HclScope, withNames } from '../evaluate/HclScope';
import { entriesOf, evaluateExpression } from '../evaluate/evaluateExpression';
import { HclReference, HclValue, UnknownValue } from '../evaluate/HclValue';
import { TerraformBody } from '../resources/TerraformResource';
import { HclBlock, HclBlockBody, SourcePlace } from '../syntax/HclSyntax';

/** The body of a block, whose arguments are worked out when they are asked for, and once. */
export class HclBody implements TerraformBody {
  readonly place: SourcePlace;
  readonly #body: HclBlockBody;
  readonly #scope: HclScope;
  readonly #values = new Map<string, HclValue>();

  constructor(block: HclBlock, scope: HclScope) {
    this.place = { file: block.file, line: block.line };
    this.#body = block.body;
    this.#scope = scope;
  }

  get(name: string): HclValue | undefined {
    const known = this.#values.get(name);
    if (known !== undefined) {
      return known;
    }
    const attribute = this.#body.attributes.find(it => it.name === name);
    if (!attribute) {
      return undefined;
    }
    // Whoever asks again meanwhile is asked by the answer.
    this.#values.set(
      name,
      new UnknownValue(attribute.value.text, attribute, 'it refers to itself'),
    );
    const value = evaluateExpression(attribute.value, this.#scope);
    this.#values.set(name, value);
    return value;
  }

  blocks(name: string): HclBody[] {
    return this.#body.blocks.flatMap(block => {
      if (block.type === name) {
        return [new HclBody(block, this.#scope)];
      }
      return block.type === 'dynamic' && block.labels[0] === name
        ? this.#dynamic(block, name)
        : [];
    });
  }

  placeOf(name: string): SourcePlace {
    const attribute = this.#body.attributes.find(it => it.name === name);
    return attribute
      ? { file: attribute.file, line: attribute.line }
      : this.place;
  }

  #dynamic(block: HclBlock, name: string): HclBody[] {
    const content = block.body.blocks.find(it => it.type === 'content');
    const argument = (wanted: string) =>
      block.body.attributes.find(it => it.name === wanted)?.value;
    const forEach = argument('for_each');
    if (!content || !forEach) {
      return [];
    }
    const iterator = argument('iterator')?.text ?? name;
    const collection = evaluateExpression(forEach, this.#scope);
    const unknown = new UnknownValue(
      forEach.text,
      forEach,
      collection instanceof UnknownValue
        ? collection.reason
        : 'what it goes over is not known',
    );
    const entries = entriesOf(collection) ?? [[unknown, unknown]];
    return entries.map(([key, value]) => {
      const each = new HclReference(part => (part === 'key' ? key : value));
      return new HclBody(content, withNames(this.#scope, { [iterator]: each }));
    });
  }
}
