import { HclValue } from '../evaluate/HclValue';
import { TerraformBody } from '../resources/TerraformResource';
import { SourcePlace } from '../syntax/HclSyntax';

/** Arguments as `configuration` of a plan has them: constants, and references to what is not known yet. */
export class ExpressionBody implements TerraformBody {
  readonly place: SourcePlace;
  readonly #expressions: Readonly<Record<string, unknown>>;
  readonly #referred: (expression: unknown) => HclValue;

  constructor(
    expressions: Readonly<Record<string, unknown>>,
    place: SourcePlace,
    referred: (expression: unknown) => HclValue,
  ) {
    this.#expressions = expressions;
    this.place = place;
    this.#referred = referred;
  }

  get(name: string): HclValue | undefined {
    const expression = Object.hasOwn(this.#expressions, name)
      ? this.#expressions[name]
      : undefined;
    if (
      typeof expression !== 'object' ||
      expression === null ||
      Array.isArray(expression)
    ) {
      return undefined;
    }
    return 'constant_value' in expression
      ? (expression.constant_value as HclValue)
      : this.#referred(expression);
  }

  blocks(name: string): ExpressionBody[] {
    const blocks = this.#expressions[name];
    return (Array.isArray(blocks) ? blocks : [])
      .filter(
        (it): it is Record<string, unknown> =>
          typeof it === 'object' && it !== null,
      )
      .map(it => new ExpressionBody(it, this.place, this.#referred));
  }

  placeOf(): SourcePlace {
    return this.place;
  }
}
