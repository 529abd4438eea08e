import { CallContext } from './HclScope';
import {
  HclReference,
  HclValue,
  PlacedText,
  textOf,
  unknownsIn,
} from './HclValue';

/** A function of Terraform; undefined where its result cannot be told from its arguments. */
export type TerraformFunction = (
  args: readonly HclValue[],
  context: CallContext,
) => HclValue | undefined;

/** A function of texts; a text with something unknown in it stays one. */
export function ofText(
  change: (text: string, ...others: string[]) => HclValue | undefined,
): TerraformFunction {
  return (args, { place }) => {
    const texts = args.map(textOf);
    if (texts.some(it => it === undefined)) {
      return undefined;
    }
    const [text, ...others] = texts as string[];
    const result = change(text, ...others);
    return typeof result === 'string' ? placedAs(result, args, place) : result;
  };
}

/** A function of texts of which all has to be known: half a digest is none. */
export function ofKnownText(
  change: (text: string, ...others: string[]) => HclValue | undefined,
): TerraformFunction {
  const change1 = ofText(change);
  return (args, context) =>
    args.every(isKnown) ? change1(args, context) : undefined;
}

/** A text that is made of others. */
export function placedAs(
  text: string,
  from: readonly HclValue[],
  place: CallContext['place'],
): HclValue {
  const unknowns = from.flatMap(unknownsIn);
  return unknowns.length > 0 || text.includes('\n')
    ? new PlacedText(
        text,
        from.find(it => it instanceof PlacedText)?.place ?? place,
        unknowns,
      )
    : text;
}

export function listOf(value: HclValue | undefined): HclValue[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** A function of lists. */
export function ofLists(
  change: (lists: HclValue[][]) => HclValue | undefined,
): TerraformFunction {
  return args => {
    const lists = args.map(listOf);
    return lists.some(it => it === undefined)
      ? undefined
      : change(lists as HclValue[][]);
  };
}

export function isKnown(value: HclValue): boolean {
  return value instanceof HclReference || unknownsIn(value).length === 0;
}
