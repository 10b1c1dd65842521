/** An activity type. Ids above 5000 are invented here: the vendor does not publish them, so clients must go by name. */
export interface ActivityType {
  id: number;
  name: string;
  description: string;
  primary?: string;
  attributes: readonly string[];
}

const salesEmail = [
  'Sent By',
  'Source',
  'Template ID',
  'Sales Template URL',
  'Sales Campaign URL',
  'Sales Template Name',
  'Email Subject',
  'Sales Campaign Name',
  'Marketo Sales Person ID',
];
const salesCampaign = ['Sales Campaign Name', 'Sales Call Status', 'Sales Campaign URL', 'Sent By', 'Source', 'Sales Campaign ID'];
const salesCall = [
  'Sales Call Made By',
  'Status',
  'Subject',
  'Sales Campaign Name',
  'Sales Campaign URL',
  'Sales Phone Number Called',
  'Source',
  'Sales Call Duration',
  'Sales Call Recording URL',
  'Sales Call Answered By',
  'Marketo Sales Person ID',
];

function type(id: number, name: string, description: string, primary: string | undefined, ...attributes: string[]): ActivityType {
  return { id, name, description, primary, attributes };
}

/** The types of the local subscription. Source: Adobe, activity event table and the Sales Insight Actions activity glossary. */
export const activityTypes: readonly ActivityType[] = [
  type(1, 'Visit Webpage', 'User visits a web page', 'Webpage ID', 'Query Parameters', 'Referrer URL', 'Webpage URL'),
  type(2, 'Fill Out Form', 'User fills out and submits form on web page', 'Webform ID', 'Form Fields', 'Webpage ID'),
  type(6, 'Send Email', 'Send Marketo Email to a person', 'Mailing ID', 'Campaign Run ID', 'Step ID'),
  type(9, 'Unsubscribe Email', 'Person unsubscribed from Marketo Emails', 'Mailing ID', 'Form Fields', 'Webform ID'),
  type(10, 'Open Email', 'User opens Marketo Email', 'Mailing ID', 'Device', 'Is Mobile Device', 'Platform'),
  type(11, 'Click Email', 'User clicks on a link in a Marketo Email', 'Mailing ID', 'Link', 'Device'),
  type(12, 'New Lead', 'New person is added to the database', undefined, 'Created Date', 'Source Type'),
  type(13, 'Change Data Value', 'Changed attribute value for a person', 'Attribute Name', 'New Value', 'Old Value', 'Reason', 'Source'),
  type(22, 'Change Score', 'Modify the value of a score field', 'Score Name', 'Change Value', 'New Value', 'Old Value', 'Reason'),
  type(39, 'Send Sales Email', 'Send Sales Email', 'Artifact ID', ...salesEmail),
  type(40, 'Open Sales Email', 'Open Sales Email', 'Artifact ID', ...salesEmail),
  type(41, 'Click Sales Email', 'Click Sales Email', 'Artifact ID', 'Link', ...salesEmail),
  type(45, 'Receive Sales Email', 'Receive Sales Email', 'Artifact ID', 'Received by'),
  type(46, 'Interesting Moment', 'Interesting Moment', 'Description', 'Date', 'Source', 'Type'),
  type(47, 'Request Campaign', 'Campaign is requested', 'Campaign ID', 'Source'),
  type(
    48,
    'Sales Email Bounced',
    'Sales Email Bounced',
    'Artifact ID',
    'Details',
    'Email',
    'Sent By',
    'Marketo Sales Person ID',
    'Template ID',
  ),
  type(5101, 'Replied to Sales Email', 'Replied to Sales Email', 'Artifact ID', 'Received By', 'Source', 'Marketo Sales Person ID'),
  type(5102, 'Received Sales Call', 'Received Sales Call', 'Artifact ID', ...salesCall),
  type(5103, 'Add to Sales Campaign', 'Add to Sales Campaign', 'Sales Campaign ID', ...salesCampaign),
  type(5104, 'Remove from Sales Campaign', 'Remove from Sales Campaign', 'Sales Campaign ID', ...salesCampaign),
];

/** Get Activity Types. */
export function activityTypeRows(): unknown[] {
  return activityTypes.map(({ id, name, description, primary, attributes }) => ({
    id,
    name,
    description,
    ...(primary === undefined ? {} : { primaryAttribute: { name: primary, dataType: primary.endsWith('ID') ? 'integer' : 'string' } }),
    attributes: attributes.map((attribute) => ({ name: attribute, dataType: attribute === 'Date' ? 'datetime' : 'string' })),
  }));
}
