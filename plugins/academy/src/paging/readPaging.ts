/** Page sizes that a table offers; the backend allows up to 100. */
export const PAGE_SIZES = [10, 20, 50];
const PAGE_SIZE = 20;

/** A page of a list that the server cuts. */
export interface Paging {
  offset: number;
  limit: number;
}

/** Reads the page from the address leniently: what makes no sense counts as not given. */
export function readPaging(params: URLSearchParams): Paging {
  const limit = Number(params.get('limit'));
  const offset = Number(params.get('offset'));
  return {
    offset: Number.isInteger(offset) && offset > 0 ? offset : 0,
    limit: PAGE_SIZES.includes(limit) ? limit : PAGE_SIZE,
  };
}
