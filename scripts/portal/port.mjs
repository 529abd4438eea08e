import net from 'node:net';
import { ReportedError } from '../toolchain/ReportedError.mjs';

function listens(port, host) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', error => resolve(error.code === 'EADDRINUSE'));
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(false)),
    );
  });
}

/** Throws where something listens on the port already. */
export async function ensurePortIsFree(port) {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    if (await listens(port, host)) {
      throw new ReportedError(
        `Port ${port} is in use, perhaps by a portal that still runs.\n` +
          `  Stop what listens there, or choose another: npm start -- --port ${
            port + 1
          }`,
      );
    }
  }
}
