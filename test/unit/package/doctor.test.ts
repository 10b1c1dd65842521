/** The doctor against orgs whose own metadata is wrong: fields of Task that exist, but not as they should. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { XMLParser } from 'fast-xml-parser';
import { readRecordPage } from '../../../local/lightning/vite/flexiPages.ts';
import { findListPage, listButtons } from '../../../local/org/code/listPages.ts';
import { createOrg, readCodeBase, requireCompiled, type Org } from '../../../local/org/index.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
const SYSTEM = { mode: 'system', sharing: false } as const;

interface Breakage {
  field: string;
  type: string;
  length?: number;
  says: RegExp;
}

const WRONG_TYPE: Breakage[] = [
  { field: 'mktosales_call_outcome__c', type: 'Checkbox', says: /of type BOOLEAN; it has to be Text\(50\)/ },
  { field: 'MSE_Campaign__c', type: 'Url', says: /of type URL; it has to be Text\(255\)/ },
  { field: 'MSE_Call_Recording__c', type: 'Text', length: 255, says: /of type STRING; it has to be Url/ },
  { field: 'MSE_Clicked__c', type: 'Text', length: 5, says: /of type STRING; it has to be Checkbox/ },
  { field: 'MSE_Details__c', type: 'Checkbox', says: /of type BOOLEAN; it has to be Url/ },
];
const TOO_SHORT: Breakage[] = [
  { field: 'mktosales_call_reason__c', type: 'Text', length: 20, says: /takes 20 characters; it has to take 50/ },
  { field: 'MSE_Template__c', type: 'Text', length: 80, says: /takes 80 characters; it has to take 255/ },
  { field: 'MSE_Email_Status__c', type: 'Text', length: 254, says: /takes 254 characters; it has to take 255/ },
];
const HIDDEN: Breakage[] = [
  { field: 'MSE_Replied__c', type: 'Checkbox', says: /Neither the profile nor a permission set shows/ },
  { field: 'MSE_Viewed__c', type: 'Checkbox', says: /Neither the profile nor a permission set shows/ },
  { field: 'MSE_Template_Details__c', type: 'Url', says: /Neither the profile nor a permission set shows/ },
  { field: 'MSE_Current_Campaign_Step__c', type: 'Text', length: 255, says: /Neither the profile nor a permission set shows/ },
];
const MISSING = ['MSE_Call_Local_Presence_ID__c', 'MSE_Campaign_Details_Link__c', 'MSE_Presentation_Viewed__c'];

function writeField({ field, type, length }: Breakage): void {
  const size = length === undefined ? '' : `<length>${length}</length>`;
  const kind = type === 'Checkbox' ? '<defaultValue>false</defaultValue>' : '';
  writeFileSync(
    join(folder, 'app/objects/Task/fields', `${field}.field-meta.xml`),
    `<?xml version="1.0" encoding="UTF-8"?><CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>${field}</fullName>${kind}<label>${field}</label>${size}<type>${type}</type></CustomField>`,
  );
}

interface Check {
  key: string;
  state: string;
  detail?: string;
  path?: string;
  canRepair: boolean;
  hasFile: boolean;
}

let org: Org;
let stranger = '';

async function call<T>(methodName: string, parameters: Record<string, unknown>): Promise<T> {
  const outcome = await org.run({ kind: 'aura', userId: org.store.adminUserId, className: 'DoctorController', methodName, parameters });
  if (!outcome.ok) throw new Error(outcome.failure?.message);
  return outcome.value as T;
}

async function checks(): Promise<Map<string, Check>> {
  const report = await call<{ checks: Check[] }>('examine', { userId: stranger });
  return new Map(report.checks.map((check) => [check.key, check]));
}

function rows(soql: string): string {
  const { records } = org.store.session(org.store.adminUserId).query(soql, {}, SYSTEM);
  return JSON.stringify(records.map((record) => JSON.stringify(record.fields)).sort());
}

/** Who may do what, without the ids of rows. */
function rights(): string {
  return [
    rows('SELECT Name, PermissionsApiEnabled FROM PermissionSet'),
    rows('SELECT Parent.Name, Field, PermissionsRead, PermissionsEdit FROM FieldPermissions'),
    rows('SELECT AssigneeId, PermissionSetId FROM PermissionSetAssignment'),
  ].join('\n');
}

before(async () => {
  mkdirSync(join(folder, 'app/objects/Task/fields'), { recursive: true });
  for (const breakage of [...WRONG_TYPE, ...TOO_SHORT, ...HIDDEN]) writeField(breakage);
  const layouts = join(root, 'local/org/code/layouts/Task-Task Layout.layout-meta.xml');
  mkdirSync(join(folder, 'app/layouts'), { recursive: true });
  copyFileSync(layouts, join(folder, 'app/layouts/Task-Sales Layout.layout-meta.xml'));
  const codeBase = readCodeBase([join(root, 'force-app/main'), join(folder, 'app')]);
  requireCompiled(codeBase);
  org = createOrg({
    port: 0,
    dataFolder: folder,
    codeBase,
    hosts: [],
    personas: [{ key: 'admin', label: 'Admin', username: 'admin@msi-actions.test' }],
    firstPersona: 'admin',
    connectedApps: () => [],
    health: () => ({ status: 'ok' }),
    sendMail: async () => undefined,
    seed: (store) => {
      const session = store.session(store.adminUserId);
      const idOf = (soql: string): string => String(session.query(soql, {}, SYSTEM).records[0]?.fields['Id']);
      const profile = idOf("SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'");
      const user = { LastName: 'Stranger', Username: 's@x.example', Alias: 's', IsActive: true, Email: 's@x.example', ProfileId: profile };
      [stranger = ''] = store.bulkLoad('User', [user]);
      const set = idOf("SELECT Id FROM PermissionSet WHERE Name = 'MSI_Actions_Admin'");
      store.bulkLoad('PermissionSetAssignment', [{ AssigneeId: store.adminUserId, PermissionSetId: set }]);
    },
    threads: 1,
  });
  await org.start();
});

after(async () => {
  await org.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('fields of the wrong type or too short are named with what they are and what they have to be', async () => {
  const found = await checks();
  for (const { field, says } of [...WRONG_TYPE, ...TOO_SHORT]) {
    const check = found.get(`task.${field}`);
    assert.equal(check?.state, 'broken', field);
    assert.match(check.detail ?? '', says);
    assert.ok(check.path && !check.canRepair, field);
  }
});

test('fields that do not exist come with a file', async () => {
  const found = await checks();
  for (const field of MISSING) {
    assert.equal(found.get(`task.${field}`)?.hasFile, true, field);
    assert.match((await call<{ text: string }>('getFile', { checkKey: `task.${field}` })).text, new RegExp(`<fullName>${field}<`));
  }
  assert.equal(found.get('type.Reply')?.state, 'broken');
});

test('fields that the user may not see are opened together, and undone exactly', async () => {
  for (const { field, says } of HIDDEN) {
    const before = rights();
    const check = (await checks()).get(`task.${field}`);
    assert.match(check?.detail ?? '', says);
    assert.equal(check?.canRepair, true);
    const repair = await call<{ id: string }>('beginRepair', { checkKey: `task.${field}`, userId: stranger });
    await call('carryOutRepair', { repairId: repair.id });
    const after = await checks();
    for (const other of HIDDEN) assert.equal(after.get(`task.${other.field}`)?.state, 'ok', other.field);
    for (let tries = 0; tries < 200 && !org.isIdle(); tries++) await wait(20);
    await call('undoRepair', { repairId: repair.id });
    assert.equal((await checks()).get(`task.${field}`)?.state, 'broken');
    assert.equal(rights(), before);
  }
});

test('record pages are not claimed to be looked at, and their file is a page with the panel', async () => {
  for (const object of ['Lead', 'Contact', 'Account', 'Opportunity']) {
    const check = (await checks()).get(`page.${object}`);
    assert.equal(check?.state, 'unknown');
    assert.match(check.detail ?? '', /^Not looked at/);
    const { name, text } = await call<{ name: string; text: string }>('getFile', { checkKey: `page.${object}` });
    const { FlexiPage } = new XMLParser().parse(text) as { FlexiPage: unknown };
    const page = readRecordPage(name, FlexiPage, new Set(['msiPanel']));
    assert.equal(page?.object, object);
    assert.equal(page.regions['sidebar']?.[0]?.component, 'msiPanel');
  }
});

test('the buttons of lists are not claimed to be looked at, and their file places the button of the package in a list view', async () => {
  const without = await checks();
  assert.equal(without.get('button.Lead')?.state, 'broken', 'A stranger may not open the page behind the button.');
  assert.equal(without.get('button.Lead')?.canRepair, true);
  for (const object of ['Lead', 'Contact']) {
    const { name, text } = await call<{ name: string; text: string }>('getFile', { checkKey: `button.${object}` });
    const target = join(folder, 'placed/objects', object, name);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    const { metadata } = readCodeBase([join(root, 'force-app/main'), join(folder, 'placed')]);
    const [button] = listButtons(metadata, object);
    assert.equal(button?.label, 'Add to Marketo Campaign');
    assert.equal(button.requiresSelection, true);
    assert.equal(findListPage(metadata, button.page)?.object, object);
  }
});

/** What the org shows of the layout of Task, as the check sees it; anonymous code could read no more. */
const NAMES = [...WRONG_TYPE, ...TOO_SHORT, ...HIDDEN].map(({ field }) => field);
const keptLayout = (): unknown =>
  org.store.session(org.store.adminUserId).platformRows().get('deployed', 'Layout task-task layout') ?? 'as every org has it';

async function settled(repairId: string, state: string): Promise<Repair> {
  for (let tries = 0; tries < 200; tries++) {
    const found = (await call<Repair[]>('getRepairs', {})).find(({ id }) => id === repairId);
    if (found?.state === state) return found;
    await wait(20);
  }
  throw new Error(`The repair never becomes ${state}.`);
}

interface Repair {
  id: string;
  state: string;
  changes: { what: string; before: string; after: string }[];
}

test('fields that are not on the page layout of Task are found, deployed by Metadata.Operations, noted and undone exactly', async () => {
  const found = (await checks()).get('layout.Task');
  assert.equal(found?.state, 'broken');
  for (const name of NAMES) assert.match(found?.detail ?? '', new RegExp(name));
  for (const name of MISSING)
    assert.doesNotMatch(found?.detail ?? '', new RegExp(name), 'A field that does not exist is no matter of layouts.');
  const begun = await call<Repair>('beginRepair', { checkKey: 'layout.Task', userId: stranger });
  assert.equal(begun.changes.length, NAMES.length);
  assert.equal(keptLayout(), 'as every org has it');
  assert.equal((await call<Repair>('carryOutRepair', { repairId: begun.id })).state, 'deploying');
  await settled(begun.id, 'done');
  assert.equal((await checks()).get('layout.Task')?.state, 'ok');
  const [shown, deployed] = [String(keptLayout()), NAMES.length];
  assert.equal(NAMES.filter((name) => shown.includes(`"${name}"`)).length, deployed);
  assert.equal((await call<Repair>('undoRepair', { repairId: begun.id })).state, 'undoing');
  await settled(begun.id, 'undone');
  assert.equal((await checks()).get('layout.Task')?.state, 'broken');
  const again = await call<Repair>('beginRepair', { checkKey: 'layout.Task', userId: stranger });
  const restored = String(keptLayout());
  await call('carryOutRepair', { repairId: again.id });
  await settled(again.id, 'done');
  await call('undoRepair', { repairId: again.id });
  await settled(again.id, 'undone');
  assert.equal(String(keptLayout()), restored);
  assert.doesNotMatch(restored, /MSE_|mktosales_|MSI Actions/);
});

test('a further layout of Task that an admin names is looked at, repaired and undone like the one of every org', async () => {
  await assert.rejects(call('addTaskLayout', { name: 'No Such Layout' }), /LAYOUT_UNKNOWN/);
  assert.deepEqual(await call('addTaskLayout', { name: 'Sales Layout' }), ['Sales Layout']);
  const key = 'layout.Task-Sales Layout';
  assert.equal((await checks()).get(key)?.state, 'broken');
  const begun = await call<Repair>('beginRepair', { checkKey: key, userId: stranger });
  await call('carryOutRepair', { repairId: begun.id });
  await settled(begun.id, 'done');
  const repaired = await checks();
  assert.equal(repaired.get(key)?.state, 'ok');
  assert.equal(repaired.get('layout.Task')?.state, 'broken', 'The other layout is as it was.');
  await call('undoRepair', { repairId: begun.id });
  await settled(begun.id, 'undone');
  assert.equal((await checks()).get(key)?.state, 'broken');
  assert.deepEqual(await call('removeTaskLayout', { name: 'Sales Layout' }), []);
  assert.equal((await checks()).has(key), false);
  await assert.rejects(call('previewRepair', { checkKey: key, userId: stranger }), /REPAIR_NOT_POSSIBLE/);
});

test('access to the credential of Marketo is told for any user by the principal that the org names, and repaired', async () => {
  assert.equal((await checks()).get('principal.Marketo')?.state, 'broken');
  const before = rights();
  const begun = await call<Repair>('beginRepair', { checkKey: 'principal.Marketo', userId: stranger });
  await call('carryOutRepair', { repairId: begun.id });
  await settled(begun.id, 'done');
  assert.equal((await checks()).get('principal.Marketo')?.state, 'ok');
  await call('undoRepair', { repairId: begun.id });
  await settled(begun.id, 'undone');
  assert.equal((await checks()).get('principal.Marketo')?.state, 'broken');
  assert.equal(rights(), before);
});
