/** What every page names. */
export interface Page {
  organization: string;
  repository: string;
  branch: string;
  /** E.g. `http://localhost:7007/git`. */
  base: string;
}

/** For those without credentials. */
export function renderSignIn(page: Page): string {
  const { organization, repository, base } = page;
  return document(
    page,
    `<p>This repository is there. <a href="${escape(
      `${base}/${organization}/${repository}`,
    )}">Show its files</a> with the user name and password of its clone command, which is on the page of the workspace.</p>`,
  );
}

/** The files of a branch, and the text of its README. */
export function renderListing(
  page: Page,
  files: readonly string[],
  readme: string | undefined,
): string {
  const links = files.map(
    file =>
      `<li><a href="${escape(
        `${branchUrl(page)}/${encodePath(file)}`,
      )}">${escape(file)}</a></li>`,
  );
  return document(
    page,
    `<ul>${links.join('')}</ul>${
      readme === undefined ? '' : `<h2>README.md</h2>${preformatted(readme)}`
    }`,
  );
}

/** One file. */
export function renderFile(page: Page, path: string, text: string): string {
  return document(
    page,
    `<p><a href="${escape(branchUrl(page))}">All files</a></p><h2>${escape(
      path,
    )}</h2>${preformatted(text)}`,
  );
}

function document(page: Page, body: string) {
  const title = escape(`${page.organization}/${page.repository}`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>Branch ${escape(
    page.branch,
  )}</p>${body}</body></html>`;
}

function branchUrl({ base, organization, repository, branch }: Page) {
  return `${base}/${organization}/${repository}/src/branch/${branch}`;
}

function encodePath(path: string) {
  return path.split('/').map(encodeURIComponent).join('/');
}

function preformatted(text: string) {
  return `<pre>${escape(text)}</pre>`;
}

function escape(text: string) {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, character => entities[character]);
}
