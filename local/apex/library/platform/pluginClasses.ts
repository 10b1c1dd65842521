/** Data of flow plug-ins and of dynamic picklists in Lightning pages. Source: Apex Reference, Process and VisualEditor Namespaces. */
import { ApexList, ApexMap, PlatformObject, compareValues, required } from '../../values/index.ts';
import { PlatformBag } from '../bag.ts';
import { dataClass } from '../dataClass.ts';
import type { PlatformClass } from '../platformClass.ts';

const PARAMETER = 'Process.PluginDescribeResult';
const result = dataClass('Process.PluginResult', ['outputParameters'], [['outputParameters']]);

const plugins: PlatformClass[] = [
  dataClass(PARAMETER, ['description', 'inputParameters', 'name', 'outputParameters', 'tag'], [[]]),
  dataClass(
    `${PARAMETER}.InputParameter`,
    ['description', 'name', 'parameterType', 'required'],
    [
      ['name', 'parameterType', 'required'],
      ['name', 'description', 'parameterType', 'required'],
    ],
  ),
  dataClass(
    `${PARAMETER}.OutputParameter`,
    ['description', 'name', 'parameterType'],
    [
      ['name', 'parameterType'],
      ['name', 'description', 'parameterType'],
    ],
  ),
  dataClass('Process.PluginRequest', ['inputParameters'], [['inputParameters']]),
  {
    ...result,
    constructors: {
      ...result.constructors,
      '/2': (name: string, value: unknown) => {
        const map = new ApexMap<string, unknown>('String', 'Object');
        map.put(name, value);
        return new PlatformBag('Process.PluginResult', { outputParameters: map });
      },
    },
  },
];

class DataRow extends PlatformObject {
  readonly label: string | null;
  readonly value: unknown;
  readonly selected: boolean;
  constructor(label: string | null, value: unknown, selected = false) {
    super();
    this.label = label;
    this.value = value;
    this.selected = selected;
  }
  override get $platform(): string {
    return 'VisualEditor.DataRow';
  }
}

class Rows extends PlatformObject {
  rows: DataRow[];
  all: boolean;
  constructor(rows: DataRow[], all = false) {
    super();
    this.rows = rows;
    this.all = all;
  }
  override get $platform(): string {
    return 'VisualEditor.DynamicPickListRows';
  }
}

const byLabel = (a: DataRow, b: DataRow): number => compareValues(a.label ?? '', b.label ?? '');

const picklists: PlatformClass[] = [
  {
    name: 'VisualEditor.DataRow',
    constructors: { '': (label: string, value: unknown, selected?: boolean) => new DataRow(label, value, selected ?? false) },
    methods: {
      compareTo: (self: DataRow, other: DataRow) => byLabel(self, required(other)),
      getLabel: (self: DataRow) => self.label,
      getValue: (self: DataRow) => self.value,
      isSelected: (self: DataRow) => self.selected,
    },
  },
  {
    name: 'VisualEditor.DynamicPickListRows',
    constructors: { '': (rows?: ApexList<DataRow>, all?: boolean) => new Rows([...(rows?.items ?? [])], all ?? false) },
    methods: {
      addAllRows: (self: Rows, rows: ApexList<DataRow>) => void self.rows.push(...required(rows).items),
      addRow: (self: Rows, row: DataRow) => void self.rows.push(row),
      containsAllRows: (self: Rows) => self.all,
      get: (self: Rows, index: number) => new ApexList('VisualEditor.DataRow', self.rows).get(index),
      getDataRows: (self: Rows) => new ApexList('VisualEditor.DataRow', [...self.rows]),
      setContainsAllRows: (self: Rows, all: boolean) => void (self.all = all),
      size: (self: Rows) => self.rows.length,
      sort: (self: Rows) => void self.rows.sort(byLabel),
    },
  },
  dataClass('VisualEditor.DesignTimePageContext', ['entityName', 'pageType'], [[]]),
];

export const pluginClasses: PlatformClass[] = [...plugins, ...picklists];
