import ErrorPanel from 'c/errorPanel';
import { mount } from 'test/support/lwc';

const problem: Apex.Problem = {
  code: 'MARKETO_606',
  title: 'Marketo is busy',
  cause: 'More than 100 calls were made in 20 seconds.',
  who: 'Nobody, it passes',
  action: 'Wait a minute.',
  retryable: true,
};

interface Panel extends HTMLElement {
  problem: Apex.Problem;
}

const mountPanel = (properties: Record<string, unknown> = {}): Promise<Panel> =>
  mount<Panel>('c-error-panel', ErrorPanel, { problem, ...properties });

describe('error panel', () => {
  it('says what happened, why, who can fix it and what to do', async () => {
    const element = await mountPanel();
    const text = element.shadowRoot?.textContent;
    for (const part of [problem.title, problem.cause, problem.who, problem.action]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('Code: MARKETO_606');
    await expect(element).toBeAccessible();
  });

  it('takes the focus when a problem appears', async () => {
    const element = await mountPanel();
    expect(element.shadowRoot?.activeElement?.textContent?.trim()).toBe(problem.title);
  });

  it('leaves the focus alone when the problem was there from the beginning', async () => {
    const element = await mountPanel({ quiet: true });
    expect(element.shadowRoot?.activeElement).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('lets me try again when that can help', async () => {
    const element = await mountPanel();
    const heard = jest.fn();
    element.addEventListener('retry', heard);
    element.shadowRoot?.querySelector<HTMLElement>('[data-id="retry"]')?.click();
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('offers no second try when that cannot help', async () => {
    const element = await mountPanel({ problem: { ...problem, retryable: false } });
    expect(element.shadowRoot?.querySelector('[data-id="retry"]')).toBeNull();
  });

  it('links to the page where it is fixed, in a new tab', async () => {
    const fixed = { ...problem, link: '/lightning/setup/PermSets/home', linkLabel: 'Permission Sets' };
    const element = await mountPanel({ problem: fixed });
    const link = element.shadowRoot?.querySelector('a');
    expect(link?.getAttribute('href')).toBe('/lightning/setup/PermSets/home');
    expect(link?.textContent).toBe('Permission Sets (opens in a new tab)');
    await expect(element).toBeAccessible();
  });

  it('never offers a link that would run a script', async () => {
    const element = await mountPanel({ problem: { ...problem, link: `${'java'}script:alert(1)` } });
    expect(element.shadowRoot?.querySelector('a')).toBeNull();
  });
});
