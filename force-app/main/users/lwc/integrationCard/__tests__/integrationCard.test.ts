import { copyText } from 'c/browser';
import IntegrationCard from 'c/integrationCard';
import { mount, part, press, shows } from 'test/support/lwc';

jest.mock('c/browser', () => ({ copyText: jest.fn() }));

const copy = copyText as unknown as jest.Mock;
const existing = { integrationExists: true, integrationClientId: 'client-4711', integrationCreatedAt: '2026-11-22T08:30:00.000Z' };

const mountCard = (account: Apex.AccountState): Promise<HTMLElement> =>
  mount<HTMLElement>('c-integration-card', IntegrationCard, { account });

describe('integration information', () => {
  it('says that there is no client before the first invitation', async () => {
    const element = await mountCard({ integrationExists: false });
    expect(part<HTMLElement>(element, '[data-id="not-yet"]').textContent).toBe(
      'Client ID and Client Secret appear after the first invitation.',
    );
    await expect(element).toBeAccessible();
  });

  it('shows the Client ID and never the secret', async () => {
    const element = await mountCard(existing);
    expect(part<HTMLElement>(element, '[data-id="client-id"]').textContent).toBe('client-4711');
    expect(part<HTMLElement>(element, '[data-id="secret"]').textContent).toBe('Stored, cannot be shown again');
    expect(shows(element, '[data-id="not-yet"]')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it.each([
    [true, 'Copied'],
    [false, 'The browser did not allow copying. Select the text instead.'],
  ])('copies the Client ID and says how it went', async (done, sentence) => {
    copy.mockResolvedValue(done);
    const element = await mountCard(existing);
    await press(element, 'copy');
    expect(copy).toHaveBeenCalledWith('client-4711');
    expect(part<HTMLElement>(element, '[data-id="copied"]').textContent).toBe(sentence);
  });
});
