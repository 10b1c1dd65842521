import { copyText, currentAddress } from 'c/browser';

function allowClipboard(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
}

describe('browser', () => {
  it('knows the address of the page', () => {
    expect(currentAddress()).toBe('http://localhost/');
  });

  it('says that text was copied', async () => {
    const writeText = jest.fn(() => Promise.resolve());
    allowClipboard(writeText);
    await expect(copyText('abc')).resolves.toBe(true);
    expect(writeText).toHaveBeenCalledWith('abc');
  });

  it('says that the browser did not allow copying', async () => {
    allowClipboard(() => Promise.reject(new Error('NotAllowedError')));
    await expect(copyText('abc')).resolves.toBe(false);
  });
});
