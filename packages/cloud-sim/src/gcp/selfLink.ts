/** Where the API of a service lies; self links begin with it. */
const API_ROOTS: Array<[RegExp, string]> = [
  [/^google_compute_/, 'https://www.googleapis.com/compute/v1/'],
  [/^google_container_/, 'https://container.googleapis.com/v1/'],
  [/^google_storage_bucket$/, 'https://www.googleapis.com/storage/v1/b/'],
  [/^google_bigquery_/, 'https://bigquery.googleapis.com/bigquery/v2/'],
];

/** The address of a resource in Google's APIs. */
export function selfLink(type: string, id: string): string {
  const root = API_ROOTS.find(([pattern]) => pattern.test(type));
  return `${root ? root[1] : 'https://www.googleapis.com/'}${id}`;
}
