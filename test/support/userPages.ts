/** What an admin does on the pages of User Management, in the words of the pages. */
import type { Page } from 'playwright-core';
import type { TestEnvironment } from './environment.ts';

/** The pages of User Management in one browser tab. */
export class UserPages {
  private readonly page: Page;
  private readonly env: TestEnvironment;

  constructor(page: Page, env: TestEnvironment) {
    this.page = page;
    this.env = env;
  }

  async open(): Promise<void> {
    await this.page.goto(`${this.env.url}/lightning/n/MSI_Settings?c__section=userManagement`);
    await this.page.locator('c-user-table').waitFor();
  }

  /** An entry of the menu Actions. */
  async choose(entry: string): Promise<void> {
    await this.page.locator('c-user-management [data-id="actions"] button').first().click();
    await this.page.getByRole('menuitem', { name: entry, exact: true }).click();
  }

  async typeAddresses(text: string): Promise<void> {
    await this.page.locator('c-invite-users textarea').fill(text);
    await this.page.locator('c-invite-users [data-id="next"] button').click();
    await this.page.locator('c-invite-review').waitFor();
  }

  async invite(label: string): Promise<void> {
    await this.page.getByRole('button', { name: label, exact: true }).click();
    await this.page.locator('c-invite-flow [data-id="result"]').waitFor({ timeout: 60_000 });
  }

  /** An entry of a user's menu. */
  async act(email: string, entry: string): Promise<void> {
    await this.page.locator(`[data-row="${email}"] lightning-button-menu button`).first().click();
    await this.page.getByRole('menuitem', { name: entry, exact: true }).click();
  }

  /** Says yes to the platform's question. */
  async agree(): Promise<void> {
    await this.page.getByRole('button', { name: 'OK', exact: true }).click();
  }

  async stateOf(email: string, state: string): Promise<void> {
    await this.page.locator(`[data-row="${email}"] c-state-badge`, { hasText: state }).waitFor();
  }

  /** True when what has the focus, or a component around it, matches. */
  private hasFocus(selector: string): Promise<boolean> {
    return this.page.evaluate<boolean>(`(() => {
      let active = document.activeElement;
      while (active) {
        if (active.matches(${JSON.stringify(selector)})) return true;
        active = active.shadowRoot?.activeElement;
      }
      return false;
    })()`);
  }

  /** Waits until the page itself moved the focus there. */
  async focusOn(selector: string): Promise<void> {
    await this.env.until(`the focus on ${selector}`, async () => (await this.hasFocus(selector)) || undefined, 10_000);
  }

  /** Presses Tab until something inside of the selector has the focus. */
  async tabTo(selector: string): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      if (await this.hasFocus(selector)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${selector}.`);
  }

  /** Presses Tab until a button with this text has the focus. */
  async tabToButton(text: string): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      const shown = await this.page.evaluate<string>(`(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active?.textContent?.trim() ?? '';
      })()`);
      if (shown === text) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches the button ${text}.`);
  }
}
