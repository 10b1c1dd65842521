import { TextEncoder as NodeTextEncoder } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { zipOf } from 'c/zipFile';

Object.assign(globalThis, { TextEncoder: NodeTextEncoder });

describe('an archive', () => {
  it('is read by others as it was written', () => {
    const files = [
      { name: 'package.xml', text: '<Package/>' },
      { name: 'objects/Activity.object', text: 'Zoë €\n'.repeat(500) },
      { name: 'empty.txt', text: '' },
    ];
    const found = unzipSync(Uint8Array.from(zipOf(files)));
    expect(Object.entries(found).map(([name, bytes]) => ({ name, text: strFromU8(Uint8Array.from(bytes)) }))).toEqual(files);
  });

  it('of the same files is the same', () => {
    const files = [{ name: 'a', text: 'b' }];
    expect(zipOf(files)).toEqual(zipOf(files));
  });
});
