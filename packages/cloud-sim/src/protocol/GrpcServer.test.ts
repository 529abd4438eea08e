import fs from 'node:fs';
import http2 from 'node:http2';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Client, credentials, type ServiceError } from '@grpc/grpc-js';
import { createCertificate } from './createCertificate';
import { type GrpcAnswer, GrpcServer, type GrpcTrust } from './GrpcServer';

// The genuine client is on the other side of every call here.

const asIs = (bytes: Buffer) => bytes;

let folder: string;
let clients: Client[];
let servers: GrpcServer[];

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grpc-server-'));
  clients = [];
  servers = [];
});

afterEach(async () => {
  clients.forEach(client => client.close());
  await Promise.all(servers.map(server => server.close()));
  fs.rmSync(folder, { recursive: true });
});

async function start(answer: GrpcAnswer, trust?: GrpcTrust): Promise<string> {
  const socket = path.join(folder, 'test.sock');
  const server = GrpcServer.create(() => answer, trust);
  await server.listen(socket);
  servers.push(server);
  return socket;
}

function connect(socket: string, trust = credentials.createInsecure()) {
  const client = new Client(`unix:${socket}`, trust, {
    'grpc.max_receive_message_length': -1,
    'grpc.ssl_target_name_override': 'localhost',
    'grpc.default_authority': 'localhost',
  });
  clients.push(client);
  return (method: string, request: Buffer) =>
    new Promise<Buffer | undefined>((resolve, reject) => {
      client.makeUnaryRequest(
        method,
        asIs,
        asIs,
        request,
        { deadline: Date.now() + 5_000 },
        (error: ServiceError | null, answer?: Buffer) =>
          error ? reject(error) : resolve(answer),
      );
    });
}

const echo: GrpcAnswer = async (method, request) =>
  Buffer.concat([Buffer.from(`${method} `), request]);

describe('GrpcServer', () => {
  it('hands the message of a call on, and its answer back', async () => {
    const call = connect(await start(echo));
    const answer = await call('/a.B/C', Buffer.from('hello'));
    expect(answer?.toString()).toBe('/a.B/C hello');
  });

  it('takes messages of no bytes and of millions', async () => {
    const call = connect(await start(async (_, request) => request));
    const large = Buffer.alloc(20_000_000, 'x');
    expect((await call('/a.B/C', large))?.equals(large)).toBe(true);
    expect(await call('/a.B/C', Buffer.alloc(0))).toEqual(Buffer.alloc(0));
  });

  it('answers many calls at once, each when it is done', async () => {
    const call = connect(
      await start(async (_, request) => {
        await new Promise(resolve => {
          setTimeout(resolve, 100 - Number(request));
        });
        return request;
      }),
    );
    const order: number[] = [];
    await Promise.all(
      [1, 50, 99].map(async number => {
        const answer = await call('/a.B/C', Buffer.from(String(number)));
        order.push(Number(answer));
      }),
    );
    expect(order).toEqual([99, 50, 1]);
  });

  it('says of a call that nobody answers that it is not implemented', async () => {
    const call = connect(await start(async () => undefined));
    await expect(call('/a.B/C', Buffer.alloc(0))).rejects.toMatchObject({
      code: 12,
      details: '/a.B/C is not implemented',
    });
  });

  it('says what went wrong, whatever characters it is told in', async () => {
    const call = connect(
      await start(async () => {
        throw new Error('100 % of "Zürich"\nis gone');
      }),
    );
    await expect(call('/a.B/C', Buffer.alloc(0))).rejects.toMatchObject({
      code: 13,
      details: '100 % of "Zürich"\nis gone',
    });
  });

  it('goes on where a client breaks off in the middle of a call', async () => {
    let begun = () => {};
    const beginning = new Promise<void>(resolve => {
      begun = resolve;
    });
    const socket = await start(async (_, request) => {
      begun();
      await new Promise(resolve => {
        setTimeout(resolve, 50);
      });
      return request;
    });
    const session = http2.connect('http://localhost', {
      createConnection: () => net.connect(socket),
    });
    const stream = session.request({ ':method': 'POST', ':path': '/a.B/C' });
    stream.on('error', () => {});
    stream.end(Buffer.from([0, 0, 0, 0, 1, 0x78]));
    await beginning;
    session.destroy();
    const answer = await connect(socket)('/a.B/C', Buffer.from('still there'));
    expect(answer?.toString()).toBe('still there');
  });

  it.each([
    ['cut off', [0, 0, 0, 0, 9, 0x78]],
    ['compressed', [1, 0, 0, 0, 1, 0x78]],
    ['empty', []],
  ])('refuses a message that is %s', async (_, bytes) => {
    const socket = await start(echo);
    const session = http2.connect('http://localhost', {
      createConnection: () => net.connect(socket),
    });
    const stream = session.request({ ':method': 'POST', ':path': '/a.B/C' });
    stream.end(Buffer.from(bytes));
    const headers = await new Promise<http2.IncomingHttpHeaders>(resolve => {
      stream.once('response', resolve);
    });
    session.destroy();
    expect(headers['grpc-status']).toBe('13');
  });

  it('lets nobody in but the one whose certificate it was given', async () => {
    const [own, friend, stranger] = [1, 2, 3].map(() => createCertificate());
    const socket = await start(echo, {
      key: own.privateKey,
      cert: own.certificate,
      clientCert: friend.certificate,
    });
    const callAs = (who: typeof own) =>
      connect(
        socket,
        credentials.createSsl(
          Buffer.from(own.certificate),
          Buffer.from(who.privateKey),
          Buffer.from(who.certificate),
        ),
      )('/a.B/C', Buffer.from('hello'));
    expect((await callAs(friend))?.toString()).toBe('/a.B/C hello');
    await expect(callAs(stranger)).rejects.toThrow();
    await expect(connect(socket)('/a.B/C', Buffer.alloc(0))).rejects.toThrow();
  });

  it('closes when the calls under way have their answers', async () => {
    let finish = () => {};
    const started = new Promise<void>(resolve => {
      finish = resolve;
    });
    const socket = await start(async (_, request) => {
      finish();
      await new Promise(resolve => {
        setTimeout(resolve, 100);
      });
      return request;
    });
    const answer = connect(socket)('/a.B/C', Buffer.from('last'));
    await started;
    await servers.pop()!.close();
    expect((await answer)?.toString()).toBe('last');
    expect(fs.existsSync(socket)).toBe(false);
  });
});
