import addPeople from '@salesforce/apex/CampaignController.addPeople';
import getCampaigns from '@salesforce/apex/CampaignController.getCampaigns';
import AddToCampaign from 'c/addToCampaign';
import { apexError, mount, part, press, problemLike, settle, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/CampaignController.addPeople', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CampaignController.getCampaigns', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

interface Modal extends HTMLElement {
  closedWith: unknown;
}

const mocks = { add: addPeople as unknown as jest.Mock, campaigns: getCampaigns as unknown as jest.Mock };
const campaigns: Apex.MarketoCampaign[] = [
  { id: '1201', name: 'Send Pricing Guide', programName: 'Nurture' },
  { id: '1202', name: 'Webinar' },
];
const logan: Apex.PanelPerson = { recordId: '0031', name: 'Logan Reed', match: 'id' };
const rosa: Apex.PanelPerson = { recordId: '0032', name: 'Rosa Lee', match: 'id', isUnsubscribed: true };

async function mountModal(people: Apex.PanelPerson[] = [logan]): Promise<Modal> {
  const modal = await mount<Modal>('c-add-to-campaign', AddToCampaign, { recordId: '0010', people });
  await settle();
  return modal;
}

const text = (modal: Modal, selector: string) => part<HTMLElement>(modal, selector).textContent;
const addIsDisabled = (modal: Modal) => part<{ disabled: boolean }>(modal, '[data-id="add"]').disabled;

beforeEach(() => mocks.campaigns.mockResolvedValue(campaigns));

describe('adding to a campaign of Marketo', () => {
  it('offers the campaigns, says what happens, and adds one person', async () => {
    const modal = await mountModal();
    expect(part<{ options: unknown }>(modal, '[data-id="campaign"]').options).toEqual([
      { value: '1201', label: 'Send Pricing Guide (Nurture)' },
      { value: '1202', label: 'Webinar' },
    ]);
    expect(text(modal, '[data-id="warning"]')).toContain('Logan Reed runs through the flow');
    expect(addIsDisabled(modal)).toBe(true);
    await expect(modal).toBeAccessible();
    await tell(modal, '[data-id="campaign"]', 'change', { value: '1201' });
    expect(addIsDisabled(modal)).toBe(false);
    mocks.add.mockResolvedValue({ campaignName: 'Send Pricing Guide', added: 1, people: [{ recordId: '0031', state: 'added' }] });
    await press(modal, 'add');
    expect(mocks.add).toHaveBeenCalledWith({ recordId: '0010', campaignId: '1201', recordIds: ['0031'] });
    expect(text(modal, '[data-id="summary"]')).toBe('1 person was added to Send Pricing Guide.');
    expect(modal.shadowRoot?.activeElement?.getAttribute('data-id')).toBe('summary');
    await expect(modal).toBeAccessible();
    await press(modal, 'close');
    expect(modal.closedWith).toBe('Send Pricing Guide');
  });

  it('lets people be chosen, marks the unsubscribed, and tells who was not added and why', async () => {
    const modal = await mountModal([logan, rosa]);
    const options = part<{ options: { label: string }[] }>(modal, '[data-id="people"]').options;
    expect(options.map(({ label }) => label)).toEqual(['Logan Reed', 'Rosa Lee (unsubscribed from marketing mail)']);
    await tell(modal, '[data-id="campaign"]', 'change', { value: '1202' });
    expect(addIsDisabled(modal)).toBe(true);
    await tell(modal, '[data-id="people"]', 'change', { value: ['0031', '0032'] });
    mocks.add.mockResolvedValue({
      campaignName: 'Webinar',
      added: 0,
      people: [
        { recordId: '0031', name: 'Logan Reed', state: 'missing' },
        { recordId: '0032', name: 'Rosa Lee', state: 'failed', problem: problemLike({ title: 'Busy', action: 'Wait.' }) },
      ],
    });
    await press(modal, 'add');
    expect(text(modal, '[data-id="summary"]')).toBe('Nobody was added to Webinar.');
    expect(text(modal, '[data-not-added="0031"]')).toContain('Not in Marketo any more');
    expect(text(modal, '[data-not-added="0032"]')).toContain('Busy. Wait.');
    await expect(modal).toBeAccessible();
    await press(modal, 'close');
    expect(modal.closedWith).toBeUndefined();
  });

  it('says that no campaign can be requested', async () => {
    mocks.campaigns.mockResolvedValue([]);
    const modal = await mountModal();
    expect(shows(modal, 'c-empty-state')).toBe(true);
    expect(shows(modal, '[data-id="add"]')).toBe(false);
    await expect(modal).toBeAccessible();
  });

  it('shows a fault and tries the same again, before and after choosing', async () => {
    mocks.campaigns.mockRejectedValueOnce(apexError(problemLike({ code: 'MARKETO_606' })));
    const modal = await mountModal();
    expect(shows(modal, 'c-error-panel')).toBe(true);
    await tell(modal, 'c-error-panel', 'retry');
    await tell(modal, '[data-id="campaign"]', 'change', { value: '1201' });
    mocks.add.mockRejectedValueOnce(apexError(problemLike({ code: 'CAMPAIGN_NOT_OFFERED' })));
    await press(modal, 'add');
    expect(part<{ problem: Apex.Problem }>(modal, 'c-error-panel').problem.code).toBe('CAMPAIGN_NOT_OFFERED');
    mocks.add.mockResolvedValue({ campaignName: 'Send Pricing Guide', added: 3, people: [] });
    await tell(modal, 'c-error-panel', 'retry');
    expect(text(modal, '[data-id="summary"]')).toBe('3 people were added to Send Pricing Guide.');
  });

  it('chooses all at once', async () => {
    const modal = await mountModal([logan, rosa]);
    const all = part<HTMLInputElement>(modal, '[data-id="all"]');
    all.checked = true;
    await tell(modal, '[data-id="all"]', 'change');
    expect(part<{ value: string[] }>(modal, '[data-id="people"]').value).toEqual(['0031', '0032']);
  });
});
