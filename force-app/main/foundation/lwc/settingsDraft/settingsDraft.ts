import { toProblem } from 'c/problems';

/** The fields of a page on which an admin changes settings, and saves or discards all changes together. */
export interface SettingsPage<Settings extends object> {
  /** What was loaded or saved last. */
  overview: { settings?: Settings } | undefined;
  /** What the admin made of it. */
  draft: Settings;
  problem: Apex.Problem | undefined;
  isBusy: boolean;
  /** Said as long as nothing is changed. */
  notice: string;
}

/** Somebody else saved since the page was loaded. */
const CONFLICT = 'SALES_SETTINGS_CHANGED';

/** True while nothing was loaded and nothing failed. */
export function isLoading<Settings extends object>({ overview, problem }: SettingsPage<Settings>): boolean {
  return overview === undefined && problem === undefined;
}

/** True when only the latest settings can be loaded. */
export function isConflict<Settings extends object>({ problem }: SettingsPage<Settings>): boolean {
  return problem?.code === CONFLICT;
}

/** True when the draft differs from what is saved. */
export function isDirty<Settings extends object>({ draft, overview }: SettingsPage<Settings>): boolean {
  return JSON.stringify(draft) !== JSON.stringify(overview?.settings ?? {});
}

/** True while Save does nothing. */
export function cannotSave<Settings extends object>(page: SettingsPage<Settings>): boolean {
  return cannotDiscard(page) || isConflict(page);
}

/** True while Discard Changes does nothing. */
export function cannotDiscard<Settings extends object>(page: SettingsPage<Settings>): boolean {
  return page.isBusy || !isDirty(page);
}

/** Puts changes into the draft. */
export function change<Settings extends object>(page: SettingsPage<Settings>, changes: Partial<Settings>): void {
  page.draft = { ...page.draft, ...changes };
  page.notice = '';
}

/** Shows what was loaded or saved; the draft begins anew. */
export function showSettings<Settings extends object, Overview extends { settings?: Settings }>(
  page: SettingsPage<Settings> & { overview: Overview | undefined },
  overview: Overview,
): void {
  page.overview = overview;
  page.draft = { ...overview.settings } as Settings;
}

/** Runs what may fail; true when it worked. */
export async function attempt(page: { isBusy: boolean; problem: Apex.Problem | undefined }, work: () => Promise<void>): Promise<boolean> {
  page.isBusy = true;
  try {
    await work();
    page.problem = undefined;
    return true;
  } catch (error) {
    page.problem = toProblem(error);
    return false;
  } finally {
    page.isBusy = false;
  }
}
