import LightningConfirm from 'lightning/confirm';
import { announceSuccess, confirmAction } from 'c/dialogs';

const open = (LightningConfirm as unknown as { open: jest.Mock }).open;

describe('dialogs', () => {
  it('goes on only when the person agreed', async () => {
    open.mockResolvedValueOnce(true);
    await expect(confirmAction('Disconnect?', 'Nothing is deleted.')).resolves.toBe(true);
    open.mockResolvedValueOnce(undefined);
    await expect(confirmAction('Disconnect?', 'Nothing is deleted.')).resolves.toBe(false);
  });

  it('announces a finished action once', () => {
    const page = new EventTarget();
    const heard = jest.fn();
    page.addEventListener('lightning__showtoast', heard);
    announceSuccess(page, 'Connected');
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
