/** A text file inside of an archive. */
export interface ArchivedFile {
  /** Its path with `/`. */
  name: string;
  text: string;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1980-01-01, the first day that archives know: equal files make equal archives. */
const DAY = 0x21;
const POLYNOMIAL = 0xedb88320;

function checksumOf(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}

/** Numbers of two or four bytes, lowest byte first. */
function bytesOf(...fields: [number, 2 | 4][]): Uint8Array {
  return Uint8Array.from(fields.flatMap(([value, size]) => Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 0xff)));
}

function joined(parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** An archive of text files, stored without compression. Source: PKWARE, ZIP File Format Specification, 4.3. */
export function zipOf(files: readonly ArchivedFile[]): Uint8Array {
  const encoder = new TextEncoder();
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, text } of files) {
    const [path, content] = [encoder.encode(name), encoder.encode(text)];
    const shared = bytesOf(
      ...([
        [VERSION, 2],
        [FLAGS, 2],
        [0, 2],
        [0, 2],
        [DAY, 2],
        [checksumOf(content), 4],
      ] as [number, 2 | 4][]),
      ...([
        [content.length, 4],
        [content.length, 4],
        [path.length, 2],
        [0, 2],
      ] as [number, 2 | 4][]),
    );
    const body = joined([bytesOf([LOCAL_HEADER, 4]), shared, path, content]);
    bodies.push(body);
    directory.push(bytesOf([CENTRAL_HEADER, 4], [VERSION, 2]), shared, bytesOf([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), path);
    offset += body.length;
  }
  const central = joined(directory);
  const count = files.length;
  const end = bytesOf([END_OF_DIRECTORY, 4], [0, 2], [0, 2], [count, 2], [count, 2], [central.length, 4], [offset, 4], [0, 2]);
  return joined([...bodies, central, end]);
}
