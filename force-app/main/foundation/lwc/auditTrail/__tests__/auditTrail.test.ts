import getEntries from '@salesforce/apex/AuditController.getEntries';
import AuditTrail from 'c/auditTrail';
import { apexError, mount, part, press, problemLike, settle, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/AuditController.getEntries', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const entries = getEntries as unknown as jest.Mock;
const entry = (id: string): object => ({
  id,
  changedAt: '2026-11-22T08:00:00.000Z',
  changedBy: 'Sam Okafor',
  area: 'users',
  action: 'role',
  target: 'rosa@x.example',
  oldValue: 'user',
});

async function mountTrail(): Promise<HTMLElement> {
  const element = await mount<HTMLElement>('c-audit-trail', AuditTrail);
  await settle();
  return element;
}

describe('the audit trail', () => {
  it('tells who changed what, when, from what to what', async () => {
    entries.mockResolvedValue([entry('a1')]);
    const element = await mountTrail();
    expect(part<HTMLElement>(element, 'tbody tr').textContent).toMatch(/Sam Okafor.*Users: role.*rosa@x.example.*user.*\(blank\)/s);
    await expect(element).toBeAccessible();
  });

  it('shows a moment that was noted as a date of the reader, not as it travels', async () => {
    entries.mockResolvedValue([{ ...entry('a1'), oldValue: 'disconnected', newValue: '2026-11-28T02:09:45.291Z' }]);
    const element = await mountTrail();
    expect(part<HTMLElement>(element, 'tbody tr').textContent).toMatch(/disconnected.*Nov 2[78], 2026/s);
    expect(part<HTMLElement>(element, 'tbody tr').textContent).not.toContain('T02:09');
  });

  it('names the area of what reps set off in Marketo, and offers it as a filter', async () => {
    entries.mockResolvedValue([{ ...entry('a1'), area: 'campaigns', action: 'add to campaign' }]);
    const element = await mountTrail();
    expect(part<HTMLElement>(element, 'tbody tr').textContent).toContain('Campaigns: add to campaign');
    const { options } = part<{ options: { value: string }[] }>(element, 'lightning-combobox');
    expect(options.map(({ value }) => value)).toContain('campaigns');
  });

  it('says when nothing was changed yet', async () => {
    entries.mockResolvedValue([]);
    const element = await mountTrail();
    expect(shows(element, 'c-empty-state')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('reads on behind the last entry, and by area', async () => {
    entries.mockResolvedValue(Array.from({ length: 50 }, (_, index) => entry(`a${index}`)));
    const element = await mountTrail();
    await press(element, 'more');
    expect(entries).toHaveBeenLastCalledWith({ area: '', size: 50, beforeId: 'a49' });
    expect(element.shadowRoot?.querySelectorAll('tbody tr')).toHaveLength(100);
    await tell(element, 'lightning-combobox', 'change', { value: 'teams' });
    expect(entries).toHaveBeenLastCalledWith({ area: 'teams', size: 50 });
  });

  it('shows a failure and tries again', async () => {
    entries.mockRejectedValueOnce(apexError(problemLike({})));
    entries.mockResolvedValueOnce([entry('a1')]);
    const element = await mountTrail();
    await expect(element).toBeAccessible();
    await tell(element, 'c-error-panel', 'retry');
    await settle();
    expect(shows(element, 'tbody tr')).toBe(true);
  });
});
