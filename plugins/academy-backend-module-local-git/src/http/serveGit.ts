import { LoggerService } from '@backstage/backend-plugin-api';
import { spawn } from 'node:child_process';
import { IncomingMessage, ServerResponse } from 'node:http';
import { GIT_ENVIRONMENT } from '../repositories/runGit';
import { CgiResponse } from './CgiResponse';

/** Which request of which folder; the caller has decided that it may be made. */
interface ServeGitOptions {
  root: string;
  /** Below the root, e.g. `/learners/lab.git/info/refs`. */
  path: string;
  logger: LoggerService;
}

/** Hands a request to `git http-backend`, git's own server, which speaks CGI (RFC 3875). */
export async function serveGit(
  req: IncomingMessage,
  res: ServerResponse,
  options: ServeGitOptions,
): Promise<void> {
  const { root, path, logger } = options;
  const child = spawn('git', ['http-backend'], {
    env: {
      ...GIT_ENVIRONMENT,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: path,
      QUERY_STRING: req.url?.split('?')[1] ?? '',
      REQUEST_METHOD: req.method,
      REMOTE_USER: 'authenticated',
      REMOTE_ADDR: '127.0.0.1',
      ...headers(req, {
        CONTENT_TYPE: 'content-type',
        CONTENT_LENGTH: 'content-length',
        HTTP_CONTENT_ENCODING: 'content-encoding',
        GIT_PROTOCOL: 'git-protocol',
      }),
    },
  });
  const answer = new CgiResponse(res);

  // A client that goes away closes both pipes; that is no fault of ours.
  res.on('close', () => child.kill());
  child.stdin.on('error', () => {});
  req.pipe(child.stdin);

  child.stdout.on('data', chunk => {
    if (!answer.write(chunk)) {
      child.stdout.pause();
      res.once('drain', () => child.stdout.resume());
    }
  });
  child.stderr.on('data', text => logger.warn(`git http-backend: ${text}`));

  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      answer.end();
      resolve();
    });
  });
}

function headers(req: IncomingMessage, names: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(names).flatMap(([variable, header]) => {
      const value = req.headers[header];
      return value === undefined ? [] : [[variable, String(value)]];
    }),
  );
}
