import addresses from '@salesforce/label/c.InviteUsers_Addresses';
import placeholder from '@salesforce/label/c.InviteUsers_Placeholder';
import addressesHelp from '@salesforce/label/c.InviteUsers_AddressesHelp';
import found from '@salesforce/label/c.InviteUsers_Found';
import foundOne from '@salesforce/label/c.InviteUsers_FoundOne';
import role from '@salesforce/label/c.InviteUsers_Role';
import user from '@salesforce/label/c.InviteUsers_User';
import admin from '@salesforce/label/c.InviteUsers_Admin';
import team from '@salesforce/label/c.InviteUsers_Team';
import everyoneOnly from '@salesforce/label/c.InviteUsers_EveryoneOnly';
import everyone from '@salesforce/label/c.InviteUsers_Everyone';
import next from '@salesforce/label/c.InviteUsers_Next';
import leave from '@salesforce/label/c.InviteUsers_Leave';

/** Every text that this bundle shows. */
export const labels = {
  addresses,
  placeholder,
  addressesHelp,
  found,
  foundOne,
  role,
  user,
  admin,
  team,
  everyoneOnly,
  everyone,
  next,
  leave,
};
