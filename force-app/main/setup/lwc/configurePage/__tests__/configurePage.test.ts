import ConfigurePage from 'c/configurePage';
import { mount, shows } from 'test/support/lwc';

jest.mock('@salesforce/apex/DoctorController.examine', () => ({ __esModule: true, default: jest.fn(() => new Promise(() => undefined)) }), {
  virtual: true,
});
jest.mock(
  '@salesforce/apex/DoctorController.getRepairs',
  () => ({ __esModule: true, default: jest.fn(() => new Promise(() => undefined)) }),
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/GovernanceController.getView',
  () => ({ __esModule: true, default: jest.fn(() => new Promise(() => undefined)) }),
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/GovernanceController.getProfiles',
  () => ({ __esModule: true, default: jest.fn(() => new Promise(() => undefined)) }),
  { virtual: true },
);

describe('Configure', () => {
  it('has the doctor and the governance', async () => {
    const element = await mount<HTMLElement>('c-configure-page', ConfigurePage);
    expect(shows(element, 'c-doctor-page')).toBe(true);
    expect(shows(element, 'c-governance-page')).toBe(true);
    await expect(element).toBeAccessible();
  });
});
