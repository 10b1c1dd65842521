/** One lead field. Source: Adobe, "Standard Fields" and Describe Lead. */
export interface LeadField {
  /** REST name, which is also the column name. */
  name: string;
  id: number;
  displayName: string;
  dataType: 'string' | 'email' | 'integer' | 'boolean' | 'datetime' | 'phone' | 'url';
  length?: number;
  readOnly: boolean;
  /** May be a filterType of Get Leads by Filter Type. */
  searchable: boolean;
  crmManaged: boolean;
}

type Flag = 'searchable' | 'crm' | 'readOnly';

function field(
  id: number,
  name: string,
  displayName: string,
  dataType: LeadField['dataType'],
  length: number | undefined,
  ...flags: Flag[]
): LeadField {
  const crmManaged = flags.includes('crm');
  return {
    id,
    name,
    displayName,
    dataType,
    length,
    readOnly: crmManaged || flags.includes('readOnly'),
    searchable: flags.includes('searchable'),
    crmManaged,
  };
}

/** The lead fields of the local subscription. */
export const leadFields: readonly LeadField[] = [
  field(2, 'company', 'Company Name', 'string', 255),
  field(48, 'id', 'Id', 'integer', undefined, 'searchable', 'readOnly'),
  field(51, 'email', 'Email Address', 'email', 255, 'searchable'),
  field(29, 'firstName', 'First Name', 'string', 255),
  field(30, 'lastName', 'Last Name', 'string', 255),
  field(37, 'title', 'Job Title', 'string', 255),
  field(36, 'phone', 'Phone Number', 'phone', 255),
  field(44, 'leadSource', 'Person Source', 'string', 255),
  field(46, 'leadScore', 'Person Score', 'integer', undefined),
  field(62, 'unsubscribed', 'Unsubscribed', 'boolean', undefined),
  field(91, 'linkedInProfileURL', 'Marketo Social LinkedIn Profile URL', 'url', 2000),
  field(60, 'createdAt', 'Created At', 'datetime', undefined, 'readOnly'),
  field(61, 'updatedAt', 'Updated At', 'datetime', undefined, 'readOnly'),
  field(70, 'sfdcType', 'SFDC Type', 'string', 50, 'crm'),
  field(71, 'sfdcLeadId', 'SFDC Lead Id', 'string', 255, 'searchable', 'crm'),
  field(72, 'sfdcContactId', 'SFDC Contact Id', 'string', 255, 'searchable', 'crm'),
  field(73, 'sfdcAccountId', 'SFDC Account Id', 'string', 255, 'searchable', 'crm'),
  field(74, 'sfdcOpptyId', 'SFDC Opportunity Id', 'string', 255, 'searchable', 'crm'),
  field(75, 'sfdcLeadOwnerId', 'SFDC Lead Owner Id', 'string', 255, 'searchable', 'crm'),
  field(80, 'priority', 'Priority', 'integer', undefined, 'readOnly'),
  field(81, 'relativeScore', 'Relative Score', 'integer', undefined, 'readOnly'),
  field(82, 'urgency', 'Urgency', 'integer', undefined, 'readOnly'),
];

/** The fields a row has when none are asked for. Source: Adobe, Get Leads by Filter Type. */
export const defaultFields = ['id', 'email', 'updatedAt', 'createdAt', 'lastName', 'firstName'] as const;

/** The field of this REST name. */
export function fieldNamed(name: string): LeadField | undefined {
  return leadFields.find((known) => known.name === name);
}

/** Describe Lead. */
export function describeRows(): unknown[] {
  return leadFields.map(({ id, displayName, dataType, length, name, readOnly }) => ({
    id,
    displayName,
    dataType,
    ...(length === undefined ? {} : { length }),
    rest: { name, readOnly },
    soap: { name: name.charAt(0).toUpperCase() + name.slice(1), readOnly },
  }));
}

/** Describe Lead2. */
export function describe2Rows(): unknown[] {
  const fields = leadFields.map(({ name, displayName, dataType, length, readOnly, crmManaged }) => ({
    name,
    displayName,
    dataType,
    ...(length === undefined ? {} : { length }),
    updateable: !readOnly,
    crmManaged,
  }));
  const searchableFields = leadFields.filter(({ searchable }) => searchable).map(({ name }) => [name]);
  return [{ name: 'API Lead', searchableFields, fields }];
}
