import type { ObjectSchema, PicklistValue } from '../../kernel/ports/schema.ts';
import { picklistValue } from './fieldDefaults.ts';
import type { StageMeta } from './model.ts';
import { standardObjects } from './standardObjects.ts';
import { children, flag, integer, text, textOr } from './xml.ts';
import type { XmlNode } from './xml.ts';

/** The fields whose values a standard value set holds. Source: Metadata API Developer Guide, "StandardValueSet Names and Standard Picklist Fields". */
const FIELDS: Record<string, string[]> = {
  AccountType: ['Account.Type'],
  AccountRating: ['Account.Rating', 'Lead.Rating'],
  Industry: ['Account.Industry', 'Lead.Industry'],
  LeadSource: ['Account.AccountSource', 'Contact.LeadSource', 'Lead.LeadSource', 'Opportunity.LeadSource'],
  LeadStatus: ['Lead.Status'],
  Salutation: ['Contact.Salutation', 'Lead.Salutation'],
  CaseOrigin: ['Case.Origin'],
  CasePriority: ['Case.Priority'],
  CaseReason: ['Case.Reason'],
  CaseStatus: ['Case.Status'],
  CaseType: ['Case.Type'],
  CampaignStatus: ['Campaign.Status'],
  CampaignType: ['Campaign.Type'],
  ContractStatus: ['Contract.Status'],
  OpportunityStage: ['Opportunity.StageName'],
  OpportunityType: ['Opportunity.Type'],
  OrderStatus: ['Order.Status'],
  Product2Family: ['Product2.Family'],
  TaskPriority: ['Task.Priority'],
  TaskStatus: ['Task.Status'],
  TaskType: ['Task.Type'],
  EventType: ['Event.Type'],
  QuoteStatus: ['Quote.Status'],
  AssetStatus: ['Asset.Status'],
};

function valuesOf(node: XmlNode): PicklistValue[] {
  return children(node, 'standardValue').map((value) => {
    const name = textOr(value, 'fullName', '');
    const made = picklistValue(name, flag(value, 'default'), textOr(value, 'label', name), flag(value, 'isActive', true));
    return { ...made, closed: flag(value, 'closed'), converted: flag(value, 'converted') };
  });
}

/** Gives standard picklists the values of the code base's sets; answers the stages that it brings. */
export function applyStandardValues(sets: Map<string, XmlNode>, objects: ObjectSchema[]): StageMeta[] {
  for (const [name, node] of sets) {
    for (const path of FIELDS[name] ?? []) setValues(path, valuesOf(node), objects);
  }
  return children(sets.get('OpportunityStage') ?? {}, 'standardValue').map((value) => ({
    name: textOr(value, 'fullName', ''),
    label: textOr(value, 'label', textOr(value, 'fullName', '')),
    probability: integer(value, 'probability', 0),
    category: text(value, 'forecastCategory') ?? 'Pipeline',
    closed: flag(value, 'closed'),
    won: flag(value, 'won'),
    active: flag(value, 'isActive', true),
  }));
}

function setValues(path: string, values: PicklistValue[], objects: ObjectSchema[]): void {
  const [name = '', fieldName = ''] = path.split('.');
  let object = objects.find((known) => known.name === name);
  if (!object) {
    const standard = standardObjects().object(name);
    if (!standard) return;
    object = { ...standard, fields: [...standard.fields] };
    objects.push(object);
  }
  const at = object.fields.findIndex((field) => field.name === fieldName);
  const field = object.fields[at];
  if (!field) return;
  object.fields[at] = { ...field, picklistValues: values, defaultValue: values.find((value) => value.isDefault)?.value };
}
