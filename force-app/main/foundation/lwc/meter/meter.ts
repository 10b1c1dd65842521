import { api, LightningElement } from 'lwc';
import { percentOf } from 'c/format';

/**
 * A bar with its meaning in words above it. The words say everything, so the bar itself is only for the eye:
 * the base component offers no documented way to give it a name of its own.
 */
export default class Meter extends LightningElement {
  /** What is measured. */
  @api label = '';
  /** The measure in words, such as "120 of 50,000 calls". */
  @api text = '';
  @api value = 0;
  @api max = 0;

  get percent(): number {
    return percentOf(this.value, this.max);
  }
}
