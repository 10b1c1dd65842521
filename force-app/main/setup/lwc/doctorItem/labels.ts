import ok from '@salesforce/label/c.DoctorItem_Ok';
import broken from '@salesforce/label/c.DoctorItem_Broken';
import unknown from '@salesforce/label/c.DoctorItem_Unknown';
import who from '@salesforce/label/c.DoctorItem_Who';
import path from '@salesforce/label/c.DoctorItem_Path';
import repair from '@salesforce/label/c.DoctorItem_Repair';
import open from '@salesforce/label/c.DoctorItem_Open';
import openHere from '@salesforce/label/c.DoctorItem_OpenHere';
import newTab from '@salesforce/label/c.DoctorItem_NewTab';
import file from '@salesforce/label/c.DoctorItem_File';
import command from '@salesforce/label/c.DoctorItem_Command';

/** Every text that this bundle shows. */
export const labels = {
  ok,
  broken,
  unknown,
  who,
  path,
  repair,
  open,
  openHere,
  newTab,
  file,
  command,
};
