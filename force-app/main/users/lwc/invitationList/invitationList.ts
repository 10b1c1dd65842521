import { api, LightningElement } from 'lwc';
import { fill, formatWhen } from 'c/format';
import { labels } from './labels';

interface Row extends Apex.Invitation {
  key: string;
  stateLabel: string;
  history: string;
  canResend: boolean;
  resendLabel: string;
}

const STATES: Record<string, string> = {
  invited: labels.invited,
  opened: labels.opened,
  activated: labels.activated,
  expired: labels.expired,
};

const RESENDABLE = new Set(['invited', 'opened', 'expired']);

function historyOf({ sentAt, openedAt, activatedAt, expiresAt }: Apex.Invitation): string {
  if (activatedAt !== undefined) return fill(labels.activatedAt, formatWhen(activatedAt));
  const parts: [label: string, at: string | undefined][] = [
    [labels.sentAt, sentAt],
    [labels.openedAt, openedAt],
    [labels.expiresAt, expiresAt],
  ];
  return parts
    .filter(([, at]) => at !== undefined)
    .map(([label, at]) => fill(label, formatWhen(at)))
    .join('; ');
}

/** The invitations of the account with their states. Fires `resend` with `{id, email}`. */
export default class InvitationList extends LightningElement {
  @api invitations: Apex.Invitation[] = [];
  @api busy = false;
  labels = labels;

  get rows(): Row[] {
    return this.invitations.map((invitation) => {
      const { id = '', email = '', state = '' } = invitation;
      return {
        ...invitation,
        key: id,
        stateLabel: STATES[state] ?? state,
        history: historyOf(invitation),
        canResend: RESENDABLE.has(state),
        resendLabel: fill(labels.resendTo, email),
      };
    });
  }

  handleResend(event: Event): void {
    const { id, email } = (event.target as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('resend', { detail: { id, email } }));
  }
}
