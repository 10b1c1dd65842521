import { componentName } from './files.ts';
import { MetadataError } from './model.ts';
import { stableId } from './stableId.ts';
import type { CustomMetadataRecord, FieldSetMeta, LookupFilterMeta, RecordTypeMeta, RollupMeta, ValidationRuleMeta } from './model.ts';
import { child, children, flag, text, textOr } from './xml.ts';
import type { XmlNode } from './xml.ts';

/** A custom metadata record; `Type.Name.md-meta.xml`. Values stay text until the type is known. */
export function customMetadataFromXml(file: string, node: XmlNode): CustomMetadataRecord {
  const [type, developerName] = componentName(file, 'md').split('.');
  if (!type || !developerName) throw new MetadataError(file, 'the file name must be Type.Record.md-meta.xml');
  const values: CustomMetadataRecord['values'] = {};
  for (const entry of children(node, 'values')) values[textOr(entry, 'field', '')] = metadataValue(entry);
  return {
    type: type.endsWith('__mdt') ? type : `${type}__mdt`,
    developerName,
    label: textOr(node, 'label', developerName),
    isProtected: flag(node, 'protected'),
    values,
  };
}

function metadataValue(entry: XmlNode): string | number | boolean | null {
  const written = text(entry, 'value');
  const kind = child(entry, 'value')?.['@xsi:type'];
  if (written === undefined || child(entry, 'value')?.['@xsi:nil'] === 'true') return null;
  if (kind === 'xsd:boolean') return written.trim() === 'true';
  if (kind === 'xsd:double' || kind === 'xsd:int') return Number(written);
  return written;
}

/** A record type of an object. */
export function recordTypeFromXml(file: string, object: string, node: XmlNode): RecordTypeMeta {
  const developerName = text(node, 'fullName') ?? componentName(file, 'recordType');
  return {
    id: stableId('012', `${object}.${developerName}`),
    object,
    developerName,
    label: textOr(node, 'label', developerName),
    active: flag(node, 'active'),
    description: textOr(node, 'description', ''),
  };
}

/** A field set of an object. Source: Metadata API Developer Guide, "FieldSet". */
export function fieldSetFromXml(file: string, object: string, node: XmlNode): FieldSetMeta {
  const name = text(node, 'fullName') ?? componentName(file, 'fieldSet');
  const members = children(node, 'displayedFields').map((entry) => ({
    path: textOr(entry, 'field', ''),
    required: flag(entry, 'isRequired'),
  }));
  return { object, name, label: textOr(node, 'label', name), description: textOr(node, 'description', ''), members };
}

/** A validation rule of an object. */
export function validationRuleFromXml(file: string, object: string, node: XmlNode): ValidationRuleMeta {
  return {
    object,
    name: text(node, 'fullName') ?? componentName(file, 'validationRule'),
    active: flag(node, 'active'),
    formula: textOr(node, 'errorConditionFormula', ''),
    errorMessage: textOr(node, 'errorMessage', ''),
    errorDisplayField: text(node, 'errorDisplayField'),
  };
}

/** A roll-up summary field. */
export function rollupFromXml(file: string, object: string, node: XmlNode): RollupMeta {
  const operation = textOr(node, 'summaryOperation', '');
  if (operation !== 'count' && operation !== 'sum' && operation !== 'min' && operation !== 'max') {
    throw new MetadataError(file, `summary operation "${operation}" is not supported`);
  }
  const [childObject = '', childField = ''] = textOr(node, 'summaryForeignKey', '').split('.');
  const summarized = text(node, 'summarizedField')?.split('.')[1];
  return {
    object,
    field: textOr(node, 'fullName', ''),
    operation,
    childObject,
    childField,
    summarized,
    filters: children(node, 'summaryFilterItems').map((item) => ({
      field: textOr(item, 'field', '').split('.').at(-1) ?? '',
      operation: textOr(item, 'operation', 'equals'),
      value: textOr(item, 'value', ''),
    })),
  };
}

/** A look-up filter of a field. Source: Metadata API Developer Guide, "LookupFilter". */
export function lookupFilterFromXml(object: string, field: string, node: XmlNode): LookupFilterMeta {
  const filter = child(node, 'lookupFilter') ?? {};
  return {
    ...{ object, field, logic: text(filter, 'booleanFilter'), message: text(filter, 'errorMessage') },
    items: children(filter, 'filterItems').map((item) => ({
      field: textOr(item, 'field', ''),
      operation: textOr(item, 'operation', 'equals'),
      value: textOr(item, 'value', ''),
      valueField: text(item, 'valueField'),
    })),
  };
}
