import { api, LightningElement } from 'lwc';
import type { Fact } from 'c/facts';

/** Names and values of one thing, side by side; stacked on a narrow screen. */
export default class FactList extends LightningElement {
  @api facts: Fact[] = [];
}
