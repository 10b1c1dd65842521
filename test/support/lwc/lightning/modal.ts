import { api, LightningElement } from 'lwc';

/** Stands in for `lightning/modal`, which the runner does not stub: a plain element that remembers its result. */
export default class LightningModal extends LightningElement {
  @api label = '';
  @api size = 'medium';

  static open(): Promise<unknown> {
    return Promise.reject(new Error('Mock open() in the test that opens a modal.'));
  }

  /** What the dialog was closed with. */
  @api closedWith: unknown = undefined;

  close(result: unknown): Promise<void> {
    this.closedWith = result;
    return Promise.resolve();
  }
}
