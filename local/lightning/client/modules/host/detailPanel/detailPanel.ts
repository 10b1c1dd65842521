import { LightningElement, api } from 'lwc';
import type { PageRecord } from '../../../runtime/records.ts';

/** `force:detailPanel`: the fields of the page layout, to read. */
export default class DetailPanel extends LightningElement {
  @api record: PageRecord | undefined = undefined;
  closed: string[] = [];

  get sections() {
    return (this.record?.sections ?? [])
      .filter(({ fields }) => fields.length > 0)
      .map((section) => {
        const isOpen = !this.closed.includes(section.label);
        return { ...section, isOpen, icon: isOpen ? 'utility:chevrondown' : 'utility:chevronright', expanded: String(isOpen) };
      });
  }

  handleToggle(event: Event): void {
    const label = (event.currentTarget as HTMLElement).dataset['section'] ?? '';
    this.closed = this.closed.includes(label) ? this.closed.filter((other) => other !== label) : [...this.closed, label];
  }
}
