/**
 * What a permission set can open besides objects and fields, as SetupEntityAccess names it: Apex classes and pages, apps and principals of
 * external credentials (ExternalCredentialParameter, since API version 58.0). Source: Object Reference, "SetupEntityAccess".
 */
import { basename } from 'node:path';
import type { Grants, OrgMetadata } from './model.ts';
import { stableId } from './stableId.ts';

/** An entity with the name that grants have for it. */
export interface SetupEntity {
  type: 'ApexClass' | 'ApexPage' | 'ExternalCredentialParameter' | 'TabSet';
  id: string;
  name: string;
}

/** Principals have no object of their own; the prefix of their ids is this project's choice. */
const PRINCIPAL_PREFIX = '0pp';

/** The id of an Apex class. */
export function classId(name: string): string {
  return stableId('01p', name);
}

/** The id of a Visualforce page. */
export function pageId(name: string): string {
  return stableId('066', name);
}

/** The id of a principal, such as `Marketo` and `Instance`. */
export function principalId(credential: string, principal: string): string {
  return stableId(PRINCIPAL_PREFIX, `${credential}-${principal}`);
}

/** The id of an app; SetupEntityAccess calls apps tab sets. */
export function appId(name: string): string {
  return stableId('02u', name);
}

/** All of an org. */
export function setupEntities(metadata: OrgMetadata): SetupEntity[] {
  const named = (wanted: string) =>
    metadata.apexFiles.filter(({ kind }) => kind === wanted).map(({ file }) => basename(file).replace(/\.\w+$/, ''));
  return [
    ...named('ApexClass').map((name): SetupEntity => ({ type: 'ApexClass', id: classId(name), name: name.toLowerCase() })),
    ...named('ApexPage').map((name): SetupEntity => ({ type: 'ApexPage', id: pageId(name), name: name.toLowerCase() })),
    ...metadata.apps.map(({ name }): SetupEntity => ({ type: 'TabSet', id: appId(name), name: name.toLowerCase() })),
    ...metadata.externalCredentials.flatMap((credential) =>
      credential.principals.map((principal): SetupEntity => {
        const id = principalId(credential.name, principal);
        return { type: 'ExternalCredentialParameter', id, name: `${credential.name}-${principal}` };
      }),
    ),
  ];
}

/** Those that a permission set opens. */
export function openedEntities(grants: Grants, entities: readonly SetupEntity[]): SetupEntity[] {
  const opens = {
    ApexClass: grants.classes,
    ApexPage: grants.pages,
    TabSet: grants.apps,
    ExternalCredentialParameter: new Set(grants.principals),
  };
  return entities.filter(({ type, name }) => opens[type].has(name));
}

/** Opens an entity. */
export function openEntity(grants: Grants, { type, name }: SetupEntity): void {
  if (type === 'ApexClass') grants.classes.add(name);
  else if (type === 'ApexPage') grants.pages.add(name);
  else if (type === 'TabSet') grants.apps.add(name);
  else if (!grants.principals.includes(name)) grants.principals.push(name);
}
