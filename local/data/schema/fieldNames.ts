import type { FieldType } from '../../kernel/ports/schema.ts';

const TYPES: [RegExp, FieldType][] = [
  [/Email(Address)?$/, 'email'],
  [/(Phone|Fax)$/, 'phone'],
  [/(Url|URL|Website)$/, 'url'],
  [
    /^(Description|Body|HtmlBody|TextBody|Comments?|CommentBody|Notes?|Message|Solution(Note)?|Instructions|Markup|HtmlValue|Definition)$/,
    'textarea',
  ],
  [/Street$/, 'textarea'],
  [/^(Status|Type|Priority|Origin|Reason|Rating|Industry|Salutation|LeadSource|Family|Visibility|Source|RowCause)$/, 'picklist'],
  [/(AccessLevel|Status|Type|SidKey|LocaleKey)$/, 'picklist'],
];

/** The describe type of a text field of the catalogue, which knows no more than its name. */
export function textType(name: string): FieldType {
  return TYPES.find(([pattern]) => pattern.test(name))?.[1] ?? 'string';
}

/** A label from an API name: `BillingCity` is "Billing City", `OwnerId` "Owner ID". */
export function labelOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .replace(/ Id$/, ' ID');
}

/** A plural as the platform's describe shows it for English names. */
export function pluralOf(label: string): string {
  if (/[^aeiou]y$/.test(label)) return `${label.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(label) ? `${label}es` : `${label}s`;
}
