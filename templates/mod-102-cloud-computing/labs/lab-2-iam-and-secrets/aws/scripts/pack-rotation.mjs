import fs from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { LabError, runCommand } from './shared/lab-error.mjs';
import { infra } from './shared/paths.mjs';

const NAME = 'index.mjs';

// 1980-01-01, where the format's times begin: the same code makes the same bytes.
const DATE = 0x21;

/**
 * Writes rotation.zip with the one file of the function, not compressed. Layout: sections 4.3.7, 4.3.12 and 4.3.16 of
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
async function packRotation() {
  if (!crc32) {
    throw new LabError('Node.js 20.15 or newer is needed to pack the code.');
  }
  const folder = path.join(infra, 'modules', 'secret');
  const code = fs.readFileSync(path.join(folder, 'rotation', NAME));
  const name = Buffer.from(NAME);
  const about = Buffer.alloc(26);
  about.writeUInt16LE(20, 0);
  about.writeUInt16LE(DATE, 8);
  about.writeUInt32LE(crc32(code), 10);
  about.writeUInt32LE(code.length, 14);
  about.writeUInt32LE(code.length, 18);
  about.writeUInt16LE(name.length, 22);

  const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, name, code]);
  // Made on Unix, readable by everybody: Lambda runs it as somebody else.
  const attributes = Buffer.alloc(14);
  attributes.writeUInt32LE(0o100644 * 2 ** 16, 6);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02'),
    Buffer.from([20, 3]),
    about,
    attributes,
    name,
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);

  fs.writeFileSync(
    path.join(folder, 'rotation.zip'),
    Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end]),
  );
  console.log('Packed infra/modules/secret/rotation.zip.');
}

await runCommand(packRotation);
