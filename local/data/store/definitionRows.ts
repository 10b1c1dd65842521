import type { FieldSchema, ObjectSchema, SchemaPort } from '../../kernel/ports/schema.ts';
import type { Row } from './rowWriter.ts';

/** A row of EntityDefinition. Its durable id is the object's name. Source: Tooling API, "EntityDefinition". */
export function entityRow(object: ObjectSchema, schema: SchemaPort): Row {
  const name = schema.qualifiedName(object.name);
  return {
    DurableId: name,
    QualifiedApiName: name,
    DeveloperName: object.name.replace(/__\w+$/, ''),
    MasterLabel: object.label,
    Label: object.label,
    PluralLabel: object.pluralLabel,
    NamespacePrefix: name === object.name ? null : schema.namespace,
    KeyPrefix: object.keyPrefix || null,
    IsCustomizable: object.kind !== 'standard' || object.createable,
    IsQueryable: object.queryable,
    IsTriggerable: object.createable && object.kind !== 'customMetadata',
    IsApexTriggerable: object.createable && object.kind !== 'customMetadata',
    IsCustomSetting: object.kind.startsWith('customSetting'),
    IsSearchable: object.searchable ?? object.kind === 'standard',
    IsEverCreatable: object.createable,
    IsEverUpdatable: object.updateable,
    IsEverDeletable: object.deletable,
    InternalSharingModel: object.sharing,
    ExternalSharingModel: 'Private',
  };
}

/** Data types as Setup shows them. Source: Tooling API, "FieldDefinition", field DataType. */
function dataType(field: FieldSchema): string {
  const size = `${field.precision - field.scale}, ${field.scale}`;
  switch (field.type) {
    case 'string':
      return field.autoNumber ? 'Auto Number' : `Text(${field.length})`;
    case 'textarea':
      return field.length > 255 ? `Long Text Area(${field.length})` : `Text Area(${field.length})`;
    case 'double':
      return `Number(${size})`;
    case 'currency':
      return `Currency(${size})`;
    case 'percent':
      return `Percent(${size})`;
    case 'reference':
      return `${field.masterDetail ? 'Master-Detail' : 'Lookup'}(${field.referenceTo.join(',')})`;
    default:
      return TYPE_NAMES[field.type] ?? field.type;
  }
}

const TYPE_NAMES: Partial<Record<FieldSchema['type'], string>> = {
  ...{ boolean: 'Checkbox', date: 'Date', datetime: 'Date/Time', time: 'Time', picklist: 'Picklist', email: 'Email' },
  ...{ multipicklist: 'Picklist (Multi-Select)', phone: 'Phone', url: 'URL', integer: 'Number(9, 0)', id: 'Lookup()' },
  ...{ encryptedstring: 'Text (Encrypted)', address: 'Address', location: 'Geolocation', base64: 'Base64', combobox: 'Picklist' },
};

/** Rows of FieldDefinition of one object. */
export function fieldRows(object: ObjectSchema, schema: SchemaPort): Row[] {
  const entity = schema.qualifiedName(object.name);
  return object.fields.map((field) => {
    const name = schema.qualifiedName(field.name);
    return {
      DurableId: `${entity}.${name}`,
      EntityDefinitionId: entity,
      QualifiedApiName: name,
      DeveloperName: field.name.replace(/__c$/, ''),
      MasterLabel: field.label,
      Label: field.label,
      NamespacePrefix: name === field.name ? null : schema.namespace,
      DataType: dataType(field),
      ValueTypeId: field.type,
      Length: field.length,
      Precision: field.precision,
      Scale: field.scale,
      IsNillable: !field.required,
      IsIndexed: field.unique || field.externalId,
      IsCalculated: field.calculated,
      IsNameField: field.nameField,
      IsCompound: field.type === 'address' || field.type === 'location',
      IsHtmlFormatted: field.htmlFormatted ?? false,
      IsApiFilterable: true,
      IsApiSortable: true,
      RelationshipName: field.relationshipName ?? null,
    };
  });
}
