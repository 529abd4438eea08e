import { createCertificate } from './createCertificate';
import { type GrpcAnswer, GrpcServer, type GrpcTrust } from './GrpcServer';
import { reportErrors } from './reportErrors';
import { SocketFolder } from './SocketFolder';

/*
 * Terraform starts a provider as a child process with a magic cookie and its own
 * certificate in the environment, and reads one line from the child's standard
 * output that says where the provider listens and how to trust it. It ends the
 * provider by an RPC, and by a signal where that takes too long.
 */

const CORE_PROTOCOL_VERSION = 1;
const PLUGIN_PROTOCOL_VERSION = 6;

const SHUTDOWN = '/plugin.GRPCController/Shutdown';
/** A protobuf message of no fields. */
const EMPTY = Buffer.alloc(0);

/** How often to look whether Terraform is still there. */
const PARENT_CHECK_MS = 1_000;

function trustOf(env: NodeJS.ProcessEnv): {
  trust?: GrpcTrust;
  /** Base64 of the certificate without padding, as the handshake wants it. */
  advertised: string;
} {
  const clientCert = env.PLUGIN_CLIENT_CERT;
  if (!clientCert) {
    return { advertised: '' };
  }
  const own = createCertificate();
  return {
    trust: { key: own.privateKey, cert: own.certificate, clientCert },
    advertised: own.der.toString('base64').replace(/=+$/, ''),
  };
}

/**
 * Serves the provider's RPCs to the Terraform that started this process, until
 * Terraform says "shut down", sends a signal or is gone. Leaves no socket.
 */
export async function serve(answer: GrpcAnswer): Promise<void> {
  const folder = SocketFolder.create();
  process.once('exit', () => folder.remove());
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(0));
  }
  // Ctrl-C reaches the whole process group; Terraform then stops its providers
  // in good order, so a provider must not die of it first.
  process.on('SIGINT', () => {});

  const { trust, advertised } = trustOf(process.env);
  const reporting = reportErrors(answer);
  // A process is one provider, however often Terraform connects.
  const server = GrpcServer.create(
    () => async (path, request) => {
      if (path === SHUTDOWN) {
        // The answer has to leave before the process does.
        setImmediate(() => server.close().then(() => process.exit(0)));
        return EMPTY;
      }
      return reporting(path, request);
    },
    trust,
  );
  await server.listen(folder.socket);

  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) {
      process.exit(0);
    }
  }, PARENT_CHECK_MS).unref();

  process.stdout.write(
    `${[
      CORE_PROTOCOL_VERSION,
      PLUGIN_PROTOCOL_VERSION,
      'unix',
      folder.socket,
      'grpc',
      advertised,
    ].join('|')}\n`,
  );
  // A courtesy to others; no reason to fail.
  await SocketFolder.sweep().catch(() => {});
}
