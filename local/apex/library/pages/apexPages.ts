/** ApexPages: the current page and its messages. Source: Apex Reference, ApexPages class, Message class, SelectOption class. */
import { current } from '../../runtime/context.ts';
import { ApexException, ApexList, PlatformObject, compareText, enumConstant, exceptionMessage, required } from '../../values/index.ts';
import type { ApexEnum } from '../../values/index.ts';
import type { DmlDetails } from '../exceptions.ts';
import type { PlatformClass } from '../platformClass.ts';
import { PageReference } from './pageReference.ts';

/** ApexPages.Message. */
export class Message extends PlatformObject {
  readonly severity: ApexEnum;
  readonly summary: string;
  readonly detail: string;
  readonly label: string | null;
  constructor(severity: ApexEnum, summary: string | null, detail?: string | null, label: string | null = null) {
    super();
    this.severity = required(severity);
    this.summary = summary ?? '';
    // Without a detail the summary is shown in its place.
    this.detail = detail ?? this.summary;
    this.label = label;
  }
  override get $platform(): string {
    return 'ApexPages.Message';
  }
  override toString(): string {
    return `ApexPages.Message["${this.summary}"]`;
  }
}

interface View {
  page: PageReference | null;
  messages: Message[];
}

const views = new WeakMap<object, View>();

/** The page of the running transaction. A test has one from the beginning. */
export function currentView(): View {
  const transaction = current();
  let view = views.get(transaction);
  if (!view) views.set(transaction, (view = { page: transaction.test ? new PageReference('') : null, messages: [] }));
  return view;
}

function addMessages(error: unknown): void {
  if (!(error instanceof ApexException)) return;
  const severity = enumConstant('ApexPages.Severity', 'ERROR') as ApexEnum;
  const rows = (error.$details as DmlDetails | undefined)?.rows;
  const texts = rows && rows.length > 0 ? rows.map((row) => row.message) : [exceptionMessage(error)];
  for (const text of texts) currentView().messages.push(new Message(severity, text));
}

const makeMessage = (severity: ApexEnum, summary: string, detail?: string, label?: string): Message =>
  new Message(severity, summary, detail, label);

/** System.SelectOption. */
class SelectOption extends PlatformObject {
  value: string;
  label: string;
  disabled: boolean;
  escapes = true;
  constructor(value: string, label: string, disabled = false) {
    super();
    this.value = required(value);
    this.label = required(label);
    this.disabled = disabled;
  }
  override get $platform(): string {
    return 'System.SelectOption';
  }
  /** By value, then by label. Source: Apex Developer Guide, List Sorting, Default Sort Order for SelectOption. */
  override compareTo(other: unknown): number {
    if (!(other instanceof SelectOption)) return 1;
    return compareText(this.value, other.value) || compareText(this.label, other.label);
  }
  override toString(): string {
    return `System.SelectOption[value="${this.value}", label="${this.label}", disabled="${this.disabled}"]`;
  }
}

export const apexPagesClasses: PlatformClass[] = [
  {
    name: 'System.ApexPages',
    statics: {
      addMessage: (message: Message) => void currentView().messages.push(required(message)),
      addMessages,
      currentPage: () => currentView().page,
      getMessages: () => new ApexList('ApexPages.Message', [...currentView().messages]),
      'hasMessages/0': () => currentView().messages.length > 0,
      'hasMessages/1': (severity: ApexEnum) => currentView().messages.some((message) => message.severity === severity),
    },
  },
  {
    name: 'ApexPages.Message',
    constructors: { '': makeMessage },
    methods: {
      getComponentLabel: (self: Message) => self.label,
      getDetail: (self: Message) => self.detail,
      getSeverity: (self: Message) => self.severity,
      getSummary: (self: Message) => self.summary,
    },
  },
  {
    name: 'System.SelectOption',
    constructors: { '': (value: string, label: string, disabled?: boolean) => new SelectOption(value, label, disabled) },
    methods: {
      getDisabled: (self: SelectOption) => self.disabled,
      getEscapeItem: (self: SelectOption) => self.escapes,
      getLabel: (self: SelectOption) => self.label,
      getValue: (self: SelectOption) => self.value,
      setDisabled: (self: SelectOption, disabled: boolean) => void (self.disabled = required(disabled)),
      setEscapeItem: (self: SelectOption, escapes: boolean) => void (self.escapes = required(escapes)),
      setLabel: (self: SelectOption, label: string) => void (self.label = label),
      setValue: (self: SelectOption, value: string) => void (self.value = value),
    },
  },
];
