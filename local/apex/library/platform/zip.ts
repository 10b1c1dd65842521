/** The Compression namespace. Source: Apex Reference, Compression Namespace: ZipWriter, ZipReader, ZipEntry. */
import { unzipSync, zipSync, type ZipOptions } from 'fflate';
import { ApexBlob, ApexDatetime, ApexList, ApexMap, PlatformObject, enumConstant, required, throwApex } from '../../values/index.ts';
import type { ApexEnum } from '../../values/index.ts';
import { current } from '../../runtime/context.ts';
import type { PlatformClass } from '../platformClass.ts';

const LEVELS: Record<string, ZipOptions['level']> = { BEST_SPEED: 1, BEST_COMPRESSION: 9, NO_COMPRESSION: 0, DEFAULT_LEVEL: 6 };
const constant = (type: string, name: string): ApexEnum => required(enumConstant(`Compression.${type}`, name) ?? null);

class Entry extends PlatformObject {
  readonly name: string;
  content: ApexBlob;
  comment: string | null = null;
  method = constant('Method', 'DEFLATED');
  modified = new ApexDatetime(current().now());
  constructor(name: string, content: ApexBlob) {
    super();
    this.name = required(name);
    this.content = required(content);
  }
  override get $platform(): string {
    return 'Compression.ZipEntry';
  }
}

class Writer extends PlatformObject {
  readonly entries = new Map<string, Entry>();
  level = constant('Level', 'DEFAULT_LEVEL');
  method = constant('Method', 'DEFLATED');
  override get $platform(): string {
    return 'Compression.ZipWriter';
  }
  add(entry: Entry): Entry {
    this.entries.set(entry.name, entry);
    return entry;
  }
  archive(): ApexBlob {
    const level = LEVELS[this.level.$name];
    const files = [...this.entries.values()].map(({ name, content, comment, method, modified }) => {
      const stored = method.$name === 'STORED' || this.method.$name === 'STORED';
      return [name, [content.bytes, { level: stored ? 0 : level, mtime: modified.ms, ...(comment === null ? {} : { comment }) }]];
    });
    return new ApexBlob(zipSync(Object.fromEntries(files) as Parameters<typeof zipSync>[0]));
  }
}

class Reader extends PlatformObject {
  readonly entries = new Map<string, Entry>();
  constructor(archive: ApexBlob) {
    super();
    for (const [name, bytes] of Object.entries(opened(required(archive).bytes)))
      this.entries.set(name, new Entry(name, new ApexBlob(bytes)));
  }
  override get $platform(): string {
    return 'Compression.ZipReader';
  }
  entry(name: string): Entry {
    return this.entries.get(required(name)) ?? throwApex('Compression.ZipException', `Zip entry not found: ${name}`);
  }
}

function opened(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes);
  } catch {
    throwApex('Compression.ZipException', 'The archive cannot be read.');
  }
}

const list = (entries: Map<string, Entry>): ApexList<Entry> => new ApexList('Compression.ZipEntry', [...entries.values()]);

function entryMap(self: Reader): ApexMap<string, Entry> {
  const map = new ApexMap<string, Entry>('String', 'Compression.ZipEntry');
  for (const [name, entry] of self.entries) map.put(name, entry);
  return map;
}

/** A setter that answers its receiver. */
function chained<S, V>(set: (self: S, value: V) => void): (self: S, value: V) => S {
  return (self, value) => {
    set(self, required(value));
    return self;
  };
}

export const zipClasses: PlatformClass[] = [
  {
    name: 'Compression.ZipEntry',
    methods: {
      getComment: (self: Entry) => self.comment,
      getContent: (self: Entry) => self.content,
      getLastModifiedTime: (self: Entry) => self.modified,
      getMethod: (self: Entry) => self.method,
      getName: (self: Entry) => self.name,
      getUncompressedSize: (self: Entry) => BigInt(self.content.size()),
      setComment: chained((self: Entry, text: string) => (self.comment = text)),
      setContent: chained((self: Entry, content: ApexBlob) => (self.content = content)),
      setLastModifiedTime: chained((self: Entry, time: ApexDatetime) => (self.modified = time)),
      setMethod: chained((self: Entry, method: ApexEnum) => (self.method = method)),
    },
  },
  {
    name: 'Compression.ZipWriter',
    constructors: { '/0': () => new Writer() },
    methods: {
      'addEntry/2': (self: Writer, name: string, content: ApexBlob) => self.add(new Entry(name, content)),
      'addEntry/1': (self: Writer, entry: Entry) => self.add(required(entry)),
      getArchive: (self: Writer) => self.archive(),
      getEntries: (self: Writer) => list(self.entries),
      getEntry: (self: Writer, name: string) => self.entries.get(required(name)) ?? null,
      getLevel: (self: Writer) => self.level,
      getMethod: (self: Writer) => self.method,
      removeEntry: (self: Writer, name: string) => void self.entries.delete(required(name)),
      setLevel: chained((self: Writer, level: ApexEnum) => (self.level = level)),
      setMethod: chained((self: Writer, method: ApexEnum) => (self.method = method)),
    },
  },
  {
    name: 'Compression.ZipReader',
    constructors: { '/1': (archive: ApexBlob) => new Reader(archive) },
    methods: {
      'extract(System.String)': (self: Reader, name: string) => self.entry(name).content,
      'extract(Compression.ZipEntry)': (self: Reader, entry: Entry) => self.entry(required(entry).name).content,
      getEntries: (self: Reader) => list(self.entries),
      getEntriesMap: entryMap,
      getEntry: (self: Reader, name: string) => self.entries.get(required(name)) ?? null,
      getEntryNames: (self: Reader) => new ApexList('String', [...self.entries.keys()]),
    },
  },
];
