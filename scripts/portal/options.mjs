import { parseArgs } from 'node:util';
import { ReportedError } from '../toolchain/ReportedError.mjs';

export const USAGE = `Usage: npm start -- [options]

  --fresh        forget everything that earlier runs kept (database, repositories, spend, findings)
  --port PORT    serve on another port than 7007
  --verbose      print the backend's log instead of keeping it in .portal/portal.log
  --help         print this`;

/** Reads the arguments of `npm start`. */
export function readOptions(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        fresh: { type: 'boolean', default: false },
        port: { type: 'string', default: '7007' },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new ReportedError(`${error.message}\n\n${USAGE}`);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1024 || port > 65535) {
    throw new ReportedError(
      `--port: found "${values.port}", expected a number from 1024 to 65535.`,
    );
  }
  return { ...values, port };
}
