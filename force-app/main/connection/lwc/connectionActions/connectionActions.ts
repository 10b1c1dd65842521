import { api, LightningElement } from 'lwc';
import { labels } from './labels';

/** Test and Disconnect of one connection. Fires `test` and `disconnect`. */
export default class ConnectionActions extends LightningElement {
  @api busy = false;
  labels = labels;

  handleTest(): void {
    this.dispatchEvent(new CustomEvent('test'));
  }

  handleDisconnect(): void {
    this.dispatchEvent(new CustomEvent('disconnect'));
  }
}
