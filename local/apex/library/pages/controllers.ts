/** ApexPages.StandardController and StandardSetController. Source: Apex Reference. */
import { current } from '../../runtime/context.ts';
import { ApexList, ApexSObject, NotImplemented, PlatformObject, required, throwApex } from '../../values/index.ts';
import { QueryLocator } from '../database/locator.ts';
import { dml } from '../database/statements.ts';
import type { PlatformClass } from '../platformClass.ts';
import { PageReference } from './pageReference.ts';

const WRITE = { mode: 'user', sharing: true, allOrNone: true } as const;

class StandardController extends PlatformObject {
  readonly record: ApexSObject;
  constructor(record: ApexSObject) {
    super();
    this.record = required(record);
  }
  override get $platform(): string {
    return 'ApexPages.StandardController';
  }
  get id(): string | null {
    return (this.record.fieldValues()['Id'] as string | undefined) ?? null;
  }
  page(suffix = ''): PageReference {
    return new PageReference(`/${this.id ?? ''}${suffix}`);
  }
  save(): PageReference {
    dml(this.id === null ? 'insert' : 'update', this.record, WRITE);
    return this.page();
  }
  delete(): PageReference {
    const prefix = current().schema.object(this.record.type)?.keyPrefix ?? '';
    dml('delete', this.record, WRITE);
    return new PageReference(`/${prefix}/o`);
  }
  /** Code always hands over the record; only a page lets the controller load it. Source: observed platform message. */
  addFields(): never {
    throwApex('System.SObjectException', 'You cannot call addFields when the data is being passed into the controller by the caller.');
  }
}

const PAGE_SIZE = 20;
const MAX_PAGE_SIZE = 2000;
const MAX_RECORDS = 10_000;

class SetController extends PlatformObject {
  private readonly all: ApexSObject[];
  private readonly isWhole: boolean;
  readonly type: string;
  size = PAGE_SIZE;
  number = 1;
  selected: ApexList<ApexSObject>;
  readonly prototypeRecord: ApexSObject;

  constructor(source: QueryLocator | ApexList<ApexSObject>) {
    super();
    const list = source instanceof QueryLocator ? source.records() : required(source);
    this.type = list.items[0]?.type ?? list.elementType;
    this.all = list.items.slice(0, MAX_RECORDS);
    this.isWhole = list.items.length <= MAX_RECORDS;
    this.selected = new ApexList(this.type);
    this.prototypeRecord = new ApexSObject(this.type);
  }
  override get $platform(): string {
    return 'ApexPages.StandardSetController';
  }
  get records(): ApexSObject[] {
    return this.all;
  }
  get isComplete(): boolean {
    return this.isWhole;
  }
  get pages(): number {
    return Math.max(1, Math.ceil(this.records.length / this.size));
  }
  current(): ApexList<ApexSObject> {
    const from = (this.number - 1) * this.size;
    return new ApexList(this.type, this.records.slice(from, from + this.size));
  }
  go(number: number): void {
    this.number = Math.min(Math.max(1, number), this.pages);
  }
  resize(size: number): void {
    if (size < 1 || size > MAX_PAGE_SIZE) throwApex('System.VisualforceException', `Invalid page size: ${size}`);
    const first = (this.number - 1) * this.size;
    this.size = size;
    this.go(Math.floor(first / size) + 1);
  }
  /** Values of the prototype record go to the selected records. */
  save(): PageReference {
    const changes = Object.entries(this.prototypeRecord.fieldValues());
    const targets = this.selected.items.length > 0 && changes.length > 0 ? this.selected.items : this.current().items;
    for (const record of targets) for (const [name, value] of changes) record.setField(name, value);
    dml('update', new ApexList(this.type, targets), WRITE);
    return new PageReference('/');
  }
}

/** The controller that a list view gives to the page of its button: it knows the chosen records, not those around them. */
export class ListViewController extends SetController {
  constructor(type: string, chosen: ApexSObject[]) {
    super(new ApexList(type));
    this.selected = new ApexList(type, chosen);
  }
  override get records(): never {
    throw new NotImplemented('ApexPages.StandardSetController: records of a list view that are not selected');
  }
  override get isComplete(): never {
    return this.records;
  }
}

function refuse(member: string): () => never {
  return () => {
    throw new NotImplemented(`ApexPages.StandardSetController.${member}`);
  };
}

export const controllerClasses: PlatformClass[] = [
  {
    name: 'ApexPages.StandardController',
    constructors: { '/1': (record: ApexSObject) => new StandardController(record) },
    methods: {
      addFields: (self: StandardController) => self.addFields(),
      cancel: (self: StandardController) => self.page(),
      delete: (self: StandardController) => self.delete(),
      edit: (self: StandardController) => self.page('/e'),
      getId: (self: StandardController) => self.id,
      getRecord: (self: StandardController) => self.record,
      save: (self: StandardController) => self.save(),
      view: (self: StandardController) => self.page(),
    },
  },
  {
    name: 'ApexPages.StandardSetController',
    constructors: { '/1': (source: QueryLocator | ApexList<ApexSObject>) => new SetController(source) },
    methods: {
      addFields: refuse('addFields'),
      getFilterId: refuse('getFilterId'),
      setFilterId: refuse('setFilterId'),
      getListViewOptions: refuse('getListViewOptions'),
      cancel: () => new PageReference('/'),
      first: (self: SetController) => self.go(1),
      last: (self: SetController) => self.go(self.pages),
      next: (self: SetController) => self.go(self.number + 1),
      previous: (self: SetController) => self.go(self.number - 1),
      getCompleteResult: (self: SetController) => self.isComplete,
      getHasNext: (self: SetController) => self.number < self.pages,
      getHasPrevious: (self: SetController) => self.number > 1,
      getPageNumber: (self: SetController) => self.number,
      setPageNumber: (self: SetController, number: number) => self.go(required(number)),
      getPageSize: (self: SetController) => self.size,
      setPageSize: (self: SetController, size: number) => self.resize(required(size)),
      getRecord: (self: SetController) => self.prototypeRecord,
      getRecords: (self: SetController) => self.current(),
      getResultSize: (self: SetController) => self.records.length,
      getSelected: (self: SetController) => self.selected,
      setSelected: (self: SetController, records: ApexList<ApexSObject>) => void (self.selected = required(records)),
      save: (self: SetController) => self.save(),
    },
  },
];
