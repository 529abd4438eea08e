import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import { createCertificate } from './createCertificate';
import {
  createGrpcService,
  type GrpcService,
  type UnaryHandlers,
} from './grpcService';
import { SocketFolder } from './SocketFolder';
import { GRPC_CONTROLLER_PROTO, TFPLUGIN6_PROTO } from './tfplugin6';

/*
 * Terraform starts a provider as a child process with a magic cookie and its own
 * certificate in the environment, and reads one line from the child's standard
 * output that says where the provider listens and how to trust it. It ends the
 * provider by an RPC, and by a signal where that takes too long.
 */

const CORE_PROTOCOL_VERSION = 1;
const PLUGIN_PROTOCOL_VERSION = 6;

/** How often to look whether Terraform is still there. */
const PARENT_CHECK_MS = 1_000;

function credentials(env: NodeJS.ProcessEnv): {
  credentials: ServerCredentials;
  /** Base64 of the certificate without padding, as the handshake wants it. */
  advertised: string;
} {
  const clientCertificate = env.PLUGIN_CLIENT_CERT;
  if (!clientCertificate) {
    return { credentials: ServerCredentials.createInsecure(), advertised: '' };
  }
  const own = createCertificate();
  return {
    credentials: ServerCredentials.createSsl(
      Buffer.from(clientCertificate),
      [
        {
          private_key: Buffer.from(own.privateKey),
          cert_chain: Buffer.from(own.certificate),
        },
      ],
      true,
    ),
    advertised: own.der.toString('base64').replace(/=+$/, ''),
  };
}

function listen(server: Server, address: string, trust: ServerCredentials) {
  return new Promise<void>((resolve, reject) => {
    server.bindAsync(address, trust, error =>
      error ? reject(error) : resolve(),
    );
  });
}

/** An error of the simulator itself, with what Terraform's log needs of it. */
function reported(handlers: UnaryHandlers): UnaryHandlers {
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      async (request: unknown) => {
        try {
          return await handler(request);
        } catch (error) {
          const { message, stack } = error as Error;
          process.stderr.write(`cloud-sim: ${name}: ${stack}\n`);
          throw Object.assign(new Error(message), { code: status.INTERNAL });
        }
      },
    ]),
  );
}

/**
 * Serves the provider's RPCs to the Terraform that started this process, until
 * Terraform says "shut down", sends a signal or is gone. Leaves no socket.
 */
export async function serve(handlers: UnaryHandlers): Promise<void> {
  const folder = SocketFolder.create();
  process.once('exit', () => folder.remove());
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(0));
  }
  // Ctrl-C reaches the whole process group; Terraform then stops its providers
  // in good order, so a provider must not die of it first.
  process.on('SIGINT', () => {});

  const server = new Server({
    'grpc.max_receive_message_length': -1,
    'grpc.max_send_message_length': -1,
  });
  const services: GrpcService[] = [
    createGrpcService(
      TFPLUGIN6_PROTO,
      'tfplugin6.Provider',
      reported(handlers),
    ),
    createGrpcService(GRPC_CONTROLLER_PROTO, 'plugin.GRPCController', {
      Shutdown: async () => {
        // The answer has to leave before the process does.
        setImmediate(() => server.tryShutdown(() => process.exit(0)));
        return {};
      },
    }),
  ];
  for (const { definition, implementation } of services) {
    server.addService(definition, implementation);
  }
  const { credentials: trust, advertised } = credentials(process.env);
  await listen(server, `unix:${folder.socket}`, trust);

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
