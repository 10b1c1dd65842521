import {
  attempt,
  cannotDiscard,
  cannotSave,
  change,
  isConflict,
  isDirty,
  isLoading,
  showSettings,
  type SettingsPage,
} from 'c/settingsDraft';
import { apexError, problemLike } from 'test/support/lwc';

interface Settings {
  version?: number;
  name?: string;
}

const fresh = (): SettingsPage<Settings> => ({ overview: undefined, draft: {}, problem: undefined, isBusy: false, notice: '' });

describe('a draft of settings', () => {
  it('is loading until something was shown or failed', async () => {
    const page = fresh();
    expect(isLoading(page)).toBe(true);
    await attempt(page, jest.fn().mockRejectedValue(apexError(problemLike({ code: 'X' }))));
    expect(isLoading(page)).toBe(false);
    expect(page.problem?.code).toBe('X');
    expect(page.isBusy).toBe(false);
  });

  it('can be saved and discarded once it differs, and not while the page works', () => {
    const page = fresh();
    showSettings(page, { settings: { version: 1, name: 'a' } });
    page.notice = 'Loaded';
    expect([isDirty(page), cannotSave(page), cannotDiscard(page)]).toEqual([false, true, true]);
    change(page, { name: 'b' });
    expect([isDirty(page), cannotSave(page), cannotDiscard(page), page.notice]).toEqual([true, false, false, '']);
    page.isBusy = true;
    expect([cannotSave(page), cannotDiscard(page)]).toEqual([true, true]);
  });

  it('leaves what is saved untouched, and begins anew with what is shown', () => {
    const page = fresh();
    const saved = { settings: { name: 'a' } };
    showSettings(page, saved);
    change(page, { name: 'b' });
    expect(saved.settings.name).toBe('a');
    showSettings(page, saved);
    expect(isDirty(page)).toBe(false);
  });

  it('that somebody else overtook can only be discarded', async () => {
    const page = fresh();
    showSettings(page, { settings: { version: 1 } });
    change(page, { version: 2 });
    const worked = await attempt(page, jest.fn().mockRejectedValue(apexError(problemLike({ code: 'SALES_SETTINGS_CHANGED' }))));
    expect([worked, isConflict(page), cannotSave(page), cannotDiscard(page)]).toEqual([false, true, true, false]);
    expect(await attempt(page, () => Promise.resolve())).toBe(true);
    expect(isConflict(page)).toBe(false);
  });
});
