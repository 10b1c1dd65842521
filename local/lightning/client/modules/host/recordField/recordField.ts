import { LightningElement, api } from 'lwc';
import { navigate } from '../../../runtime/router.ts';
import { hasPage, textOf, type RecordField as Field } from '../../../runtime/records.ts';

const SCHEMES: Record<string, string> = { email: 'mailto:', phone: 'tel:' };

/** The value of one field: text, link or check box. */
export default class RecordField extends LightningElement {
  @api field: Field | undefined = undefined;

  get isCheckbox(): boolean {
    return this.field?.type === 'boolean';
  }

  get isChecked(): boolean {
    return this.field?.value === true;
  }

  get text(): string {
    return this.field ? textOf(this.field) : '';
  }

  get label(): string {
    return this.field?.label ?? '';
  }

  get recordLink(): string | undefined {
    const reference = this.field?.reference;
    return reference && hasPage(reference.object) ? `/lightning/r/${reference.object}/${reference.id}/view` : undefined;
  }

  get outerLink(): string | undefined {
    if (this.text === '') return undefined;
    const type = this.field?.type ?? '';
    if (type === 'url') return /^https?:\/\//.test(this.text) ? this.text : `https://${this.text}`;
    const scheme = SCHEMES[type];
    return scheme === undefined ? undefined : scheme + this.text;
  }

  get outerTarget(): string | undefined {
    return this.field?.type === 'url' ? '_blank' : undefined;
  }

  handleOpen(event: MouseEvent): void {
    const reference = this.field?.reference;
    if (!reference || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const attributes = { objectApiName: reference.object, recordId: reference.id, actionName: 'view' };
    navigate({ type: 'standard__recordPage', attributes });
  }
}
