import { createHash } from 'node:crypto';
import { readYaml } from '../../check/readYaml';
import { JsonPlace } from '../../check/IamProblem';
import { SourcePlace } from '../syntax/HclSyntax';
import { CallContext } from './HclScope';
import { HclValue, isMap, JsonText, PlacedText, textOf } from './HclValue';
import { SourceMap } from './SourceMap';
import { ofKnownText, TerraformFunction } from './TerraformFunction';

/*
 * Functions that write values as texts and read them: YAML, base64, URLs, digests.
 * https://developer.hashicorp.com/terraform/language/functions
 */

function yamlDecode([value]: readonly HclValue[], context: CallContext) {
  if (value instanceof JsonText) {
    return value.value;
  }
  const text = textOf(value);
  if (text === undefined) {
    return undefined;
  }
  context.scope.budget.spend(text.length);
  const { documents, errors } = readYaml(text);
  if (errors.length > 0 || documents.length !== 1) {
    return undefined;
  }
  const [{ value: decoded, lineOf }] = documents;
  if (value instanceof PlacedText) {
    const { file, line } = value.place;
    placeAll(decoded as HclValue, [], context.scope.sources, path => ({
      file,
      line: line - 1 + lineOf(path),
    }));
  }
  return decoded as HclValue;
}

/** Lists and maps stand where the text has them. */
function placeAll(
  value: HclValue,
  path: JsonPlace,
  sources: SourceMap,
  placeOf: (path: JsonPlace) => SourcePlace,
): void {
  const entries: Array<[string | number, HclValue]> = Array.isArray(value)
    ? value.map((each, index) => [index, each])
    : Object.entries(isMap(value) ? value : {});
  if (Array.isArray(value) || isMap(value)) {
    sources.at(value, placeOf(path));
  }
  for (const [step, each] of entries) {
    placeAll(each, [...path, step], sources, placeOf);
  }
}

const digest = (algorithm: string, encoding: 'hex' | 'base64') =>
  ofKnownText(text => createHash(algorithm).update(text).digest(encoding));

const base64Decode = ofKnownText(text =>
  Buffer.from(text, 'base64').toString('utf8'),
);
const base64Encode = ofKnownText(text =>
  Buffer.from(text, 'utf8').toString('base64'),
);

/** By name. */
export const ENCODING_FUNCTIONS: ReadonlyArray<[string, TerraformFunction]> = [
  ['yamldecode', yamlDecode],
  // JSON is YAML.
  ['yamlencode', ([value]) => new JsonText(value)],
  ['base64decode', base64Decode],
  ['base64encode', base64Encode],
  [
    'urlencode',
    ofKnownText(text =>
      encodeURIComponent(text)
        .replace(/%20/g, '+')
        .replace(
          /[!'()*]/g,
          it => `%${it.charCodeAt(0).toString(16).toUpperCase()}`,
        ),
    ),
  ],
  ['md5', digest('md5', 'hex')],
  ['sha1', digest('sha1', 'hex')],
  ['sha256', digest('sha256', 'hex')],
  ['sha512', digest('sha512', 'hex')],
  ['base64sha256', digest('sha256', 'base64')],
  ['base64sha512', digest('sha512', 'base64')],
];
