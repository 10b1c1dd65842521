/** Platform Cache: Cache.Org, Cache.Session and their partitions. Source: Apex Reference, Cache namespace. */
import { current } from '../../runtime/context.ts';
import { freeze, thaw } from '../../runtime/freeze.ts';
import type { Frozen } from '../../runtime/freeze.ts';
import {
  ApexDouble,
  ApexList,
  ApexMap,
  ApexSet,
  PlatformObject,
  callMethod,
  isAssignable,
  required,
  throwApex,
} from '../../values/index.ts';
import type { ApexType } from '../../values/index.ts';
import { newInstanceOf } from '../construct.ts';
import type { PlatformClass, PlatformFunction } from '../platformClass.ts';

type Scope = 'Org' | 'Session';

/** Seconds. Source: Apex Developer Guide, Platform Cache Limits. */
const TTL: Record<Scope, { standard: number; maximum: number }> = {
  Org: { standard: 86_400, maximum: 172_800 },
  Session: { standard: 28_800, maximum: 28_800 },
};
const ERRORS: Record<Scope, string> = {
  Org: 'cache.Org.OrgCacheException',
  Session: 'cache.Session.SessionCacheException',
};

/** One partition of the org's or the session's cache. */
class Partition extends PlatformObject {
  readonly scope: Scope;
  readonly name: string;
  constructor(scope: Scope, name: string) {
    super();
    this.scope = scope;
    this.name = partitionNamed(scope, name);
  }
  override get $platform(): string {
    return `cache.${this.scope}Partition`;
  }
  private get user(): string | null {
    return this.scope === 'Session' ? current().user.id : null;
  }
  get(key: string): unknown {
    const text = current().cache.get(this.name, checked(this.scope, key), this.user);
    return text === undefined ? null : thaw(JSON.parse(text) as Frozen, current().classes);
  }
  load(builder: ApexType, key: string): unknown {
    const place = builtKey(builder, key);
    const found = this.get(place);
    if (found !== null) return found;
    const made = callMethod(newInstanceOf(builder.name), 'doLoad', [key]);
    if (made !== null) this.put(place, made);
    return made;
  }
  put(key: string, value: unknown, ttl: unknown = undefined): void {
    const { standard, maximum } = TTL[this.scope];
    const seconds = typeof ttl === 'number' ? ttl : standard;
    if (seconds < 1 || seconds > maximum)
      throwApex('cache.InvalidParamException', `Time-to-live must be between 1 and ${maximum} seconds, but is ${seconds}`);
    current().cache.put(this.name, checked(this.scope, key), this.user, JSON.stringify(freeze(required(value))), seconds);
  }
  remove(key: string): boolean {
    return current().cache.remove(this.name, checked(this.scope, key), this.user);
  }
  contains(key: string): boolean {
    return current().cache.get(this.name, checked(this.scope, key), this.user) !== undefined;
  }
  /** Percent of what is allocated. Source: Apex Reference, Cache.Partition, getCapacity. */
  capacity(): ApexDouble {
    const { cache, data } = current();
    const used = cache.keys(this.name, this.user).reduce((sum, key) => sum + (cache.get(this.name, key, this.user)?.length ?? 0), 0);
    const soql =
      'SELECT AllocatedCapacity FROM PlatformCachePartitionType ' +
      'WHERE PlatformCachePartition.DeveloperName = :name AND CacheType = :type';
    const binds = { name: this.name.split('.').at(-1) ?? '', type: this.scope === 'Org' ? 'Organization' : 'Session' };
    const [row] = data.query(soql, binds, { mode: 'system', sharing: false }).records;
    const allocated = Number(row?.fields['AllocatedCapacity'] ?? 0) * 1024 * 1024;
    return new ApexDouble(allocated === 0 ? 0 : (used / allocated) * 100);
  }
  /** What `answer` says of each key of a set. Source: Apex Reference, Cache.Partition, contains(setOfKeys) and get(keys). */
  each(keys: ApexSet<string>, type: string, answer: (key: string) => unknown): ApexMap<string, unknown> {
    const answers = new ApexMap<string, unknown>('String', type);
    for (const key of required(keys)) answers.put(key, answer(key));
    return answers;
  }
  keys(): ApexSet<string> {
    return new ApexSet('String', current().cache.keys(this.name, this.user));
  }
}

/** Where a builder's value stands: its class is part of the key. Source: Apex Reference, Cache.CacheBuilder. */
function builtKey(builder: ApexType, key: string): string {
  return `${required(builder).name.replace(/[^A-Za-z0-9]/g, '')}${required(key)}`.slice(-MAX_KEY);
}
const MAX_KEY = 50;

/** Keys are letters and digits. Source: Apex Developer Guide, Platform Cache. */
function checked(scope: Scope, key: string): string {
  if (!/^[A-Za-z0-9]{1,50}$/.test(required(key))) throwApex(ERRORS[scope], `Invalid key: ${key}. A key has 1 to 50 letters and digits.`);
  return key;
}

/** The partition's full name; the namespace may be left out. */
function partitionNamed(scope: Scope, name: string): string {
  const short = (full: string): string => (full.split('.').at(-1) ?? '').toLowerCase();
  const found = current()
    .cache.partitions()
    .find((one) => one.toLowerCase() === name.toLowerCase() || short(one) === short(name));
  return found ?? throwApex(ERRORS[scope], `Partition ${name} doesn't exist.`);
}

/** `key`, `partition.key` or `namespace.partition.key`. */
function place(scope: Scope, path: string): [Partition, string] {
  const dot = required(path).lastIndexOf('.');
  if (dot >= 0) return [new Partition(scope, path.slice(0, dot)), path.slice(dot + 1)];
  const standard =
    current().cache.partitions()[0] ?? throwApex(ERRORS[scope], 'There is no default partition. Name a partition in the key.');
  return [new Partition(scope, standard), path];
}

function statics(scope: Scope): Record<string, PlatformFunction> {
  const at = <T>(path: string, use: (partition: Partition, key: string) => T): T => use(...place(scope, path));
  return {
    'contains(System.String)': (path: string) => at(path, (partition, key) => partition.contains(key)),
    'contains(System.List<System.String>)': (paths: ApexList<string>) =>
      new ApexList(
        'Boolean',
        paths.items.map((path) => at(path, (partition, key) => partition.contains(key))),
      ),
    'get(System.String)': (path: string) => at(path, (partition, key) => partition.get(key)),
    'get(System.Type,System.String)': (builder: ApexType, path: string) => at(path, (partition, key) => partition.load(builder, key)),
    'get(System.List<System.String>)': (paths: ApexList<string>) =>
      new ApexList(
        'Object',
        required(paths).items.map((path) => at(path, (partition, key) => partition.get(key))),
      ),
    'remove(System.List<System.String>)': (paths: ApexList<string>) =>
      new ApexList(
        'Boolean',
        required(paths).items.map((path) => at(path, (partition, key) => partition.remove(key))),
      ),
    getCapacity: () => at('x', (partition) => partition.capacity()),
    getKeys: () => at('x', (partition) => partition.keys()),
    getName: () => at('x', (partition) => partition.name),
    getNumKeys: () => at('x', (partition) => BigInt(partition.keys().size())),
    getPartition: (name: string) => new Partition(scope, required(name)),
    ...(scope === 'Session' ? { isAvailable: () => true } : {}),
    put: (path: string, value: unknown, ttl?: unknown) => at(path, (partition, key) => partition.put(key, value, ttl)),
    'remove(System.String)': (path: string) => at(path, (partition, key) => partition.remove(key)),
    'remove(System.Type,System.String)': (builder: ApexType, path: string) =>
      at(path, (partition, key) => partition.remove(builtKey(builder, key))),
  };
}

/** Source: Apex Reference, Cache.Partition: names and keys are letters and digits; keys have up to 50 of them. */
function validateKey(_isDefault: boolean, key: string): void {
  if (!/^[A-Za-z0-9]{1,50}$/.test(required(key)))
    throwApex('cache.InvalidParamException', `Invalid key: ${key}. A key has 1 to 50 letters and digits.`);
}

function validatePartitionName(name: string): void {
  if (!/^(\w+\.)?[A-Za-z]\w*$/.test(required(name))) throwApex('cache.InvalidParamException', `Invalid partition name: ${name}`);
}

function validateCacheBuilder(builder: ApexType): void {
  if (!isAssignable(required(builder).name, 'cache.CacheBuilder'))
    throwApex('cache.InvalidCacheBuilderException', `${builder.name} does not implement Cache.CacheBuilder`);
}

const partitionStatics: Record<string, PlatformFunction> = {
  createFullyQualifiedKey: (namespace: string, partition: string, key: string) =>
    `${required(namespace)}.${required(partition)}.${required(key)}`,
  createFullyQualifiedPartition: (namespace: string, partition: string) => `${required(namespace)}.${required(partition)}`,
  validateCacheBuilder,
  validateKey,
  validateKeyValue: (isDefault: boolean, key: string, value: unknown) => {
    validateKey(isDefault, key);
    required(value);
  },
  validateKeys: (isDefault: boolean, keys: ApexList<string>) => required(keys).items.forEach((key) => validateKey(isDefault, key)),
  validatePartitionName,
};

const methods: Record<string, PlatformFunction> = {
  contains: (self: Partition, key: string | ApexSet<string>) =>
    key instanceof ApexSet ? self.each(key, 'Boolean', (one) => self.contains(one)) : self.contains(key),
  'get/1': (self: Partition, key: string | ApexSet<string>) =>
    key instanceof ApexSet ? self.each(key, 'Object', (one) => self.get(one)) : self.get(key),
  'get/2': (self: Partition, builder: ApexType, key: string) => self.load(builder, key),
  getCapacity: (self: Partition) => self.capacity(),
  getKeys: (self: Partition) => self.keys(),
  getName: (self: Partition) => self.name,
  getNumKeys: (self: Partition) => BigInt(self.keys().size()),
  isAvailable: () => true,
  put: (self: Partition, key: string, value: unknown, ttl?: unknown) => self.put(key, value, ttl),
  'remove/1': (self: Partition, key: string) => self.remove(key),
  'remove/2': (self: Partition, builder: ApexType, key: string) => self.remove(builtKey(builder, key)),
};

/** All classes of the cache. */
export const cacheClasses: PlatformClass[] = [
  {
    name: 'cache.Org',
    statics: statics('Org'),
    staticProperties: { MAX_TTL_SECS: { get: () => TTL.Org.maximum } },
  },
  {
    name: 'cache.Session',
    statics: statics('Session'),
    staticProperties: { MAX_TTL_SECS: { get: () => TTL.Session.maximum } },
  },
  { name: 'cache.Partition', methods, statics: partitionStatics },
  {
    name: 'cache.OrgPartition',
    methods,
    statics: partitionStatics,
    constructors: { '/1': (name: string) => new Partition('Org', required(name)) },
  },
  {
    name: 'cache.SessionPartition',
    methods,
    statics: partitionStatics,
    constructors: { '/1': (name: string) => new Partition('Session', required(name)) },
  },
];
