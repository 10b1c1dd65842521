/** Descriptions of objects. Source: REST API Developer Guide, Describe Global, sObject Describe. */
import type { FastifyInstance } from 'fastify';
import { textOf } from '../../../kernel/guards.ts';
import type { FieldSchema, ObjectSchema } from '../../../kernel/ports/schema.ts';
import { API_VERSION, ApiError, forUser, type ApiSurroundings } from './access.ts';

const base = `/services/data/v${API_VERSION}/sobjects`;

function head(object: ObjectSchema, access: ApiSurroundings['store']['access'], userId: string): Record<string, unknown> {
  const can = (right: 'create' | 'edit' | 'delete') => access.canObject(userId, object.name, right);
  return {
    name: object.name,
    label: object.label,
    labelPlural: object.pluralLabel,
    keyPrefix: object.keyPrefix || null,
    custom: object.name.endsWith('__c'),
    customSetting: object.kind.startsWith('customSetting'),
    queryable: object.queryable,
    createable: object.createable && can('create'),
    updateable: object.updateable && can('edit'),
    deletable: object.deletable && can('delete'),
    urls: { sobject: `${base}/${object.name}`, describe: `${base}/${object.name}/describe`, rowTemplate: `${base}/${object.name}/{ID}` },
  };
}

function fieldOf(field: FieldSchema): Record<string, unknown> {
  return {
    name: field.name,
    label: field.label,
    type: field.type,
    length: field.length,
    precision: field.precision,
    scale: field.scale,
    custom: field.custom,
    nillable: !field.required && field.type !== 'boolean',
    unique: field.unique,
    externalId: field.externalId,
    autoNumber: field.autoNumber,
    calculated: field.calculated,
    createable: field.createable,
    updateable: field.updateable,
    nameField: field.nameField,
    defaultValue: field.defaultValue ?? null,
    inlineHelpText: field.helpText ?? null,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName ?? null,
    restrictedPicklist: field.restrictedPicklist,
    picklistValues: field.picklistValues.map(({ value, label, active, isDefault }) => ({ value, label, active, defaultValue: isDefault })),
  };
}

/** Adds describe global and describe. Only what the user may read is told. */
export function addDescribe(app: FastifyInstance, surroundings: ApiSurroundings): void {
  const { schema, access } = surroundings.store;
  const readable = (userId: string, name: string): ObjectSchema | undefined =>
    access.canObject(userId, name, 'read') ? schema.object(name) : undefined;
  app.get(
    '/services/data/:version/sobjects',
    forUser(surroundings, (userId) => ({
      encoding: 'UTF-8',
      maxBatchSize: 200,
      sobjects: schema.objectNames().flatMap((name) => {
        const object = readable(userId, name);
        return object ? [head(object, access, userId)] : [];
      }),
    })),
  );
  app.get(
    '/services/data/:version/sobjects/:object/describe',
    forUser(surroundings, (userId, request) => {
      const object = readable(userId, textOf(request.params, 'object') ?? '');
      if (!object) throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
      const fields = object.fields.filter(({ name }) => access.canField(userId, object.name, name, 'read'));
      const children = schema.childRelationships(object.name);
      return {
        ...head(object, access, userId),
        fields: fields.map(fieldOf),
        childRelationships: children.map(({ name, childObject, field, cascadeDelete }) => ({
          relationshipName: name,
          childSObject: childObject,
          field,
          cascadeDelete,
        })),
      };
    }),
  );
}
