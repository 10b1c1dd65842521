import CsvInvite from 'c/csvInvite';
import { mount, part, press, settle, shows, tell } from 'test/support/lwc';

jest.mock(
  '@salesforce/apex/UserManagementController.checkInvitations',
  () => ({ __esModule: true, default: jest.fn(() => new Promise(() => undefined)) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/UserManagementController.inviteUsers', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const fileOf = (text: string): object => {
  const bytes = new TextEncoder().encode(text);
  return { name: 'people.csv', size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.buffer) };
};

async function mountWith(text?: string): Promise<HTMLElement> {
  const element = await mount<HTMLElement>('c-csv-invite', CsvInvite, { teams: [] });
  if (text !== undefined) await choose(element, text);
  return element;
}

async function choose(element: HTMLElement, text: string): Promise<void> {
  const input = part<HTMLInputElement>(element, 'input[type="file"]');
  Object.defineProperty(input, 'files', { value: [fileOf(text)], configurable: true });
  input.dispatchEvent(new CustomEvent('change'));
  await settle();
  await settle();
}

const FILE = 'Mail,Name\nann@x.example,Ann Lee\nben@x.example';

describe('inviting by file', () => {
  it('asks for a file and says what it may be', async () => {
    const element = await mountWith();
    expect(element.shadowRoot?.textContent).toContain('Up to 10,000 rows');
    await expect(element).toBeAccessible();
  });

  it('proposes the mapping, shows the first rows and names uneven ones', async () => {
    const element = await mountWith(FILE);
    expect(part<{ value: string }>(element, '[data-field="email"]').value).toBe('0');
    expect(part<{ value: string }>(element, '[data-field="lastName"]').value).toBe('1');
    expect(part<HTMLElement>(element, 'tbody tr').textContent).toContain('Ann');
    expect(part<HTMLElement>(element, '[data-id="uneven"]').textContent).toContain('check it in the next step: 2');
    await expect(element).toBeAccessible();
  });

  it('follows my mapping and goes on only with addresses', async () => {
    const element = await mountWith(FILE);
    await tell(element, '[data-field="email"]', 'change', { value: '' });
    expect(part<{ disabled: boolean }>(element, '[data-id="next"]').disabled).toBe(true);
    await tell(element, '[data-field="email"]', 'change', { value: '0' });
    await press(element, 'next');
    expect(part<{ rows: { email: string }[] }>(element, 'c-invite-flow').rows.map(({ email }) => email)).toEqual([
      'ann@x.example',
      'ben@x.example',
    ]);
  });

  it('names what is wrong with a file and lets me choose another', async () => {
    const element = await mountWith('Mail\n');
    expect(part<HTMLElement>(element, '[data-id="problem"]').textContent).toBe('people.csv has no row below its header.');
    await expect(element).toBeAccessible();
    await choose(element, FILE);
    expect(shows(element, '[data-id="next"]')).toBe(true);
  });

  it('takes a file that is dropped', async () => {
    const element = await mountWith();
    const event = new CustomEvent('drop', { cancelable: true });
    Object.assign(event, { dataTransfer: { files: [fileOf(FILE)] } });
    part<HTMLElement>(element, '[data-id="drop"]').dispatchEvent(event);
    await settle();
    await settle();
    expect(event.defaultPrevented).toBe(true);
    expect(part<HTMLElement>(element, '[data-id="file"]').textContent).toBe('people.csv: 2 rows');
  });

  it('leads back to the file, and out', async () => {
    const element = await mountWith(FILE);
    await press(element, 'back');
    expect(shows(element, '[data-id="drop"]')).toBe(true);
    const heard = jest.fn();
    element.addEventListener('leave', heard);
    await press(element, 'leave');
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
