/**
 * What record pages and list views of the standard objects show in a new org: compact layout, details and columns.
 * Source: Salesforce Help, Compact Layouts (system defaults); Search Layouts and the default page layouts of the objects.
 */

/** One section of the details. */
export interface SectionLayout {
  label: string;
  fields: readonly string[];
}

/** How one object is shown. */
export interface ObjectLayout {
  /** Fields beside the name at the top of a record page. */
  highlights: readonly string[];
  sections: readonly SectionLayout[];
  /** Columns of list views, the name first. */
  columns: readonly string[];
  /** Fields that the search of a list looks into. */
  searched: readonly string[];
}

const SYSTEM: SectionLayout = { label: 'System Information', fields: ['OwnerId', 'CreatedDate', 'LastModifiedDate'] };

const LAYOUTS: Readonly<Record<string, ObjectLayout>> = {
  Lead: {
    highlights: ['Title', 'Company', 'Phone', 'Email'],
    sections: [
      {
        label: 'Lead Information',
        fields: ['Name', 'Phone', 'Company', 'MobilePhone', 'Title', 'Email', 'Status', 'LeadSource', 'Industry', 'Website'],
      },
      { label: 'Preferences', fields: ['HasOptedOutOfEmail', 'DoNotCall'] },
      SYSTEM,
    ],
    columns: ['Name', 'Title', 'Company', 'Phone', 'Email', 'Status', 'OwnerId'],
    searched: ['Name', 'Company', 'Email', 'Title'],
  },
  Contact: {
    highlights: ['Title', 'AccountId', 'Phone', 'Email'],
    sections: [
      {
        label: 'Contact Information',
        fields: ['Name', 'Phone', 'AccountId', 'MobilePhone', 'Title', 'Email', 'Department', 'LeadSource'],
      },
      { label: 'Preferences', fields: ['HasOptedOutOfEmail', 'DoNotCall'] },
      SYSTEM,
    ],
    columns: ['Name', 'AccountId', 'Title', 'Phone', 'Email', 'OwnerId'],
    searched: ['Name', 'Email', 'Title'],
  },
  Account: {
    highlights: ['Type', 'Phone', 'Website', 'OwnerId', 'Industry'],
    sections: [
      { label: 'Account Information', fields: ['Name', 'Phone', 'Type', 'Website', 'Industry', 'NumberOfEmployees', 'AnnualRevenue'] },
      SYSTEM,
    ],
    columns: ['Name', 'Phone', 'Website', 'Industry', 'OwnerId'],
    searched: ['Name', 'Website'],
  },
  Opportunity: {
    highlights: ['AccountId', 'CloseDate', 'Amount', 'StageName', 'OwnerId'],
    sections: [
      {
        label: 'Opportunity Information',
        fields: ['Name', 'CloseDate', 'AccountId', 'StageName', 'Amount', 'Probability', 'Type', 'LeadSource', 'NextStep'],
      },
      SYSTEM,
    ],
    columns: ['Name', 'AccountId', 'CloseDate', 'StageName', 'Amount', 'OwnerId'],
    searched: ['Name'],
  },
};

/** Objects that have pages. */
export const SHOWN_OBJECTS: readonly string[] = Object.keys(LAYOUTS);

/** The layout of an object; undefined for objects without pages. */
export function layoutOf(object: string): ObjectLayout | undefined {
  return LAYOUTS[object];
}

/** Labels that Lightning Experience shows instead of the field's own; `*` stands for every object. */
const LABELS: Readonly<Record<string, string>> = {
  'Lead.Name': 'Name',
  'Contact.Name': 'Name',
  'Contact.Phone': 'Phone',
  'Account.Phone': 'Phone',
  'Account.Type': 'Type',
  'Opportunity.Name': 'Opportunity Name',
  'Opportunity.Type': 'Type',
  '*.AccountId': 'Account Name',
};

/** The label of a field on pages of its object. */
export function labelOn(object: { name: string; label: string }, field: { name: string; label: string }): string {
  if (field.name === 'OwnerId') return `${object.label} Owner`;
  return LABELS[`${object.name}.${field.name}`] ?? LABELS[`*.${field.name}`] ?? field.label;
}
