/** `npm run bench -- panel`: what the panel on a record page costs, from the click on a lead to its score on the page. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page, Response } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { TestEnvironment } from '../support/environment.ts';
import { RecordPages } from '../support/recordPages.ts';
import { connectAccount } from '../support/setUp.ts';

/** Calls are counted by Marketo itself; token calls cost no quota and are not among them. */
export interface PanelCost {
  apexCalls: number;
  marketoCallsCold: number;
  marketoCallsWarm: number;
  /** Milliseconds from the click to the score, by milliseconds that a call to Marketo takes; the median of five leads. */
  firstContentMs: Record<string, number>;
  /** JavaScript that the panel brings to a page that is there already. */
  jsBytes: number;
  /** JavaScript of everything around it: frame, base components, list and record page. */
  hostJsBytes: number;
}

const LATENCIES = [0, 100, 200, 500];
const LEADS = 5;
/** Marketo refuses more than 100 calls in 20 seconds. */
const WINDOW_MS = 21_000;
const HOST_CHUNK = /\/(recordPage|highlightsPanel|detailPanel|listView|recordField)-/;

class Meter {
  readonly page: Page;
  readonly env: TestEnvironment;
  private readonly pages: RecordPages;
  /** Sizes of the scripts that came, by address. */
  readonly scripts = new Map<string, number>();
  apexCalls = 0;

  constructor(page: Page, env: TestEnvironment) {
    this.page = page;
    this.env = env;
    this.pages = new RecordPages(page, env);
    page.on('request', (request) => (this.apexCalls += request.url().includes('/lightning/apex/') ? 1 : 0));
    page.on('response', (response) => {
      if (!response.url().endsWith('.js') || this.scripts.has(response.url())) return;
      this.scripts.set(response.url(), 0);
      this.weigh(response).catch((error: unknown) => console.error(error));
    });
  }

  private async weigh(response: Response): Promise<void> {
    this.scripts.set(response.url(), (await response.body()).length);
  }

  async prepare(): Promise<void> {
    await connectAccount(this.env);
    await this.pages.govern();
    await this.pages.become('sales-rep');
  }

  async openList(): Promise<void> {
    await this.pages.openList('Lead');
    await this.page.waitForLoadState('networkidle');
  }

  /** Clicks a lead of the list; the answer is how long the score takes. */
  async open(id: string): Promise<number> {
    const row = this.page.locator(`[data-row="${id}"] a`).first();
    const started = performance.now();
    await row.click();
    await this.page.locator('c-panel-person [data-id="score"]').waitFor();
    return performance.now() - started;
  }

  async marketoCalls(): Promise<number> {
    return (await this.env.local<{ total: number }>('marketo', 'stats')).total;
  }

  /** Leads of the list whom Marketo knows by their id: they cost the same calls. */
  async knownLeads(): Promise<string[]> {
    const answer = (await (await this.page.request.get(`${this.env.url}/lightning/list/Lead?view=All`)).json()) as {
      rows: { id: string }[];
    };
    const known: string[] = [];
    for (const { id } of answer.rows) {
      const { people } = await this.env.apex<{ people: { match: string }[] }>('PanelController.getPanel', { recordId: id });
      if (people[0]?.match === 'id') known.push(id);
      if (known.length > LEADS) break;
    }
    return known;
  }
}

function median(values: number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

const sum = (sizes: number[]): number => sizes.reduce((total, size) => total + size, 0);

/** Opening the first lead of a day: types and token are not known yet. */
async function measureCold(meter: Meter): Promise<Pick<PanelCost, 'apexCalls' | 'marketoCallsCold' | 'jsBytes' | 'hostJsBytes'>> {
  const { page } = meter;
  await meter.openList();
  const before = new Set(meter.scripts.keys());
  const [calls, apexCalls] = [await meter.marketoCalls(), meter.apexCalls];
  const first = page.locator('tbody a').first();
  await first.click();
  await page.locator('c-panel-person, c-msi-panel c-empty-state').first().waitFor();
  await page.waitForLoadState('networkidle');
  const marketoCallsCold = (await meter.marketoCalls()) - calls;
  const fresh = [...meter.scripts].filter(([url]) => !before.has(url) && !HOST_CHUNK.test(url)).map(([, size]) => size);
  return {
    apexCalls: meter.apexCalls - apexCalls,
    marketoCallsCold,
    jsBytes: sum(fresh),
    hostJsBytes: sum([...meter.scripts.values()]) - sum(fresh),
  };
}

async function measure(browser: Browser, env: TestEnvironment): Promise<PanelCost> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  const meter = new Meter(page, env);
  await meter.prepare();
  const cold = await measureCold(meter);
  const [warm = '', ...leads] = await meter.knownLeads();
  await meter.openList();
  const before = await meter.marketoCalls();
  await meter.open(warm);
  const marketoCallsWarm = (await meter.marketoCalls()) - before;
  const firstContentMs: Record<string, number> = {};
  for (const latency of LATENCIES) {
    await wait(WINDOW_MS);
    await env.local('marketo', 'latency', { method: 'PUT', body: { ms: latency } });
    const times: number[] = [];
    for (const lead of leads) {
      await meter.openList();
      times.push(await meter.open(lead));
    }
    firstContentMs[String(latency)] = Math.round(median(times));
  }
  return { ...cold, marketoCallsWarm, firstContentMs };
}

/** Measures in a new environment with the pages as they are built now. */
export async function panelBench(): Promise<PanelCost> {
  const env = await TestEnvironment.start({ people: 2_000, pages: true });
  const browser = await launchBrowser();
  try {
    return await measure(browser, env);
  } finally {
    await browser.close();
    await env.stop();
  }
}

/** The table for people. */
export function panelTable(cost: PanelCost): string {
  const times = Object.entries(cost.firstContentMs).map(([latency, ms]) => `${latency.padStart(6)} ms per call to Marketo: ${ms} ms`);
  return [
    'The panel of a lead, from the click in the list to the score',
    ...times,
    `Apex calls: ${cost.apexCalls}. Calls to Marketo: ${cost.marketoCallsCold} for the first lead of a day, ${cost.marketoCallsWarm} for every other.`,
    `JavaScript: ${(cost.jsBytes / 1000).toFixed(0)} kB for the panel, ${(cost.hostJsBytes / 1000).toFixed(0)} kB for everything around it.`,
  ].join('\n');
}
