/** Record types and field sets of a describe. Source: Apex Reference, RecordTypeInfo, FieldSet and FieldSetMember classes. */
import type { FieldSchema, FieldSetMember, FieldSetSchema, ObjectSchema, RecordTypeInfo } from '../../../kernel/ports/schema.ts';
import { current } from '../../runtime/context.ts';
import { ApexList, ApexMap, ApexSObjectField, ApexSObjectType, ApexTextMap, PlatformObject, enumConstant } from '../../values/index.ts';
import type { PlatformClass, PlatformFunction } from '../platformClass.ts';
import type { DescribeObject } from './tokens.ts';
import { withProperties } from './properties.ts';

class RecordType extends PlatformObject {
  readonly object: string;
  readonly info: RecordTypeInfo;
  readonly isDefault: boolean;
  constructor(object: string, info: RecordTypeInfo, isDefault: boolean) {
    super();
    this.object = object;
    this.info = info;
    this.isDefault = isDefault;
  }
  override get $platform(): string {
    return 'Schema.RecordTypeInfo';
  }
}

/** Events, settings and objects such as LeadStatus have no record types, not even the master one. */
function takesRecordTypes(object: ObjectSchema): boolean {
  if (object.kind === 'custom') return true;
  const setup = /Status$|Stage$|Share$|History$|Feed$|ChangeEvent$|Process$/;
  return object.kind === 'standard' && !setup.test(object.name);
}

function infos(self: DescribeObject): RecordType[] {
  const { name } = self.schema;
  const all = takesRecordTypes(self.schema) ? current().schema.recordTypes(name) : [];
  const standard = all.find((info) => info.default) ?? all.find((info) => info.master);
  return all.map((info) => new RecordType(name, info, info === standard));
}

export function recordTypes(self: DescribeObject): ApexList<RecordType> {
  return new ApexList('Schema.RecordTypeInfo', infos(self));
}

export function recordTypesBy(keyType: string, key: (info: RecordTypeInfo) => string): PlatformFunction {
  return (self: DescribeObject) => {
    const map = new ApexMap<string, RecordType>(keyType, 'Schema.RecordTypeInfo');
    for (const one of infos(self)) map.put(key(one.info), one);
    return map;
  };
}

/** `fieldSets` of a describe. */
export class ObjectFieldSets extends PlatformObject {
  readonly schema: ObjectSchema;
  constructor(schema: ObjectSchema) {
    super();
    this.schema = schema;
  }
  override get $platform(): string {
    return 'Schema.SObjectTypeFieldSets';
  }
}

/** Names of field sets have the namespace of a package before them; they are found without it too. */
class FieldSetMap extends ApexTextMap<FieldSet> {
  protected override textKey(key: string): string {
    const prefix = `${current().schema.namespace}__`.toLowerCase();
    const lower = key.toLowerCase();
    return prefix === '__' || lower.startsWith(prefix) ? lower : prefix + lower;
  }
}

class FieldSet extends PlatformObject {
  readonly object: ObjectSchema;
  readonly set: FieldSetSchema;
  constructor(object: ObjectSchema, set: FieldSetSchema) {
    super();
    this.object = object;
    this.set = set;
  }
  override get $platform(): string {
    return 'Schema.FieldSet';
  }
}

class Member extends PlatformObject {
  readonly object: ObjectSchema;
  readonly member: FieldSetMember;
  constructor(object: ObjectSchema, member: FieldSetMember) {
    super();
    this.object = object;
    this.member = member;
  }
  override get $platform(): string {
    return 'Schema.FieldSetMember';
  }
  /** The field at the end of the path, and its object. */
  get target(): { object: string; field: FieldSchema | undefined } {
    const { schema } = current();
    const steps = this.member.path.split('.');
    let object = this.object.name;
    for (const step of steps.slice(0, -1)) object = schema.parentRelationship(object, step)?.referenceTo[0] ?? object;
    return { object, field: schema.field(object, steps.at(-1) ?? '') };
  }
}

const members = new WeakMap<FieldSetMember, Member>();

/** The same member each time: packages compare sets of them. */
function memberOf(object: ObjectSchema, member: FieldSetMember): Member {
  const known = members.get(member) ?? new Member(object, member);
  members.set(member, known);
  return known;
}

export const objectPartClasses: PlatformClass[] = [
  {
    name: 'Schema.RecordTypeInfo',
    ...withProperties({
      getDeveloperName: (self: RecordType) => self.info.developerName,
      getName: (self: RecordType) => self.info.name,
      getRecordTypeId: (self: RecordType) => self.info.id,
      isActive: (self: RecordType) => self.info.active,
      isAvailable: (self: RecordType) =>
        self.info.available && current().access.canRecordType(current().user.id, self.object, self.info.developerName),
      isDefaultRecordTypeMapping: (self: RecordType) => self.isDefault,
      isMaster: (self: RecordType) => self.info.master,
    }),
  },
  {
    name: 'Schema.SObjectTypeFieldSets',
    methods: {
      getMap: (self: ObjectFieldSets) => {
        const map = new FieldSetMap('String', 'Schema.FieldSet');
        for (const set of current().schema.fieldSets(self.schema.name)) {
          map.put(set.name, new FieldSet(self.schema, set));
        }
        return map;
      },
    },
  },
  {
    name: 'Schema.FieldSet',
    ...withProperties({
      getDescription: (self: FieldSet) => self.set.description,
      getFields: (self: FieldSet) =>
        new ApexList(
          'Schema.FieldSetMember',
          self.set.members.map((member) => memberOf(self.object, member)),
        ),
      getLabel: (self: FieldSet) => self.set.label,
      getName: (self: FieldSet) => self.set.name,
      getNameSpace: () => current().schema.namespace || null,
      getSObjectType: (self: FieldSet) => ApexSObjectType.of(self.object.name),
    }),
  },
  {
    name: 'Schema.FieldSetMember',
    ...withProperties({
      getDbRequired: (self: Member) => self.target.field?.required ?? false,
      getFieldPath: (self: Member) =>
        self.member.path
          .split('.')
          .map((step) => current().schema.qualifiedName(step))
          .join('.'),
      getLabel: (self: Member) => self.target.field?.label ?? null,
      getRequired: (self: Member) => self.member.required,
      getType: (self: Member) => enumConstant('Schema.DisplayType', self.target.field?.type ?? '') ?? null,
      getSObjectField: (self: Member) => {
        const { object, field } = self.target;
        return field ? ApexSObjectField.of(object, field.name) : null;
      },
    }),
  },
];
