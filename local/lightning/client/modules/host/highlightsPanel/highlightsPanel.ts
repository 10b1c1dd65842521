import { LightningElement, api } from 'lwc';
import { iconOf, type PageRecord } from '../../../runtime/records.ts';

/** `force:highlightsPanel`: object, name and the fields of the compact layout. */
export default class HighlightsPanel extends LightningElement {
  @api record: PageRecord | undefined = undefined;

  get icon(): string {
    return iconOf(this.record?.object ?? '');
  }

  get fields() {
    return this.record?.highlights ?? [];
  }
}
