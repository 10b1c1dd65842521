import { api, LightningElement } from 'lwc';
import { labels } from './labels';

/** The fields that travel from Marketo to the Sales account; a stacked list on a narrow screen. */
export default class SyncFieldTable extends LightningElement {
  @api fields: Apex.SyncField[] = [];
  labels = labels;
}
