/** System.Security.stripInaccessible. Source: Apex Developer Guide, Enforce Security with the stripInaccessible Method. */
import { current } from '../../runtime/context.ts';
import { ApexList, ApexMap, ApexSet, PlatformObject, required, throwApex } from '../../values/index.ts';
import type { ApexEnum, ApexSObject } from '../../values/index.ts';
import type { PlatformClass } from '../platformClass.ts';

type Kind = 'READABLE' | 'CREATABLE' | 'UPDATABLE' | 'UPSERTABLE';

/** Records without the fields that the user may not use, and what was removed. */
class Decision extends PlatformObject {
  readonly records: ApexSObject[] = [];
  readonly removed = new ApexMap<string, ApexSet<string>>('String', 'Set<String>');
  readonly modified = new ApexSet<number>('Integer');
  private readonly kind: Kind;
  constructor(kind: Kind) {
    super();
    this.kind = kind;
  }
  override get $platform(): string {
    return 'System.SObjectAccessDecision';
  }

  private mayUse(object: string, name: string): boolean {
    const { access, schema, user } = current();
    const field = schema.field(object, name);
    if (!field || name === 'Id') return true;
    const edits = access.canField(user.id, object, field.name, 'edit');
    if (this.kind === 'READABLE') return access.canField(user.id, object, field.name, 'read');
    if (this.kind === 'CREATABLE') return field.createable && edits;
    if (this.kind === 'UPDATABLE') return field.updateable && edits;
    return field.createable && field.updateable && edits;
  }

  /** A copy without what may not be used; parents and children are treated alike. */
  strip(record: ApexSObject, index: number): ApexSObject {
    const copy = record.clone(true, false, true, true);
    for (const name of Object.keys(copy.fieldValues())) if (!this.mayUse(copy.type, name)) this.remove(copy, name, index);
    for (const [name, parent] of Object.entries(copy.parentRecords())) if (parent) copy.setParent(name, this.strip(parent, index));
    for (const [name, rows] of Object.entries(copy.childRecords())) this.stripChildren(copy, name, rows, index);
    return copy;
  }

  /** Rows of an object that may not be read go with their relationship. Source: trailheadapps/apex-recipes, StripInaccessibleRecipes_Tests. */
  private stripChildren(record: ApexSObject, name: string, rows: ApexList<ApexSObject>, index: number): void {
    const { access, user } = current();
    const stripped = rows.items.map((row) => this.strip(row, index));
    if (this.kind === 'READABLE' && !access.canObject(user.id, rows.elementType, 'read')) {
      record.removeChildren(name);
      this.modified.add(index);
    } else record.setChildren(name, new ApexList(rows.elementType, stripped));
  }

  private remove(record: ApexSObject, name: string, index: number): void {
    record.removeField(name);
    const names = this.removed.get(record.type) ?? new ApexSet<string>('String');
    names.add(name);
    this.removed.put(record.type, names);
    this.modified.add(index);
  }
}

const RIGHTS: Record<Kind, ('read' | 'create' | 'edit')[]> = {
  READABLE: ['read'],
  CREATABLE: ['create'],
  UPDATABLE: ['edit'],
  UPSERTABLE: ['create', 'edit'],
};

/** Throws System.NoAccessException when the user has no right on the object and the root is checked. */
function strip(type: ApexEnum, records: ApexList<ApexSObject>, checkRoot: boolean | string = true): Decision {
  const kind = required(type).$name as Kind;
  const decision = new Decision(kind);
  const { access, user } = current();
  required(records).items.forEach((record, index) => {
    if (checkRoot !== false && !RIGHTS[kind].every((right) => access.canObject(user.id, record.type, right))) {
      throwApex('System.NoAccessException', `No access to entity: ${record.type}`);
    }
    decision.records.push(decision.strip(record, index));
  });
  return decision;
}

export const securityClass: PlatformClass = {
  name: 'System.Security',
  statics: {
    'stripInaccessible/2': strip,
    'stripInaccessible(System.AccessType,System.List<System.SObject>,System.Boolean)': strip,
  },
};

export const accessDecisionClass: PlatformClass = {
  name: 'System.SObjectAccessDecision',
  methods: {
    getModifiedIndexes: (self: Decision) => self.modified,
    getRecords: (self: Decision) => new ApexList(self.records[0]?.type ?? 'SObject', self.records),
    getRemovedFields: (self: Decision) => self.removed,
  },
};
