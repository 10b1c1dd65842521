import { api, LightningElement } from 'lwc';
import { fieldsOf, shapeError, withoutSpaces, type CredentialField, type Credentials } from 'c/credentialRules';
import { labels } from './labels';

/** The part of lightning-input that the form uses. */
interface Input extends HTMLElement {
  value: string;
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

interface Row {
  field: CredentialField;
  label: string;
  help: string;
  type: 'text' | 'password';
  value: string;
  note: string;
}

const ORDER: CredentialField[] = ['munchkinId', 'clientId', 'clientSecret'];
const TEXTS: Record<CredentialField, { label: string; help: string; type: 'text' | 'password' }> = {
  munchkinId: { label: labels.munchkinId, help: labels.munchkinHelp, type: 'text' },
  clientId: { label: labels.clientId, help: labels.clientHelp, type: 'text' },
  clientSecret: { label: labels.clientSecret, help: labels.secretHelp, type: 'password' },
};

/**
 * Asks for the credentials of a system. Removes spaces at the ends and says so, checks the shape when an
 * input is left, and shows a refused value at its input.
 * Fires `credentials` with `{munchkinId, clientId, clientSecret}` once every shape is right.
 */
export default class CredentialForm extends LightningElement {
  @api submitLabel = '';
  /** True while the values are tested: nothing can be changed or sent. */
  @api busy = false;
  /** True for a client that belongs to no Marketo subscription: no Munchkin ID is asked for. */
  @api withoutMunchkin = false;
  labels = labels;
  values: Credentials = { munchkinId: '', clientId: '', clientSecret: '' };
  notes: Partial<Record<CredentialField, string>> = {};
  refused: Apex.Problem | undefined = undefined;
  refusalToShow = false;
  /** What the system said about a value, until the value is changed or sent again. */
  refusals: Partial<Record<CredentialField, string>> = {};

  /** Starts with a known value; a secret is never known. */
  @api get munchkinId(): string | undefined {
    return this.values.munchkinId;
  }
  set munchkinId(value: string | undefined) {
    if (value !== undefined) this.values = { ...this.values, munchkinId: value };
  }

  @api get clientId(): string | undefined {
    return this.values.clientId;
  }
  set clientId(value: string | undefined) {
    if (value !== undefined) this.values = { ...this.values, clientId: value };
  }

  /** Why the last values were refused; shown at the input that is wrong. */
  @api get problem(): Apex.Problem | undefined {
    return this.refused;
  }
  set problem(value: Apex.Problem | undefined) {
    this.refused = value;
    this.refusalToShow = value !== undefined;
  }

  get rows(): Row[] {
    return this.fields.map((field) => ({
      field,
      ...TEXTS[field],
      value: this.values[field],
      note: this.notes[field] ?? '',
    }));
  }

  get fields(): CredentialField[] {
    return this.withoutMunchkin ? ORDER.slice(1) : ORDER;
  }

  override renderedCallback(): void {
    if (!this.refusalToShow || this.busy) return;
    this.refusalToShow = false;
    this.showRefusal();
  }

  /** Forgets the secret: after it was stored it cannot be shown again. */
  @api clearSecret(): void {
    this.values = { ...this.values, clientSecret: '' };
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const input = event.target as Input;
    const field = this.fieldOf(input);
    this.values = { ...this.values, [field]: event.detail.value };
    this.notes = { ...this.notes, [field]: '' };
    this.refusals = { ...this.refusals, [field]: '' };
    input.setCustomValidity('');
    // Gone while typing: a message that goes at blur would move the button away from under the pointer.
    input.reportValidity();
  }

  handleBlur(event: FocusEvent): void {
    const input = event.target as Input;
    if (this.values[this.fieldOf(input)] !== '') this.check(input);
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    this.refusals = {};
    const wrong = this.inputs().filter((input) => !this.check(input));
    if (wrong[0] !== undefined) {
      wrong[0].focus();
      return;
    }
    this.dispatchEvent(new CustomEvent<Credentials>('credentials', { detail: { ...this.values } }));
  }

  /** Cleans one input and reports its shape; true when it may be sent. */
  check(input: Input): boolean {
    const field = this.fieldOf(input);
    const { text, removed } = withoutSpaces(this.values[field]);
    if (removed) {
      this.values = { ...this.values, [field]: text };
      this.notes = { ...this.notes, [field]: labels.spacesRemoved };
    }
    const wrong = shapeError(field, text) || (this.refusals[field] ?? '');
    input.setCustomValidity(wrong);
    input.reportValidity();
    return wrong === '';
  }

  /** The panel above the form has the focus; the inputs only say which of them is meant. */
  showRefusal(): void {
    const { refused } = this;
    if (refused === undefined) return;
    const wrong = fieldsOf(refused);
    this.refusals = Object.fromEntries(wrong.map((field) => [field, refused.cause ?? '']));
    for (const input of this.inputs()) {
      if (wrong.includes(this.fieldOf(input))) this.check(input);
    }
  }

  inputs(): Input[] {
    return [...(this.template?.querySelectorAll<Input>('lightning-input') ?? [])];
  }

  fieldOf(input: Input): CredentialField {
    return input.dataset.field as CredentialField;
  }
}
