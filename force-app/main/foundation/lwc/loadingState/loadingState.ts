import { api, LightningElement } from 'lwc';
import { labels } from './labels';

/** What is shown while a page or panel waits for its first content; announced politely. */
export default class LoadingState extends LightningElement {
  @api text: string = labels.text;

  /** What takes longer is told to everybody; the spinner tells it to screen readers. */
  get isTold(): boolean {
    return this.text !== labels.text;
  }
}
