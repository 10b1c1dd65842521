import { api, LightningElement } from 'lwc';

type Tone = 'good' | 'busy' | 'bad' | 'waiting' | 'open' | 'plain';

const TONES: Record<string, Tone> = {
  done: 'good',
  connected: 'good',
  completed: 'good',
  activated: 'good',
  onboarded: 'good',
  active: 'good',
  working: 'good',
  ok: 'good',
  inProgress: 'busy',
  running: 'busy',
  queued: 'busy',
  opened: 'busy',
  invited: 'busy',
  paused: 'busy',
  deploying: 'busy',
  undoing: 'busy',
  attention: 'bad',
  failed: 'bad',
  expired: 'bad',
  broken: 'bad',
  blocked: 'waiting',
  unknown: 'open',
};

const CLASSES: Record<Tone, string> = {
  good: 'slds-badge slds-theme_success',
  busy: 'slds-badge slds-badge_lightest',
  bad: 'slds-badge slds-theme_warning',
  waiting: 'slds-badge',
  open: 'slds-badge',
  plain: 'slds-badge',
};

const ICONS: Record<Tone, string> = {
  good: 'utility:check',
  busy: 'utility:clock',
  bad: 'utility:warning',
  waiting: 'utility:lock',
  open: 'utility:question',
  plain: 'utility:dash',
};

/** A state in words with an icon and a tone; the words carry the meaning, never the colour alone. */
export default class StateBadge extends LightningElement {
  /** The state's key, such as `done`, `connected` or `attention`; an unknown one is shown plainly. */
  @api state = '';
  /** The state in words. */
  @api label = '';

  get tone(): Tone {
    return TONES[this.state] ?? 'plain';
  }

  get badgeClass(): string {
    return CLASSES[this.tone];
  }

  get iconName(): string {
    return ICONS[this.tone];
  }

  get iconVariant(): string {
    return this.tone === 'good' ? 'inverse' : '';
  }
}
