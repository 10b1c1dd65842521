import invited from '@salesforce/label/c.InvitationList_Invited';
import opened from '@salesforce/label/c.InvitationList_Opened';
import activated from '@salesforce/label/c.InvitationList_Activated';
import expired from '@salesforce/label/c.InvitationList_Expired';
import sentAt from '@salesforce/label/c.InvitationList_SentAt';
import openedAt from '@salesforce/label/c.InvitationList_OpenedAt';
import activatedAt from '@salesforce/label/c.InvitationList_ActivatedAt';
import expiresAt from '@salesforce/label/c.InvitationList_ExpiresAt';
import resend from '@salesforce/label/c.InvitationList_Resend';
import resendTo from '@salesforce/label/c.InvitationList_ResendTo';

/** Every text that this bundle shows. */
export const labels = {
  invited,
  opened,
  activated,
  expired,
  sentAt,
  openedAt,
  activatedAt,
  expiresAt,
  resend,
  resendTo,
};
