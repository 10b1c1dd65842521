import DoctorItem from 'c/doctorItem';
import { mount, part, press, shows } from 'test/support/lwc';

const broken: Apex.DoctorCheck = {
  key: 'apiEnabled',
  area: 'user',
  title: 'API Enabled',
  state: 'broken',
  detail: 'Not granted.',
  meaning: 'Nothing is logged.',
  who: 'Salesforce admin',
  path: 'Setup, Permission Sets',
  link: '/lightning/setup/PermSets/home',
  canRepair: true,
  hasFile: false,
};

const mountItem = (check: Apex.DoctorCheck): Promise<HTMLElement> => mount<HTMLElement>('c-doctor-item', DoctorItem, { check });

describe('a check of the doctor', () => {
  it('says what is broken, what it means, who mends it and how, and opens Setup in a new tab', async () => {
    const element = await mountItem(broken);
    expect(element.shadowRoot?.textContent).toMatch(
      /API Enabled.*Not granted.*Nothing is logged.*Permission Sets.*Repaired by: Salesforce admin/s,
    );
    expect(part<HTMLAnchorElement>(element, '[data-id="link"]').target).toBe('_blank');
    expect(shows(element, '[data-id="file"]')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('opens pages of the app in place', async () => {
    const element = await mountItem({ ...broken, link: '/lightning/n/Setup_Guide' });
    expect(part<HTMLAnchorElement>(element, '[data-id="link"]').target).toBe('_self');
  });

  it('asks for a repair or a file', async () => {
    const element = await mountItem({ ...broken, hasFile: true });
    const heard: string[] = [];
    for (const type of ['repair', 'file']) element.addEventListener(type, () => heard.push(type));
    await press(element, 'repair');
    await press(element, 'file');
    expect(heard).toEqual(['repair', 'file']);
    await expect(element).toBeAccessible();
  });

  it('gives the command beside the clicks where there is one', async () => {
    const element = await mountItem({ ...broken, command: 'sf org assign permset --name MSI_Actions_User' });
    expect(part<HTMLElement>(element, '[data-id="command"]').textContent).toMatch(/Salesforce CLI:\s+sf org assign permset/);
    await expect(element).toBeAccessible();
    expect(shows(await mountItem(broken), '[data-id="command"]')).toBe(false);
  });

  it('is one line when it is fine', async () => {
    const element = await mountItem({ key: 'apiEnabled', title: 'API Enabled', state: 'ok', canRepair: false });
    expect(shows(element, 'details')).toBe(false);
    expect(part<{ label: string }>(element, 'c-state-badge').label).toBe('Fine');
    await expect(element).toBeAccessible();
  });
});
