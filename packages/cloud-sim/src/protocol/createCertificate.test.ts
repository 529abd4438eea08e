import { X509Certificate } from 'node:crypto';
import net from 'node:net';
import tls from 'node:tls';
import { createCertificate } from './createCertificate';

describe('createCertificate', () => {
  const own = createCertificate();
  const parsed = new X509Certificate(own.certificate);

  it('makes a certificate that Node can read, for localhost', () => {
    expect(parsed.subject).toBe('CN=localhost');
    expect(parsed.issuer).toBe('CN=localhost');
    expect(parsed.subjectAltName).toBe('DNS:localhost');
    expect(parsed.raw.equals(own.der)).toBe(true);
  });

  it('is signed by its own key and may sign', () => {
    expect(parsed.verify(parsed.publicKey)).toBe(true);
    expect(parsed.ca).toBe(true);
  });

  it('is valid now and for a month', () => {
    const days = (Date.parse(parsed.validTo) - Date.now()) / 86_400_000;
    expect(Date.parse(parsed.validFrom)).toBeLessThan(Date.now());
    expect(days).toBeGreaterThan(29);
    expect(days).toBeLessThan(31);
  });

  it('is another one every time', () => {
    const other = new X509Certificate(createCertificate().certificate);
    expect(other.serialNumber).not.toBe(parsed.serialNumber);
  });

  it('lets two sides that know each other’s certificates talk, and no third', async () => {
    const client = createCertificate();
    const server = tls.createServer({
      key: own.privateKey,
      cert: own.certificate,
      ca: [client.certificate],
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.3',
    });
    server.on('secureConnection', socket => socket.end('welcome'));
    const refusals: string[] = [];
    server.on('tlsClientError', error => refusals.push(error.message));
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as net.AddressInfo;
    const say = (identity: { certificate: string; privateKey: string }) =>
      new Promise<string>((resolve, reject) => {
        let heard = '';
        tls
          .connect({
            port,
            host: '127.0.0.1',
            servername: 'localhost',
            ca: [own.certificate],
            cert: identity.certificate,
            key: identity.privateKey,
          })
          .on('data', data => {
            heard += data;
          })
          .on('end', () => resolve(heard))
          .on('error', reject);
      });
    await expect(say(client)).resolves.toBe('welcome');
    expect(refusals).toEqual([]);
    await say(createCertificate()).catch(() => 'refused');
    expect(refusals).toHaveLength(1);
    await new Promise(resolve => {
      server.close(resolve);
    });
  });
});
