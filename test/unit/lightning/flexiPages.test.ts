import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { readAssignments, readRecordPage } from '../../../local/lightning/vite/flexiPages.ts';
import { pagesModule, readPages } from '../../../local/lightning/vite/pagesPlugin.ts';
import { repositoryRoot } from '../../../scripts/support/paths.ts';

const parser = new XMLParser({ isArray: (name) => name === 'tabs' });
const bundles = new Set(['msiPanel']);

interface PageParts {
  template?: string;
  type?: string;
  items?: string;
  region?: string;
}

function page({
  template = 'flexipage:recordHomeTemplateDesktop',
  type = 'RecordPage',
  items = '',
  region = 'sidebar',
}: PageParts): unknown {
  const xml = `<FlexiPage>
    <flexiPageRegions>${items}<name>${region}</name><type>Region</type></flexiPageRegions>
    <masterLabel>Lead Page</masterLabel><sobjectType>Lead</sobjectType>
    <template><name>${template}</name></template><type>${type}</type></FlexiPage>`;
  return (parser.parse(xml) as { FlexiPage: unknown }).FlexiPage;
}

function item(component: string, more = ''): string {
  return `<itemInstances><componentInstance>${more}<componentName>${component}</componentName></componentInstance></itemInstances>`;
}

function rule(left: string, right = 'true', filter = ''): string {
  return `<visibilityRule>${filter}<criteria><leftValue>${left}</leftValue><operator>EQUAL</operator><rightValue>${right}</rightValue></criteria></visibilityRule>`;
}

const readItem = (text: string) => readRecordPage('P', page({ items: text }), bundles)?.regions['sidebar']?.[0];

test('a record page has its regions with components and their properties', () => {
  const property = '<componentInstanceProperties><name>rows</name><value>5</value></componentInstanceProperties>';
  const items = item('force:detailPanel') + item('msiPanel', property);
  assert.deepEqual(readRecordPage('P', page({ items }), bundles), {
    name: 'P',
    label: 'Lead Page',
    object: 'Lead',
    regions: {
      sidebar: [
        { component: 'force:detailPanel', properties: {}, permission: undefined },
        { component: 'msiPanel', properties: { rows: 5 }, permission: undefined },
      ],
    },
  });
});

test('a component may depend on a custom permission', () => {
  assert.equal(readItem(item('msiPanel', rule('{!$Permission.CustomPermission.Use_MSI_Actions}')))?.permission, 'Use_MSI_Actions');
});

test('everything else is refused by name', () => {
  const refused: [PageParts, RegExp][] = [
    [{ type: 'AppPage' }, /page P of type AppPage/],
    [{ template: 'flexipage:recordHomeThreeColTemplateDesktop' }, /template flexipage:recordHomeThreeCol/],
    [{ region: 'footer' }, /region footer/],
    [{ items: item('force:relatedListContainer') }, /component force:relatedListContainer/],
    [{ items: item('otherPanel') }, /component otherPanel/],
    [{ items: item('msiPanel', rule('{!Record.Status}', 'Open')) }, /visibility rule of P/],
    [{ items: item('msiPanel', rule('{!$Permission.CustomPermission.X}', 'false')) }, /visibility rule of P/],
    [{ items: item('msiPanel', rule('{!$Permission.CustomPermission.X}', 'true', '<booleanFilter>1</booleanFilter>')) }, /visibility rule/],
  ];
  for (const [parts, message] of refused) assert.throws(() => readRecordPage('P', page(parts), bundles), message);
});

test('an app names the page of each object; other overrides are refused', () => {
  const override = (action: string, formFactor: string, type = 'Flexipage') =>
    `<actionOverrides><actionName>${action}</actionName><content>P</content><formFactor>${formFactor}</formFactor><pageOrSobjectType>Lead</pageOrSobjectType><type>${type}</type></actionOverrides>`;
  const app = (inner: string) =>
    (parser.parse(`<CustomApplication>${inner}</CustomApplication>`) as { CustomApplication: unknown }).CustomApplication;
  assert.deepEqual(readAssignments('A', app(override('View', 'Large') + override('View', 'Small'))), [{ object: 'Lead', page: 'P' }]);
  assert.throws(() => readAssignments('A', app(override('New', 'Large'))), /override of New/);
  assert.throws(() => readAssignments('A', app(override('View', 'Large', 'Visualforce'))), /override of View/);
  assert.throws(
    () => readAssignments('A', app('<profileActionOverrides><actionName>View</actionName></profileActionOverrides>')),
    /profiles/,
  );
});

test('the package has a page with the panel for every object, assigned by its app', () => {
  const facts = readPages([`${repositoryRoot}/force-app`]);
  for (const object of ['Lead', 'Contact', 'Account', 'Opportunity']) {
    const assigned = facts.apps[0]?.recordPages.find((assignment) => assignment.object === object)?.page;
    const found = facts.recordPages.find(({ name }) => name === assigned);
    assert.equal(found?.object, object);
    assert.deepEqual(
      found.regions['sidebar']?.map(({ component }) => component),
      ['msiPanel'],
    );
  }
  assert.match(pagesModule(facts), /load:\(\)=>import\("c\/msiPanel"\)/);
});
