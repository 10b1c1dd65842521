import addPeople from '@salesforce/apex/CampaignListController.addPeople';
import getChoice from '@salesforce/apex/CampaignListController.getChoice';
import AddListToCampaign from 'c/addListToCampaign';
import { CurrentPageReference, type PageReference } from 'lightning/navigation';
import { apexError, mount, part, press, problemLike, settle, shows, tell } from 'test/support/lwc';

const mockNavigated = jest.fn();

jest.mock('@salesforce/apex/CampaignListController.addPeople', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CampaignListController.getChoice', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('lightning/navigation', () => {
  const { createTestWireAdapter } = jest.requireActual<{ createTestWireAdapter(spy: jest.Mock): unknown }>(
    '@salesforce/wire-service-jest-util',
  );
  const Navigate = Symbol('Navigate');
  const mixin = (Base: new () => object): unknown =>
    class extends Base {
      [Navigate](target: unknown): void {
        mockNavigated(target);
      }
    };
  return { CurrentPageReference: createTestWireAdapter(jest.fn()), NavigationMixin: Object.assign(mixin, { Navigate }) };
});

const mocks = { add: addPeople as unknown as jest.Mock, choice: getChoice as unknown as jest.Mock };
const LOGAN = '00Q000000000001AAA';
const ROSA = '00Q000000000002AAA';
const KENJI = '00Q000000000003AAA';
const HANNAH = '00Q000000000004AAA';
const choice: Apex.CampaignChoice = {
  objectName: 'Lead',
  hidden: 0,
  campaigns: [{ id: '1201', name: 'Send Pricing Guide', programName: 'Nurture' }],
  people: [
    { recordId: KENJI, name: 'Kenji Mori', state: 'missing' },
    { recordId: LOGAN, name: 'Logan Reed', title: 'Buyer', email: 'logan@alder.example', state: 'ready' },
    { recordId: ROSA, name: 'Rosa Lee', state: 'ready', isUnsubscribed: true },
    { recordId: HANNAH, name: 'L. Reed', state: 'twice', sameAs: 'Logan Reed' },
  ],
};

function pageFor(records: string[], object = 'Lead'): PageReference {
  const state: Record<string, string> = { c__object: object, c__records: records.join(',') };
  return { type: 'standard__component', attributes: { componentName: 'c__addListToCampaign' }, state };
}

async function mountPage(records = [LOGAN, ROSA, KENJI, HANNAH], object = 'Lead'): Promise<HTMLElement> {
  const element = await mount<HTMLElement>('c-add-list-to-campaign', AddListToCampaign);
  const adapter = CurrentPageReference as unknown as { emit(page: PageReference): void };
  adapter.emit(pageFor(records, object));
  adapter.emit(pageFor(records, object));
  await settle();
  return element;
}

const text = (element: HTMLElement, selector: string) => part<HTMLElement>(element, selector).textContent ?? '';
const row = (element: HTMLElement, id: string) => part<HTMLElement>(element, `tr[data-person="${id}"]`);
function badge(element: HTMLElement, id: string): string {
  const plain = `tr[data-person="${id}"] [data-id="state"]`;
  if (shows(element, plain)) return text(element, plain);
  return part<{ label: string }>(element, `tr[data-person="${id}"] c-state-badge`).label;
}
const button = (element: HTMLElement, id: string) => part<{ label: string; disabled: boolean }>(element, `[data-id="${id}"]`);

async function check(element: HTMLElement, id: string, checked: boolean): Promise<void> {
  part<HTMLInputElement>(element, `lightning-input[data-id="${id}"]`).checked = checked;
  await tell(element, `lightning-input[data-id="${id}"]`, 'change');
}

async function add(element: HTMLElement): Promise<void> {
  await tell(element, '[data-id="campaign"]', 'change', { value: '1201' });
  await press(element, 'add');
}

beforeEach(() => mocks.choice.mockResolvedValue(choice));

describe('adding people chosen in a list to a campaign', () => {
  it('tells who can be added, who cannot and why, before anything is added', async () => {
    const element = await mountPage();
    expect(mocks.choice).toHaveBeenCalledWith({ recordIds: [LOGAN, ROSA, KENJI, HANNAH] });
    expect(mocks.choice).toHaveBeenCalledTimes(1);
    expect(text(element, '[data-id="summary"]')).toBe('2 of 4 people can be added.');
    expect(text(element, 'header, .slds-page-header')).toContain('4 records chosen in the list of Leads');
    const order = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('tr[data-person]') ?? [])].map(({ dataset }) => dataset.person);
    expect(order).toEqual([LOGAN, ROSA, KENJI, HANNAH]);
    expect(badge(element, LOGAN)).toBe('Can be added');
    expect(row(element, LOGAN).textContent).toContain('Buyer · logan@alder.example');
    expect(row(element, ROSA).textContent).toContain('Unsubscribed from marketing mail');
    expect(badge(element, KENJI)).toBe('Not in Marketo');
    expect(row(element, HANNAH).textContent).toContain('The same person of Marketo as Logan Reed');
    expect(shows(element, `lightning-input[data-id="${KENJI}"]`)).toBe(false);
    expect(button(element, 'add')).toMatchObject({ label: 'Add 2 people', disabled: true });
    await expect(element).toBeAccessible();
  });

  it('adds those who are left chosen, and tells what became of each', async () => {
    const element = await mountPage();
    await check(element, ROSA, false);
    expect(button(element, 'add').label).toBe('Add 1 person');
    mocks.add.mockResolvedValue({ campaignName: 'Send Pricing Guide', added: 1, people: [{ recordId: LOGAN, state: 'added' }] });
    await add(element);
    expect(mocks.add).toHaveBeenCalledWith({ recordIds: [LOGAN], campaignId: '1201' });
    expect(text(element, '[data-id="result"]')).toBe('1 person was added to Send Pricing Guide.');
    expect(element.shadowRoot?.activeElement?.getAttribute('data-id')).toBe('result');
    expect(badge(element, LOGAN)).toBe('Added');
    expect(badge(element, ROSA)).toBe('Left out');
    expect(badge(element, KENJI)).toBe('Not in Marketo');
    expect(shows(element, '[data-id="campaign"]')).toBe(false);
    expect(shows(element, '[data-id="again"]')).toBe(false);
    await expect(element).toBeAccessible();
    await press(element, 'back');
    expect(mockNavigated).toHaveBeenCalledWith(
      expect.objectContaining({ type: 'standard__objectPage', attributes: { objectApiName: 'Lead', actionName: 'list' } }),
    );
  });

  it('tries those again who failed; what was added stays', async () => {
    const element = await mountPage();
    const problem = problemLike({ title: 'Busy', action: 'Wait.' });
    mocks.add.mockResolvedValueOnce({
      campaignName: 'Send Pricing Guide',
      added: 1,
      people: [
        { recordId: LOGAN, state: 'added' },
        { recordId: ROSA, state: 'failed', problem },
      ],
    });
    await add(element);
    expect(badge(element, ROSA)).toBe('Not added');
    expect(text(element, '[data-problem]')).toBe('1 person was not added. Busy. Wait.');
    expect(button(element, 'again').label).toBe('Try 1 person again');
    await expect(element).toBeAccessible();
    mocks.add.mockResolvedValueOnce({ campaignName: 'Send Pricing Guide', added: 1, people: [{ recordId: ROSA, state: 'added' }] });
    await press(element, 'again');
    expect(mocks.add).toHaveBeenLastCalledWith({ recordIds: [ROSA], campaignId: '1201' });
    expect(text(element, '[data-id="result"]')).toBe('2 people were added to Send Pricing Guide.');
    expect(shows(element, '[data-id="again"]')).toBe(false);
  });

  it('says of somebody who vanished meanwhile that nobody was added', async () => {
    const element = await mountPage();
    mocks.add.mockResolvedValue({ campaignName: 'Send Pricing Guide', added: 0, people: [{ recordId: LOGAN, state: 'missing' }] });
    await add(element);
    expect(text(element, '[data-id="result"]')).toBe('Nobody was added to Send Pricing Guide.');
    expect(badge(element, LOGAN)).toBe('Not in Marketo');
    expect(badge(element, ROSA)).toBe('Not visible any more');
  });

  it('chooses everybody and nobody at once', async () => {
    const element = await mountPage();
    await check(element, 'all', false);
    expect(button(element, 'add').label).toBe('Add 0 people');
    await tell(element, '[data-id="campaign"]', 'change', { value: '1201' });
    expect(button(element, 'add').disabled).toBe(true);
    await check(element, 'all', true);
    expect(button(element, 'add')).toMatchObject({ label: 'Add 2 people', disabled: false });
  });

  it('says how to choose somebody when nobody is chosen, and ignores what is no record', async () => {
    const element = await mountPage(['', '<script>', 'x'], 'Contact');
    expect(mocks.choice).not.toHaveBeenCalled();
    expect(part<{ heading: string }>(element, 'c-empty-state').heading).toBe('Nobody is chosen');
    await expect(element).toBeAccessible();
    await tell(element, 'c-empty-state', 'action');
    expect(mockNavigated).toHaveBeenCalledWith(expect.objectContaining({ attributes: { objectApiName: 'Contact', actionName: 'list' } }));
  });

  it('tells that chosen records are hidden, and that nobody can be added', async () => {
    mocks.choice.mockResolvedValue({ ...choice, hidden: 2, people: [{ recordId: KENJI, name: 'Kenji Mori', state: 'missing' }] });
    const element = await mountPage();
    expect(text(element, '[data-id="hidden"]')).toBe('2 chosen records are deleted or not visible to you, and are left out.');
    expect(part<{ heading: string }>(element, 'c-empty-state').heading).toBe('Nobody of them can be added');
    expect(badge(element, KENJI)).toBe('Not in Marketo');
    expect(shows(element, '[data-id="add"]')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('says that no campaign can be requested', async () => {
    mocks.choice.mockResolvedValue({ ...choice, campaigns: [] });
    const element = await mountPage();
    expect(part<{ heading: string }>(element, 'c-empty-state').heading).toBe('No campaign can be requested');
    expect(shows(element, '[data-id="add"]')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('waits for Marketo', async () => {
    mocks.choice.mockReturnValue(new Promise(() => undefined));
    const element = await mountPage();
    expect(shows(element, 'c-loading-state')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('tells somebody who may not quietly what to ask for', async () => {
    mocks.choice.mockRejectedValue(
      apexError(problemLike({ code: 'ACTION_SWITCHED_OFF', title: 'Switched off', who: 'Marketo admin', action: 'Switch it on.' })),
    );
    const element = await mountPage();
    expect(part<{ heading: string; message: string }>(element, 'c-empty-state')).toMatchObject({
      heading: 'Switched off',
      message: 'Only a Marketo admin can change this: Switch it on.',
    });
    expect(shows(element, 'c-error-panel')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('shows a fault and tries the same again, before and after choosing', async () => {
    mocks.choice.mockRejectedValueOnce(apexError(problemLike({ code: 'MARKETO_606' })));
    const element = await mountPage();
    expect(part<{ problem: Apex.Problem }>(element, 'c-error-panel').problem.code).toBe('MARKETO_606');
    await expect(element).toBeAccessible();
    await tell(element, 'c-error-panel', 'retry');
    mocks.add.mockRejectedValueOnce(apexError(problemLike({ code: 'CAMPAIGN_NOT_OFFERED' })));
    await add(element);
    expect(part<{ problem: Apex.Problem }>(element, 'c-error-panel').problem.code).toBe('CAMPAIGN_NOT_OFFERED');
    mocks.add.mockResolvedValue({ campaignName: 'Send Pricing Guide', added: 2, people: [] });
    await tell(element, 'c-error-panel', 'retry');
    expect(mocks.add).toHaveBeenCalledTimes(2);
    expect(shows(element, 'c-error-panel')).toBe(false);
  });

  it('opens a person, and begins anew for other records', async () => {
    const element = await mountPage();
    part<{ click(): void }>(element, `a[data-id="${LOGAN}"]`).click();
    expect(mockNavigated).toHaveBeenCalledWith(
      expect.objectContaining({ type: 'standard__recordPage', attributes: expect.objectContaining({ recordId: LOGAN }) as unknown }),
    );
    (CurrentPageReference as unknown as { emit(page: PageReference): void }).emit(pageFor([LOGAN]));
    await settle();
    expect(mocks.choice).toHaveBeenLastCalledWith({ recordIds: [LOGAN] });
    expect(text(element, '.slds-page-header')).toContain('1 record chosen in the list of Leads');
  });
});
