/** List-view buttons: what the local org makes of their metadata, and how it opens the page behind one. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { createOrg, readCodeBase, requireCompiled, type Org } from '../../../local/org/index.ts';
import { listButtons, readListPage } from '../../../local/org/code/listPages.ts';

const folder = mkdtempSync(join(tmpdir(), 'list-pages-'));
const SYSTEM = { mode: 'system', sharing: false } as const;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
let org: Org;
let leads: string[] = [];
const cookies = new Map<string, string>();

function write(path: string, text: string): void {
  const file = join(folder, 'app', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const page = (attributes: string, content = ''): string => `<apex:page ${attributes}>${content}</apex:page>`;
const STANDARD = 'standardController="Lead" recordSetVar="leads" extensions="Chosen"';

function link(name: string, members: string): void {
  write(`objects/Lead/webLinks/${name}.webLink-meta.xml`, `${HEAD}<WebLink ${NAMESPACE}><fullName>${name}</fullName>${members}</WebLink>`);
}

const METHODS: Record<string, string> = {
  go: `PageReference target = new PageReference('/lightning/n/Chosen');
       target.getParameters().put('c__ids', String.join(ids(), ','));
       target.getParameters().put('c__from', ApexPages.currentPage().getUrl());
       return target;`,
  stay: 'return null;',
  rest: "return new PageReference('/' + list_x.getRecords().size());",
};

before(async () => {
  const methods = Object.entries(METHODS).map(([name, body]) => `public PageReference ${name}() { ${body} }`);
  write(
    'classes/Chosen.cls',
    `public with sharing class Chosen {
       private final ApexPages.StandardSetController list_x;
       public Chosen(ApexPages.StandardSetController view) { list_x = view; }
       private List<String> ids() {
         List<String> ids = new List<String>();
         for (SObject one : list_x.getSelected()) { ids.add(one.Id); }
         return ids;
       }
       ${methods.join('\n')}
     }`,
  );
  for (const name of Object.keys(METHODS)) write(`pages/${name}.page`, page(`${STANDARD} action="{!${name}}"`));
  write('pages/content.page', page(`${STANDARD} action="{!go}"`, '<apex:outputText value="x"/>'));
  for (const name of [...Object.keys(METHODS), 'content'])
    write(`pages/${name}.page-meta.xml`, `${HEAD}<ApexPage ${NAMESPACE}><apiVersion>67.0</apiVersion><label>${name}</label></ApexPage>`);
  const members = '<displayType>massActionButton</displayType><linkType>page</linkType><masterLabel>Go There</masterLabel>';
  link('Go', `${members}<page>go</page><requireRowSelection>true</requireRowSelection>`);
  write(
    'objects/Lead/Lead.object-meta.xml',
    `${HEAD}<CustomObject ${NAMESPACE}><searchLayouts><listViewButtons>Go</listViewButtons></searchLayouts></CustomObject>`,
  );
  const codeBase = readCodeBase([join(folder, 'app')]);
  requireCompiled(codeBase);
  org = createOrg({
    ...{ port: 0, dataFolder: folder, codeBase, hosts: [], firstPersona: 'admin', threads: 1 },
    personas: [
      { key: 'admin', label: 'Admin', username: 'admin@msi-actions.test' },
      { key: 'other', label: 'Other', username: 'other@x.example' },
    ],
    ...{ connectedApps: () => [], health: () => ({ status: 'ok' }), sendMail: async () => undefined },
    seed: (store) => {
      const [row] = store.session(store.adminUserId).query("SELECT Id FROM Profile WHERE Name = 'Standard User'", {}, SYSTEM).records;
      const user = { LastName: 'Other', Username: 'other@x.example', Alias: 'o', IsActive: true, Email: 'other@x.example' };
      store.bulkLoad('User', [{ ...user, ProfileId: String(row?.fields['Id']) }]);
      leads = store.bulkLoad(
        'Lead',
        ['One', 'Two', 'Three'].map((LastName) => ({ LastName, Company: 'Alder', OwnerId: store.adminUserId })),
      );
    },
  });
  await org.start();
});

after(async () => {
  await org.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function cookieOf(username: string): Promise<string> {
  const known = cookies.get(username);
  if (known !== undefined) return known;
  const body = new URLSearchParams({ username, password: 'local-only' });
  const response = await fetch(`${org.info().url}/login`, { method: 'POST', redirect: 'manual', body });
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  cookies.set(username, cookie);
  return cookie;
}

async function open(
  name: string,
  ids: string[],
  username = 'admin@msi-actions.test',
): Promise<{ status: number; url?: string; message?: string }> {
  const response = await fetch(`${org.info().url}/lightning/visualforce/${name}`, {
    method: 'POST',
    headers: { cookie: await cookieOf(username), 'Content-Type': 'application/json' },
    body: JSON.stringify({ ids }),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

test('a list view names the buttons of its search layout', async () => {
  const response = await fetch(`${org.info().url}/lightning/list/Lead?view=All`, {
    headers: { cookie: await cookieOf('admin@msi-actions.test') },
  });
  const { buttons } = (await response.json()) as { buttons: unknown };
  assert.deepEqual(buttons, [{ name: 'Go', label: 'Go There', page: 'go', requiresSelection: true }]);
});

test('the controller of the page gets the chosen records, and its action says where to go', async () => {
  const { status, url = '' } = await open('go', [leads[2] ?? '', leads[0] ?? '']);
  assert.equal(status, 200);
  const target = new URL(url, 'http://org');
  assert.equal(target.pathname, '/lightning/n/Chosen');
  assert.equal(target.searchParams.get('c__ids'), `${leads[2]},${leads[0]}`);
  assert.equal(target.searchParams.get('c__from'), '/apex/go');
});

test('records that there are not are not chosen', async () => {
  const answer = await open('GO', ['00Q000000000099EAA', leads[1] ?? '', "x' OR Name != '"]);
  assert.equal(new URL(answer.url ?? answer.message ?? '', 'http://org').searchParams.get('c__ids'), leads[1]);
});

test('a user without access to the page is refused as by the platform', async () => {
  const { status, message = '' } = await open('go', leads, 'other@x.example');
  assert.equal(status, 403);
  assert.match(message, /^Insufficient Privileges/);
});

test('more records than a list lets somebody select, and pages that are not there, are refused', async () => {
  assert.equal(
    (
      await open(
        'go',
        Array.from({ length: 201 }, () => leads[0] ?? ''),
      )
    ).status,
    400,
  );
  assert.equal((await open('none', leads)).status, 404);
});

test('what of Visualforce there is not is refused by name', async () => {
  const refusals: [string, RegExp][] = [
    ['content', /Not implemented in the local org: the content of the Visualforce page content/],
    ['stay', /Not implemented in the local org: showing the Visualforce page stay, whose action leads nowhere else/],
    ['rest', /Not implemented in the local org: ApexPages.StandardSetController: records of a list view that are not selected/],
  ];
  for (const [name, text] of refusals) assert.match((await open(name, leads)).message ?? '', text);
});

test('pages are read strictly', () => {
  assert.deepEqual(readListPage('p', page(`${STANDARD} action="{! go }" title="x"`, ' <!-- nothing --> ')), {
    ...{ name: 'p', object: 'Lead', extension: 'Chosen', action: 'go' },
  });
  const refused: [string, RegExp][] = [
    [page('controller="X" action="{!go}"'), /the attribute controller of the Visualforce page p/],
    [page('standardController="Lead" extensions="Chosen" action="{!go}"'), /anything but a standard list controller/],
    [page(`${STANDARD.replace('Chosen', 'A,B')} action="{!go}"`), /anything but one extension/],
    [page(STANDARD), /anything but a method as action/],
    [page(`${STANDARD} action="{!URLFOR($Page.x)}"`), /anything but a method as action/],
    [page(`${STANDARD} action="{!go}"`, 'text'), /the content/],
    ['<div/>', /markup without apex:page/],
  ];
  for (const [markup, text] of refused) assert.throws(() => readListPage('p', markup), text);
});

test('a button that opens no page is refused by name', () => {
  const { metadata } = readCodeBase([join(folder, 'app')]);
  const broken = { ...metadata, listViewButtons: new Map([['lead', ['New']]]) };
  assert.throws(() => listButtons(broken, 'Lead'), /Not implemented in the local org: the button New in list views of Lead/);
  assert.deepEqual(listButtons(metadata, 'Account'), []);
});
