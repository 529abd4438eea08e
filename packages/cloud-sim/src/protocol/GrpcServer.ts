import { X509Certificate } from 'node:crypto';
import {
  constants,
  createSecureServer,
  createServer,
  type Http2Server,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { TLSSocket } from 'node:tls';

/*
 * The part of gRPC that Terraform speaks with a provider: calls of one message each way over one connection. A
 * provider process lives for a fraction of a second and Terraform starts each of them after the other, six for one
 * `validate` of three clouds; a whole gRPC library with its client, name resolvers and balancers takes longer to
 * load than all that is asked of it here.
 *
 * https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md: a message is one byte (0: not compressed), its
 * length in four and its bytes; how a call went stands in the trailers.
 */

/**
 * Answers a call, message for message.
 *
 * @param path - e.g. `/tfplugin6.Provider/PlanResourceChange`
 * @returns undefined where there is no such call
 */
export type GrpcAnswer = (
  path: string,
  request: Buffer,
) => Promise<Buffer | undefined>;

/** Who answers the calls of a connection; asked once for each. */
export type GrpcConnect = () => GrpcAnswer;

/** Who may connect; both sides show a certificate that the other knows. */
export interface GrpcTrust {
  /** PEM. */
  key: string;
  /** PEM. */
  cert: string;
  /** PEM, of the only client that is let in. */
  clientCert: string;
}

// https://grpc.io/docs/guides/status-codes/
const OK = 0;
const UNIMPLEMENTED = 12;
const INTERNAL = 13;

const HEADER_BYTES = 5;
/** Bytes in flight in one call, in place of HTTP/2's 64 kB: plans of large configurations are larger. */
const WINDOW_BYTES = 4 * 1024 * 1024;

/** A server of unary gRPC calls. */
export class GrpcServer {
  readonly #server: Http2Server;
  readonly #sessions = new Set<ServerHttp2Session>();

  /** @param trust - left out: no encryption, everybody is let in */
  static create(connect: GrpcConnect, trust?: GrpcTrust): GrpcServer {
    return new GrpcServer(connect, trust);
  }

  private constructor(connect: GrpcConnect, trust: GrpcTrust | undefined) {
    const settings = { initialWindowSize: WINDOW_BYTES };
    this.#server = trust
      ? createSecureServer({
          settings,
          key: trust.key,
          cert: trust.cert,
          requestCert: true,
          // Who it is, is looked at below. Given an authority here, Node reads all of its own authorities too: some
          // milliseconds of every start.
          rejectUnauthorized: false,
        })
      : createServer({ settings });
    const known = trust && new X509Certificate(trust.clientCert).raw;
    this.#server.on('session', session => {
      if (known && !isShownBy(session, known)) {
        session.destroy();
        return;
      }
      this.#sessions.add(session);
      session.once('close', () => this.#sessions.delete(session));
      session.setLocalWindowSize(WINDOW_BYTES);
      const answer = connect();
      session.on('stream', (stream, headers) => {
        stream.on('error', () => {});
        serve(answer, stream, String(headers[constants.HTTP2_HEADER_PATH]));
      });
    });
    // A client that breaks off is nothing to end this process for.
    this.#server.on('sessionError', () => {});
  }

  /** @throws Error where nobody can listen there. */
  listen(socket: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(socket, () => resolve());
    });
  }

  /** Takes no more calls, and waits until those under way have their answers. */
  async close(): Promise<void> {
    const closed = new Promise<void>(resolve => {
      this.#server.close(() => resolve());
    });
    for (const session of this.#sessions) {
      session.close();
    }
    await closed;
  }
}

/** Whether the other side has this very certificate; TLS has seen that it holds the key. */
function isShownBy(session: ServerHttp2Session, known: Buffer): boolean {
  const { raw } = (session.socket as TLSSocket).getPeerCertificate();
  return raw !== undefined && known.equals(raw);
}

async function serve(
  answer: GrpcAnswer,
  stream: ServerHttp2Stream,
  path: string,
): Promise<void> {
  let message: Buffer | undefined;
  try {
    message = await answer(path, messageIn(await bytesOf(stream)));
  } catch (error) {
    refuse(stream, INTERNAL, (error as Error).message);
    return;
  }
  if (message) {
    send(stream, message);
  } else {
    refuse(stream, UNIMPLEMENTED, `${path} is not implemented`);
  }
}

function bytesOf(stream: ServerHttp2Stream): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.once('end', () => resolve(Buffer.concat(chunks)));
    stream.once('aborted', () => reject(new Error('the call was broken off')));
  });
}

function messageIn(bytes: Buffer): Buffer {
  const length =
    bytes.length < HEADER_BYTES ? undefined : bytes.readUInt32BE(1);
  if (bytes[0] !== 0 || length !== bytes.length - HEADER_BYTES) {
    throw new Error(
      `expected one message that is not compressed, found ${bytes.length} bytes that are none`,
    );
  }
  return bytes.subarray(HEADER_BYTES);
}

function send(stream: ServerHttp2Stream, message: Buffer): void {
  if (stream.destroyed) {
    return;
  }
  stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': OK }));
  stream.respond(
    { ':status': 200, 'content-type': 'application/grpc' },
    { waitForTrailers: true },
  );
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32BE(message.length, 1);
  stream.write(header);
  stream.end(message);
}

function refuse(stream: ServerHttp2Stream, code: number, reason: string): void {
  if (stream.destroyed) {
    return;
  }
  stream.respond(
    {
      ':status': 200,
      'content-type': 'application/grpc',
      'grpc-status': code,
      'grpc-message': percentEncoded(reason),
    },
    { endStream: true },
  );
}

/** All but printable ASCII, and what marks the encoding itself. */
function percentEncoded(text: string): string {
  // By way of bytes, since half a surrogate pair cannot be encoded.
  return Buffer.from(text)
    .toString()
    .replace(/[^ -$&-~]/gu, encodeURIComponent);
}
