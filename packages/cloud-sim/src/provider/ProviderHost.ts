import { GrpcServer } from '../protocol/GrpcServer';
import { reportErrors } from '../protocol/reportErrors';
import { SocketFolder } from '../protocol/SocketFolder';
import { CLOUD_NAMES, loadSchema } from '../schema/loadSchema';
import { connectProvider } from './connectProvider';

/*
 * Terraform starts a provider twice to a dozen times a command, which for short lives is most of the time that they
 * take. It also uses providers that run already, where TF_REATTACH_PROVIDERS says so: made for debuggers, open to who
 * tests many configurations. Each connection is a provider of its own there, as each process is otherwise. A socket is
 * bound to one simulated account; who may connect is a matter of the folder's permissions, as no TLS is spoken here.
 *
 * Providers that make values and files stay with Terraform: they belong into its folder, and are seldom used.
 *
 * https://developer.hashicorp.com/terraform/plugin/debugging
 */

const PLUGIN_PROTOCOL_VERSION = 6;

/** The clouds for any number of simulated accounts, in this process. */
export class ProviderHost {
  readonly #folder = SocketFolder.create();
  readonly #servers: GrpcServer[] = [];
  readonly #clouds = CLOUD_NAMES.map(name => ({
    name,
    source: loadSchema(name).provider,
    connect: connectProvider(name),
  }));
  #accounts = 0;

  /**
   * Lets Terraform connect to the clouds of an account.
   *
   * @param env - what `setup` prints, with the account's own CLOUD_SIM_DIR
   * @returns the value of TF_REATTACH_PROVIDERS
   */
  async open(env: NodeJS.ProcessEnv): Promise<string> {
    const account = ++this.#accounts;
    const entries = await Promise.all(
      this.#clouds.map(async ({ name, source, connect }) => {
        const socket = this.#folder.socketOf(`${account}-${name}.sock`);
        const server = GrpcServer.create(() => reportErrors(connect(env)));
        this.#servers.push(server);
        await server.listen(socket);
        return [
          source,
          {
            Protocol: 'grpc',
            ProtocolVersion: PLUGIN_PROTOCOL_VERSION,
            Pid: process.pid,
            // Terraform neither starts nor ends it.
            Test: true,
            Addr: { Network: 'unix', String: socket },
          },
        ];
      }),
    );
    return JSON.stringify(Object.fromEntries(entries));
  }

  /** Takes no more calls, answers those under way, and leaves no socket. */
  async close(): Promise<void> {
    await Promise.all(this.#servers.map(it => it.close()));
    this.remove();
  }

  /** Leaves no socket, where the process ends before this is closed. */
  remove(): void {
    this.#folder.remove();
  }
}
