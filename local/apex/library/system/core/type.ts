/** System.Type. Source: Apex Reference, Type class. */
import { current } from '../../../runtime/context.ts';
import {
  ApexType,
  hashText,
  isAssignable,
  platformType,
  required,
  shortType,
  shownTypeName,
  typeKey,
  typeParts,
} from '../../../values/index.ts';
import { newInstanceOf } from '../../construct.ts';
import type { PlatformClass } from '../../platformClass.ts';

/** The canonical name of a type that exists, or undefined. Compiled classes come first. */
function known(name: string): string | undefined {
  const { name: base, args } = typeParts(name);
  if (args.length > 0) {
    // Exceptions call elements of type Object ANY; packages find the type by the name that they tell.
    const [outer, inner] = [known(base), args.map((arg) => (typeKey(arg) === 'any' ? 'Object' : known(arg)))];
    return outer && inner.every((one) => one !== undefined) ? `${outer}<${inner.join(',')}>` : undefined;
  }
  const info = current().classes.find(name);
  if (info) return info.name;
  const platform = platformType(name);
  if (platform) return shortType(platform.name);
  return current().schema.object(name.replace(/^schema\./i, ''))?.name ?? (typeKey(name) === 'object' ? 'Object' : undefined);
}

/** A name without the code base's own namespace: `acme.Service`, `acme__Service`. */
function local(name: string): string {
  const { namespace } = current().org;
  return namespace ? name.replace(new RegExp(`^${namespace}(?:\\.|__)`, 'i'), '') : name;
}

/** A type of another namespace: a class of the code base is none, even when an outer class has the namespace's name. */
function platformOnly(name: string): string | undefined {
  return current().classes.find(name) ? undefined : known(name);
}

/** Source: Apex Reference, Type.forName: the namespace may be empty for the own one; a missing type is null. */
function forName(first: string | null, second?: string | null): ApexType | null {
  const name = required(second === undefined ? first : second);
  const namespace = (second === undefined ? null : first) ?? '';
  const isOwn = namespace === '' || namespace.toLowerCase() === current().org.namespace?.toLowerCase();
  const found = isOwn ? (known(name) ?? known(local(name))) : platformOnly(`${namespace}.${name}`);
  return found === undefined ? null : new ApexType(found);
}

export const typeClass: PlatformClass = {
  name: 'System.Type',
  statics: { forName },
  methods: {
    equals: (self: ApexType, other: unknown) => other instanceof ApexType && self.equals(other),
    getName: (self: ApexType) => shownTypeName(self.name),
    hashCode: (self: ApexType) => hashText(typeKey(self.name)),
    isAssignableFrom: (self: ApexType, other: ApexType) => isAssignable(required(other).name, self.name),
    newInstance: (self: ApexType) => newInstanceOf(self.name),
    toString: (self: ApexType) => shownTypeName(self.name),
  },
};
