import StepRow from 'c/stepRow';
import { mount, part, press, problemLike, settle, shows } from 'test/support/lwc';

interface Row extends HTMLElement {
  expanded: boolean;
}

const step: Apex.SetupStep = {
  key: 'inviteUsers',
  position: 5,
  title: 'Invite users',
  summary: 'Bring the sales team in.',
  persona: 'Marketo admin',
  state: 'notStarted',
  stateLabel: 'Not started',
  actionLabel: 'Begin',
  actionTarget: 'inviteUsers',
};

const mountRow = (changes: Apex.SetupStep = {}, expanded = false): Promise<Row> =>
  mount<Row>('c-step-row', StepRow, { step: { ...step, ...changes }, expanded });

const toggle = (row: Row): HTMLElement => part<HTMLElement>(row, 'button[aria-expanded]');

describe('row of a step', () => {
  it('says what it is, who does it, how it stands and what to do next', async () => {
    const row = await mountRow({ owner: 'Mia Marketer', detail: '3 of 100 seats used' });
    expect(part<HTMLElement>(row, 'h2').textContent).toMatch(/Step 5:\s*Invite users/);
    expect(part<HTMLElement>(row, '[data-id="who"]').textContent).toBe('Marketo admin, owner: Mia Marketer');
    expect(part<HTMLElement>(row, '[data-id="detail"]').textContent).toBe('3 of 100 seats used');
    expect(part<{ label: string }>(row, 'c-state-badge').label).toBe('Not started');
    expect(part<{ label: string }>(row, '[data-id="action"]').label).toBe('Begin');
    await expect(row).toBeAccessible();
  });

  it('leaves how it stands to the open panel', async () => {
    const row = await mountRow({ detail: '0 of 9,000 records done' }, true);
    expect(shows(row, '[data-id="detail"]')).toBe(false);
  });

  it.each(['blocked', 'inProgress', 'done', 'attention', 'unknown'])('can be read when it is %s', async (state) => {
    const row = await mountRow({ state, stateLabel: `State ${state}` });
    expect(part<{ label: string }>(row, 'c-state-badge').label).toBe(`State ${state}`);
    await expect(row).toBeAccessible();
  });

  it('says in short what is wrong and what to do', async () => {
    const row = await mountRow({ state: 'attention', problem: problemLike({}) });
    expect(part<HTMLElement>(row, '[data-id="problem"]').textContent).toMatch(/No answer\s*Try again in a minute\./);
    await expect(row).toBeAccessible();
  });

  it('offers nothing to press where nothing can be done', async () => {
    const row = await mountRow({ actionLabel: undefined });
    expect(shows(row, '[data-id="action"]')).toBe(false);
  });

  it('tells the page that I want to open it', async () => {
    const row = await mountRow();
    const heard = jest.fn();
    row.addEventListener('togglestep', (event) => {
      heard((event as CustomEvent<unknown>).detail);
    });
    expect(toggle(row).getAttribute('aria-expanded')).toBe('false');
    expect(toggle(row).textContent).toBe('Open Invite users');
    toggle(row).click();
    expect(heard).toHaveBeenCalledWith('inviteUsers');
  });

  it('tells the page that I want the next action', async () => {
    const row = await mountRow();
    const heard = jest.fn();
    row.addEventListener('action', (event) => {
      heard((event as CustomEvent<Apex.SetupStep>).detail.actionTarget);
    });
    await press(row, 'action');
    expect(heard).toHaveBeenCalledWith('inviteUsers');
  });

  it('opens in place and takes the focus to the heading, once', async () => {
    const row = await mountRow();
    expect(shows(row, 'c-step-panel')).toBe(false);
    row.expanded = true;
    await settle();
    expect(toggle(row).getAttribute('aria-expanded')).toBe('true');
    expect(row.shadowRoot?.activeElement?.getAttribute('data-id')).toBe('title');
    expect(shows(row, '[data-id="action"]')).toBe(false);
    await expect(row).toBeAccessible();
    (row.shadowRoot?.activeElement as HTMLElement).blur();
    Object.assign(row, { step: { ...step, state: 'inProgress' } });
    await settle();
    expect(row.shadowRoot?.activeElement).toBeNull();
  });
});
