import { LightningElement } from 'lwc';
import { labels } from './labels';

/** Step 7 and the section Configure: the doctor, and which actions are allowed where. Each loads when it is opened. */
export default class ConfigurePage extends LightningElement {
  labels = labels;
}
