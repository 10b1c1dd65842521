import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { overflow, violations } from '../support/accessibility.ts';
import { launchBrowser } from '../support/browser.ts';
import { TestEnvironment } from '../support/environment.ts';
import { connectAccount, planAndSync } from '../support/setUp.ts';

const WIDTHS = [1440, 1024, 375, 320];
const STEPS = ['marketoSalesAccount', 'connectSalesforce', 'connectMarketo', 'fieldSync'];
const GUIDE = '/lightning/n/Setup_Guide';
const SECTIONS = ['salesforce', 'marketo', 'actionsConfig'];
let env: TestEnvironment;
let browser: Browser;
let page: Page;

before(async () => {
  env = await TestEnvironment.start({ people: 600, pages: true });
  browser = await launchBrowser();
  page = await (await browser.newContext()).newPage();
});

after(async () => {
  await browser.close();
  await env.stop();
});

async function look(path: string): Promise<void> {
  await page.goto(`${env.url}${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
}

/** Everything that is wrong with a page at any width. */
async function wrongWith(path: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await look(path);
    wrong.push(...(await violations(page)).map((violation) => `${path} at ${width} px: ${violation}`));
    const sideways = await overflow(page);
    if (sideways > 0) wrong.push(`${path} at ${width} px: scrolls ${sideways} px sideways`);
  }
  return wrong;
}

async function assertAccessible(...paths: string[]): Promise<void> {
  const wrong: string[] = [];
  for (const path of paths) wrong.push(...(await wrongWith(path)));
  assert.deepEqual(wrong, []);
}

test('the login page is accessible', () => assertAccessible('/login'));

test('a new account: the Setup Guide and every step are accessible', async () => {
  await assertAccessible(GUIDE, ...STEPS.map((step) => `${GUIDE}?c__step=${step}`));
});

test('after the sync: the Setup Guide, every step and every section of the settings are accessible', async () => {
  await connectAccount(env);
  await planAndSync(env);
  await assertAccessible(
    GUIDE,
    ...STEPS.map((step) => `${GUIDE}?c__step=${step}`),
    ...SECTIONS.map((section) => `/lightning/n/MSI_Settings?c__section=${section}`),
  );
});

test('an unknown page and a Sales account that is down are told accessibly', async () => {
  await assertAccessible('/lightning/n/No_Such_Page');
  await env.local('sales', 'faults', { method: 'PUT', body: { name: 'http500' } });
  await assertAccessible(GUIDE, `${GUIDE}?c__step=fieldSync`);
  await env.local('sales', 'faults', { method: 'DELETE' });
});

test('the inspector is accessible', async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(env.environment.window.info().url);
  assert.deepEqual(await violations(page), []);
});
