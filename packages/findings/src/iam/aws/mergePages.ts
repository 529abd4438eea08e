import { IamDocument } from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';
import { isJsonObject } from '../../read/fields/JsonFields';

/*
 * An account comes in as many pages as its export needs, each a document of its own: roles on one page trust users on
 * another. Pages of one account never hold the same thing twice; two exports of it, of two days, do, and stay two.
 */

const OF_ACCOUNT = /^arn:[^:]*:iam::(\d{12}):/;

const LISTS = [
  'UserDetailList',
  'GroupDetailList',
  'RoleDetailList',
  'Policies',
] as const;

interface Page {
  document: IamDocument;
  /** Absent where there is nothing in it but policies of AWS's own, which are of every account. */
  account: string | undefined;
  arns: ReadonlySet<string>;
}

/** Pages of one account as one document, whose places lead to the pages. */
export function mergePages(documents: readonly IamDocument[]): IamDocument[] {
  // What a configuration makes is whole as it is, and what is broken is told of by itself.
  const pages = documents.filter(isWhole).map(pageOf);
  const groups: Page[][] = [];
  for (const page of pages.filter(each => each.account !== undefined)) {
    const group = groups.find(
      others =>
        others[0].account === page.account &&
        others.every(
          each => !Array.from(page.arns).some(arn => each.arns.has(arn)),
        ),
    );
    if (group) {
      group.push(page);
    } else {
      groups.push([page]);
    }
  }
  const ofAll = pages.filter(each => each.account === undefined);
  const merged = groups.map(group => [...group, ...ofAll]);
  return [
    ...(merged.length > 0 ? merged : [ofAll])
      .filter(group => group.length > 0)
      .map(group =>
        group.length > 1
          ? merge(group.map(each => each.document))
          : group[0].document,
      ),
    ...documents.filter(each => !isWhole(each)),
  ];
}

function isWhole({ isPartial, value }: IamDocument): boolean {
  return (
    !isPartial &&
    LISTS.every(name =>
      Array.isArray((value as Record<string, unknown>)[name] ?? []),
    )
  );
}

function pageOf(document: IamDocument): Page {
  const arns = LISTS.flatMap(name =>
    itemsOf(document, name).flatMap(item =>
      isJsonObject(item) && typeof item.Arn === 'string' ? [item.Arn] : [],
    ),
  ).filter(it => OF_ACCOUNT.test(it));
  return {
    document,
    arns: new Set(arns),
    account: OF_ACCOUNT.exec(arns[0] ?? '')?.[1],
  };
}

function merge(documents: readonly IamDocument[]): IamDocument {
  const value: Record<string, unknown> = {
    // The last page alone says that there are no more.
    IsTruncated: documents.every(
      each => (each.value as Record<string, unknown>).IsTruncated === true,
    ),
  };
  const origins = new Map<
    string,
    Array<{ document: IamDocument; index: number }>
  >();
  for (const name of LISTS) {
    const own: Array<{ document: IamDocument; index: number }> = [];
    value[name] = documents.flatMap(document =>
      itemsOf(document, name).map((item, index) => {
        own.push({ document, index });
        return item;
      }),
    );
    origins.set(name, own);
  }
  const originOf = ([list, at, ...rest]: JsonPlace) => {
    const origin = origins.get(String(list))?.[Number(at)];
    return {
      document: origin?.document ?? documents[0],
      place: origin ? [list, origin.index, ...rest] : [],
    };
  };
  return {
    ...documents[0],
    value,
    holders: documents.flatMap(each => each.holders ?? []),
    locate: path => {
      const { document, place } = originOf(path);
      return document.locate?.(place) ?? { file: document.file, line: 1 };
    },
    regionOf: path => {
      const { document, place } = originOf(path);
      return place.length > 0 ? document.regionOf?.(place) : undefined;
    },
  };
}

function itemsOf(
  { value }: IamDocument,
  name: (typeof LISTS)[number],
): unknown[] {
  const list = (value as Record<string, unknown>)[name];
  return Array.isArray(list) ? list : [];
}
