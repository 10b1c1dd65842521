import { api, LightningElement } from 'lwc';
import { facts, type Fact } from 'c/facts';
import { fill, formatNumber } from 'c/format';
import { labels } from './labels';

/** What Marketo knows about one person: score, subscription, name and address. */
export default class PanelPerson extends LightningElement {
  @api person: Apex.PanelPerson | undefined = undefined;
  labels = labels;

  get score(): string {
    return this.person?.score === undefined ? labels.noScore : formatNumber(this.person.score);
  }

  get scoreClass(): string {
    return this.person?.score === undefined ? 'slds-text-color_weak' : 'score';
  }

  get state(): string {
    return this.person?.isUnsubscribed === true ? 'attention' : 'done';
  }

  get stateLabel(): string {
    return this.person?.isUnsubscribed === true ? labels.unsubscribed : labels.subscribed;
  }

  get facts(): Fact[] {
    const { relativeScore, urgency, marketoName, email } = this.person ?? {};
    const ofThree = (value: number | undefined) => (value === undefined ? undefined : fill(labels.ofThree, formatNumber(value)));
    return facts([
      ['name', labels.name, marketoName],
      ['email', labels.email, email],
      ['relativeScore', labels.relativeScore, ofThree(relativeScore)],
      ['urgency', labels.urgency, ofThree(urgency)],
    ]);
  }

  get hint(): string | undefined {
    if (this.person?.match === 'email') return labels.byEmail;
    const { duplicates = 0 } = this.person ?? {};
    if (duplicates === 0) return undefined;
    return duplicates === 1 ? labels.duplicate : fill(labels.duplicates, formatNumber(duplicates));
  }
}
