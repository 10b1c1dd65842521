import { builtInProfiles } from './accessMetadata.ts';
import { useGlobalValues } from './fieldMetadata.ts';
import { componentKind, metadataFiles, namespaceOf } from './files.ts';
import { READERS, emptyDraft } from './readers.ts';
import type { Draft } from './readers.ts';
import { MetadataError } from './model.ts';
import type { OrgMetadata, RollupMeta } from './model.ts';
import { assembleObjects } from './objectAssembly.ts';
import type { ObjectParts } from './objectAssembly.ts';
import { OrgSchema } from './orgSchema.ts';
import { applyStandardValues } from './standardValues.ts';

/**
 * Reads one or more SFDX package directories of any depth (source format or the metadata API's) and merges
 * them with the standard objects. Throws MetadataError naming file and reason for a file that is malformed.
 */
export function loadMetadata(directories: string[]): OrgMetadata {
  const draft = emptyDraft(builtInProfiles());
  for (const file of metadataFiles(directories)) READERS[componentKind(file)]?.(file, draft);
  const { parts, valueSets, globalPicklists, standardValues, ...lists } = draft;
  fillGlobalPicklists(valueSets, globalPicklists);
  const objects = assembleObjects([...parts.values()], lists.recordTypes);
  const stages = applyStandardValues(standardValues, objects);
  const schema = new OrgSchema(objects, { ...lists, namespace: namespaceOf(directories) });
  shapeRollups(schema, lists.rollups);
  checkReferences(schema, parts);
  return { ...lists, stages, objects, schema };
}

/** Every reference of an own field must point at an object of the org, unless that is another package's. */
function checkReferences(schema: OrgSchema, parts: Map<string, ObjectParts>): void {
  for (const { file, fields, name } of parts.values()) {
    for (const field of fields) {
      const missing = field.referenceTo.find((target) => !schema.object(target));
      if (missing && field.custom && /^[^_]\w*?__c$/i.test(missing) && !/__\w+__/.test(missing)) {
        throw new MetadataError(file, `${name}.${field.name} refers to ${missing}, which does not exist`);
      }
    }
  }
}

/** A summary has the type and the decimal places of the field it sums up; a count is a whole number. Source: Salesforce Help, "Roll-Up Summary Field". */
function shapeRollups(schema: OrgSchema, rollups: RollupMeta[]): void {
  for (const { object, field, childObject, summarized } of rollups) {
    const summary = schema.field(object, field);
    const source = summarized === undefined ? undefined : schema.field(childObject, summarized);
    if (summary && source) Object.assign(summary, { type: source.type, scale: source.scale });
  }
}

/** A set of another package or of the platform leaves the picklist open. */
function fillGlobalPicklists(sets: Draft['valueSets'], picklists: Draft['globalPicklists']): void {
  for (const { field, set } of picklists) {
    const node = sets.get(set.toLowerCase());
    if (node) useGlobalValues(field, node);
    else field.restrictedPicklist = false;
  }
}
