import sent from '@salesforce/label/c.InvitationList_Sent';
import opened from '@salesforce/label/c.InvitationList_Opened';
import activated from '@salesforce/label/c.InvitationList_Activated';
import expired from '@salesforce/label/c.InvitationList_Expired';
import bounced from '@salesforce/label/c.InvitationList_Bounced';
import revoked from '@salesforce/label/c.InvitationList_Revoked';
import sentAt from '@salesforce/label/c.InvitationList_SentAt';
import openedAt from '@salesforce/label/c.InvitationList_OpenedAt';
import activatedAt from '@salesforce/label/c.InvitationList_ActivatedAt';
import expiresAt from '@salesforce/label/c.InvitationList_ExpiresAt';
import resend from '@salesforce/label/c.InvitationList_Resend';
import resendTo from '@salesforce/label/c.InvitationList_ResendTo';

/** Every text that this bundle shows. */
export const labels = {
  sent,
  opened,
  activated,
  expired,
  bounced,
  revoked,
  sentAt,
  openedAt,
  activatedAt,
  expiresAt,
  resend,
  resendTo,
};
