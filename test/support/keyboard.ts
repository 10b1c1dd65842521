/** A person who uses a page by keyboard alone: Tab, Enter, Space, arrows, letters. Every stop has to show that it has the focus. */
import type { Page } from 'playwright-core';

/** What has the focus, through shadow roots. */
interface Stop {
  tag: string;
  text: string;
  label: string;
  role: string;
  isVisible: boolean;
  isMarked: boolean;
}

/** A page that works may take so long until its controls can be used again. */
const LONGEST_WAIT_MS = 30_000;
/** After so many stops, about the whole page, it gets a moment. */
const ROUND = 50;
const WORK_MS = 250;
const ARROW_MS = 1_000;

/** Runs in the page: describes what has the focus. Faux controls of SLDS show the focus beside the hidden input. */
const DESCRIBE = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return { tag: 'BODY', text: '', label: '', role: '', isVisible: false, isMarked: false };
  const ids = (at.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
  const root = at.getRootNode();
  const named = ids.map((id) => root.querySelector('#' + CSS.escape(id))?.textContent ?? '').join(' ');
  const label = at.getAttribute('aria-label') || named || [...(at.labels ?? [])].map((one) => one.textContent).join(' ') || at.getAttribute('title') || '';
  const beside = [at, ...(at.labels ?? []), ...[...(at.labels ?? [])].flatMap((one) => [...one.querySelectorAll('*')]), at.parentElement, at.closest('.slds-form-element__control')].filter(Boolean);
  const boxes = beside.map((one) => one.getBoundingClientRect());
  const shows = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none' || style.textDecorationLine.includes('underline');
  const isMarked = beside.some((one) => shows(getComputedStyle(one)) || shows(getComputedStyle(one, '::before')) || shows(getComputedStyle(one, '::after')));
  const isVisible = boxes.some((box) => box.width > 3 && box.height > 3 && box.bottom > 0 && box.top < innerHeight);
  return { tag: at.tagName, text: (at.textContent ?? '').trim().replace(/\\s+/g, ' '), role: at.getAttribute('role') ?? '', label: label.trim().replace(/\\s+/g, ' '), isVisible, isMarked };
})()`;

/** Runs in the page: the text of the option that the arrows are on, which the base combobox marks by a class. */
const ACTIVE_OPTION = `(() => {
  for (let at = document.activeElement; at; at = at.shadowRoot?.activeElement) {
    const option = at.shadowRoot?.querySelector('lightning-base-combobox-item.slds-has-focus');
    const text = option?.shadowRoot?.textContent || option?.textContent;
    if (text) return text.trim().replace(/\\s+/g, ' ');
  }
  return '';
})()`;

const COUNT_POINTERS = `for (const type of ['pointerdown', 'mousedown', 'touchstart'])
  addEventListener(type, () => { sessionStorage.pointers = Number(sessionStorage.pointers ?? 0) + 1; }, true);`;

/** The keys of one page. */
export class Keyboard {
  private readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** From now on every use of a pointer is counted. */
  static async of(page: Page): Promise<Keyboard> {
    await page.addInitScript(COUNT_POINTERS);
    return new Keyboard(page);
  }

  /** How often a pointer was used in this tab; a test asserts 0. */
  pointers(): Promise<number> {
    return this.page.evaluate<number>('Number(sessionStorage.pointers ?? 0)');
  }

  private stop(): Promise<Stop> {
    return this.page.evaluate<Stop>(DESCRIBE);
  }

  private has(selector: string): Promise<boolean> {
    return this.page.evaluate<boolean>(`(() => {
      let active = document.activeElement;
      while (active) {
        for (let at = active; at; at = at.parentElement) if (at.matches(${JSON.stringify(selector)})) return true;
        active = active.shadowRoot?.activeElement;
      }
      return false;
    })()`);
  }

  press(...keys: string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Presses Tab until something inside of the selector (and with this text or label) has the focus; fails when the stop does not show it. */
  async tabTo(selector: string, text?: string, role?: string): Promise<void> {
    const end = Date.now() + LONGEST_WAIT_MS;
    for (let presses = 1; Date.now() < end; presses++) {
      const stop = await this.stop();
      const fits = (text === undefined || stop.text === text || stop.label === text) && (role === undefined || stop.role === role);
      if (fits && (await this.has(selector))) return this.requireShown(stop, selector);
      if (presses % ROUND === 0) await this.page.waitForTimeout(WORK_MS);
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${selector}${text === undefined ? '' : ` “${text}”`}.`);
  }

  private requireShown(stop: Stop, selector: string): void {
    if (!stop.isVisible) throw new Error(`${selector} has the focus where nobody sees it: ${JSON.stringify(stop)}`);
    if (!stop.isMarked) throw new Error(`${selector} does not show that it has the focus: ${JSON.stringify(stop)}`);
  }

  /** Tab to a thing and Enter. */
  async enter(selector: string, text?: string): Promise<void> {
    await this.tabTo(selector, text);
    await this.page.keyboard.press('Enter');
  }

  /** Opens a menu and goes to an entry with the arrows. */
  async choose(menu: string, entry: string): Promise<void> {
    await this.enter(menu);
    await this.pick(entry, 'menuitem');
  }

  /** Opens a list of options and goes to one with the arrows. */
  async select(combobox: string, option: string): Promise<void> {
    await this.tabTo(combobox, undefined, 'combobox');
    await this.page.keyboard.press('Enter');
    await this.pickOption(option);
  }

  private async pick(entry: string, role: 'menuitem'): Promise<void> {
    await this.page.getByRole(role, { name: entry, exact: true }).waitFor();
    for (let presses = 0; presses < 20; presses++) {
      const at = (await this.stop()).text;
      if (at === entry) {
        await this.page.keyboard.press('Enter');
        return;
      }
      await this.page.keyboard.press('ArrowDown');
      await this.moved(at, async () => (await this.stop()).text);
    }
    throw new Error(`The arrows never reach ${entry}.`);
  }

  private async pickOption(option: string): Promise<void> {
    await this.page.getByRole('option', { name: option, exact: true }).waitFor();
    const seen = new Set<string>();
    for (let presses = 0; presses < 40; presses++) {
      const active = await this.page.evaluate<string>(ACTIVE_OPTION);
      seen.add(active);
      if (active === option) {
        await this.page.keyboard.press('Enter');
        return;
      }
      await this.page.keyboard.press('ArrowDown');
      await this.moved(active, () => this.page.evaluate<string>(ACTIVE_OPTION));
    }
    throw new Error(`The arrows never reach the option ${option}; they go to ${[...seen].join(', ')}.`);
  }

  /** The page draws an arrow's effect a moment later: the next arrow waits for it, as a person does. */
  private async moved(from: string, read: () => Promise<string>): Promise<void> {
    for (const end = Date.now() + ARROW_MS; Date.now() < end; await this.page.waitForTimeout(10)) if ((await read()) !== from) return;
  }

  /** Waits until the page itself moved the focus there. */
  async focusOn(selector: string): Promise<void> {
    const end = Date.now() + 15_000;
    while (!(await this.has(selector))) {
      if (Date.now() > end) throw new Error(`The focus never comes to ${selector}; it is on ${JSON.stringify(await this.stop())}.`);
      await this.page.waitForTimeout(50);
    }
  }
}
