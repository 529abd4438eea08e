import { IamDocument, IamFormat } from './IamFormat';

/** A document with the format that knows it; without one where none does. */
export interface RecognisedDocument {
  document: IamDocument;
  format?: IamFormat;
}

/** Lists of lists go no deeper than that. */
const MAX_DEPTH = 3;

/**
 * The documents that one holds: itself where a format knows it, else, of a list (pages of an export, policies that were put
 * together), what is in it.
 */
export function documentsIn(
  document: IamDocument,
  formats: readonly IamFormat[],
  depth = 0,
): RecognisedDocument[] {
  const { value, locate, regionOf } = document;
  const format = formats.find(each => each.recognises(value));
  if (format || !Array.isArray(value) || depth >= MAX_DEPTH) {
    return [{ document, format }];
  }
  const found = value.flatMap((item, index) =>
    typeof item === 'object' && item !== null
      ? documentsIn(
          {
            ...document,
            value: item as IamDocument['value'],
            locate: locate && (place => locate([index, ...place])),
            regionOf: regionOf && (place => regionOf([index, ...place])),
          },
          formats,
          depth + 1,
        )
      : [],
  );
  // A list without anything that is known is one thing that is not known.
  return found.some(each => each.format) ? found : [{ document }];
}
