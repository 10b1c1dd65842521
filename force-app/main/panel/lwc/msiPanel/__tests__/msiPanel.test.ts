import getPanel from '@salesforce/apex/PanelController.getPanel';
import AddToCampaign from 'c/addToCampaign';
import MsiPanel from 'c/msiPanel';
import { apexError, mount, part, press, problemLike, settle, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/PanelController.getPanel', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CampaignController.addPeople', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CampaignController.getCampaigns', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PanelController.getOlder', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const panelOf = getPanel as unknown as jest.Mock;
const person: Apex.PanelPerson = { recordId: '00Q1', objectName: 'Lead', name: 'Logan Reed', match: 'id', marketoId: '5', score: 72 };
const activities: Apex.PanelActivities = { items: [], days: 365, nextStretch: 3, isCut: false };
const lead: Apex.Panel = { objectName: 'Lead', people: [person], isCut: false, activities };

async function mountPanel(answer: Apex.Panel | object, fails = false): Promise<HTMLElement> {
  if (fails) panelOf.mockRejectedValue(answer);
  else panelOf.mockResolvedValue(answer);
  const element = await mount<HTMLElement>('c-msi-panel', MsiPanel, { recordId: '00Q1' });
  await settle();
  return element;
}

describe('the panel on a record page', () => {
  it('says that it asks Marketo until the answer is there', async () => {
    panelOf.mockReturnValue(new Promise(() => undefined));
    const element = await mount<HTMLElement>('c-msi-panel', MsiPanel, { recordId: '00Q1' });
    expect(shows(element, 'c-loading-state')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('shows a person with activities, and asks once', async () => {
    const element = await mountPanel(lead);
    expect(part<{ person: unknown }>(element, 'c-panel-person').person).toEqual(person);
    expect(part<{ first: unknown }>(element, 'c-activity-list').first).toEqual(activities);
    expect(panelOf).toHaveBeenCalledTimes(1);
    expect(panelOf).toHaveBeenCalledWith({ recordId: '00Q1' });
    await expect(element).toBeAccessible();
  });

  it('says that somebody is not in Marketo', async () => {
    const element = await mountPanel({ ...lead, people: [{ ...person, match: 'none' }], activities: undefined });
    expect(part<{ heading: string }>(element, 'c-empty-state').heading).toBe('Not in Marketo');
    expect(shows(element, 'c-panel-person')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('shows the people of an account', async () => {
    const element = await mountPanel({ objectName: 'Account', people: [person], isCut: true });
    expect(part<{ people: unknown[]; isCut: boolean }>(element, 'c-panel-people')).toMatchObject({ people: [person], isCut: true });
    await expect(element).toBeAccessible();
  });

  it.each([
    ['Account', 'This account has no contacts that you can see.'],
    ['Opportunity', 'This opportunity has no contact roles that you can see.'],
  ])('says that a record of %s has nobody', async (objectName, message) => {
    const element = await mountPanel({ objectName, people: [], isCut: false });
    expect(part<{ message: string }>(element, 'c-empty-state').message).toBe(message);
    await expect(element).toBeAccessible();
  });

  it.each(['USE_NOT_ALLOWED', 'NO_PERMISSION'])('tells %s quietly, with what to do', async (code) => {
    const element = await mountPanel(apexError(problemLike({ code, title: 'Not for you', action: 'Ask an admin.' })), true);
    expect(part<{ heading: string; message: string }>(element, 'c-empty-state')).toMatchObject({
      heading: 'Not for you',
      message: 'Ask an admin.',
    });
    expect(shows(element, 'c-error-panel')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('says who switches it on where it is switched off', async () => {
    const problem = problemLike({ code: 'PANEL_SWITCHED_OFF', title: 'Off', who: 'Marketo admin', action: 'Switch it on.' });
    const element = await mountPanel(apexError(problem), true);
    expect(part<{ message: string }>(element, 'c-empty-state').message).toBe('Only a Marketo admin can change this: Switch it on.');
    expect(shows(element, 'c-error-panel')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('shows the remedy of a fault, and what came after a retry', async () => {
    const element = await mountPanel(apexError(problemLike({ code: 'MARKETO_606' })), true);
    expect(part<{ problem: Apex.Problem }>(element, 'c-error-panel').problem.code).toBe('MARKETO_606');
    await expect(element).toBeAccessible();
    panelOf.mockResolvedValue(lead);
    await tell(element, 'c-error-panel', 'retry');
    expect(shows(element, 'c-error-panel')).toBe(false);
    expect(shows(element, 'c-panel-person')).toBe(true);
  });

  it('asks anew by the button, and for another record', async () => {
    const element = (await mountPanel(lead)) as HTMLElement & { recordId: string };
    await press(element, 'refresh');
    expect(panelOf).toHaveBeenCalledTimes(2);
    element.recordId = '00Q2';
    await settle();
    expect(panelOf).toHaveBeenLastCalledWith({ recordId: '00Q2' });
  });

  it('adds people who are in Marketo to a campaign, says so, and asks anew', async () => {
    const open = jest.spyOn(AddToCampaign as unknown as { open(options: object): Promise<unknown> }, 'open');
    open.mockResolvedValue('Webinar');
    const element = await mountPanel({ objectName: 'Account', people: [person, { recordId: 'x', match: 'none' }], canAddToCampaign: true });
    const toast = jest.fn();
    element.addEventListener('lightning__showtoast', toast);
    await press(element, 'add-to-campaign');
    expect(open).toHaveBeenCalledWith(expect.objectContaining({ recordId: '00Q1', people: [person] }));
    expect(toast).toHaveBeenCalledTimes(1);
    expect(panelOf).toHaveBeenCalledTimes(2);
    open.mockResolvedValue(undefined);
    await press(element, 'add-to-campaign');
    expect(panelOf).toHaveBeenCalledTimes(2);
    open.mockRestore();
  });

  it('offers no campaign where governance forbids it, or nobody is in Marketo', async () => {
    expect(shows(await mountPanel(lead), '[data-id="add-to-campaign"]')).toBe(false);
    const nobody = { ...lead, people: [{ ...person, match: 'none' }], canAddToCampaign: true };
    expect(shows(await mountPanel(nobody), '[data-id="add-to-campaign"]')).toBe(false);
  });

  it('does not show the answer for a record that was left', async () => {
    let answer: (panel: Apex.Panel) => void = () => undefined;
    panelOf.mockReturnValueOnce(new Promise<Apex.Panel>((resolve) => (answer = resolve)));
    const element = await mount<HTMLElement & { recordId: string }>('c-msi-panel', MsiPanel, { recordId: '00Q1' });
    panelOf.mockReturnValue(new Promise(() => undefined));
    element.recordId = '00Q2';
    answer(lead);
    await settle();
    expect(shows(element, 'c-panel-person')).toBe(false);
    expect(shows(element, 'c-loading-state')).toBe(true);
  });
});
