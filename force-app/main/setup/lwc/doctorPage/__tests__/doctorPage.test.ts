import addTaskLayout from '@salesforce/apex/DoctorController.addTaskLayout';
import beginRepair from '@salesforce/apex/DoctorController.beginRepair';
import carryOutRepair from '@salesforce/apex/DoctorController.carryOutRepair';
import examine from '@salesforce/apex/DoctorController.examine';
import getMissingFields from '@salesforce/apex/DoctorController.getMissingFields';
import getFile from '@salesforce/apex/DoctorController.getFile';
import getRepairs from '@salesforce/apex/DoctorController.getRepairs';
import previewRepair from '@salesforce/apex/DoctorController.previewRepair';
import removeTaskLayout from '@salesforce/apex/DoctorController.removeTaskLayout';
import undoRepair from '@salesforce/apex/DoctorController.undoRepair';
import DoctorPage from 'c/doctorPage';
import RepairModal from 'c/repairModal';
import { apexError, mount, part, press, problemLike, settle, shows, tell } from 'test/support/lwc';

jest.mock('@salesforce/apex/DoctorController.addTaskLayout', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DoctorController.removeTaskLayout', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DoctorController.beginRepair', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DoctorController.carryOutRepair', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DoctorController.examine', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DoctorController.findUsers', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DoctorController.getMissingFields', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DoctorController.getFile', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DoctorController.getRepairs', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DoctorController.previewRepair', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DoctorController.undoRepair', () => ({ __esModule: true, default: jest.fn() }), { virtual: true });

const mocks = {
  addLayout: addTaskLayout as unknown as jest.Mock,
  removeLayout: removeTaskLayout as unknown as jest.Mock,
  begin: beginRepair as unknown as jest.Mock,
  carryOut: carryOutRepair as unknown as jest.Mock,
  examine: examine as unknown as jest.Mock,
  fields: getMissingFields as unknown as jest.Mock,
  file: getFile as unknown as jest.Mock,
  repairs: getRepairs as unknown as jest.Mock,
  preview: previewRepair as unknown as jest.Mock,
  undo: undoRepair as unknown as jest.Mock,
};
const open = jest.fn();
(RepairModal as unknown as { open: jest.Mock }).open = open;

const fine: Apex.DoctorCheck = { key: 'userActive', area: 'user', title: 'Active', state: 'ok', canRepair: false, hasFile: false };
const broken: Apex.DoctorCheck = { ...fine, key: 'apiEnabled', title: 'API Enabled', state: 'broken', canRepair: true };
const missing: Apex.DoctorCheck = { ...fine, key: 'task.X', area: 'activity', title: 'X', state: 'broken', hasFile: true };
const user: Apex.DoctorUser = { id: '005A', name: 'Sam', username: 'sam@x.example', profile: 'Admin', active: true };
const repair: Apex.Repair = { id: 'r1', userName: 'Sam', state: 'done', changes: [{ what: 'API for Sam' }] };

async function mountPage(checks: Apex.DoctorCheck[]): Promise<HTMLElement> {
  mocks.examine.mockResolvedValue({ user, checks, checkedAt: '2026-11-22T08:00:00.000Z' });
  mocks.repairs.mockResolvedValue([repair]);
  mocks.undo.mockResolvedValue({ ...repair, state: 'undone' });
  const element = await mount<HTMLElement>('c-doctor-page', DoctorPage);
  await settle();
  return element;
}

const summary = (element: HTMLElement): string => part<HTMLElement>(element, '[data-id="summary"]').textContent ?? '';

describe('the doctor', () => {
  it('says that all is fine, and shows it when I ask', async () => {
    const element = await mountPage([fine]);
    expect(summary(element)).toBe('All 1 checks are fine.');
    expect(shows(element, 'c-doctor-item')).toBe(false);
    await expect(element).toBeAccessible();
    await tell(element, '[data-id="all"]', 'change', { checked: true });
    expect(shows(element, '[data-check="userActive"]')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('counts what is broken and what cannot be told', async () => {
    const element = await mountPage([fine, broken, { ...fine, key: 'u', state: 'unknown' }]);
    expect(summary(element)).toBe('1 of 3 checks is broken. 1 cannot be told.');
    expect(part<HTMLElement>(element, '[data-area="user"]').textContent).toContain('1 of 3 fine');
    await expect(element).toBeAccessible();
  });

  it('shows the difference first, and repairs only after a yes', async () => {
    mocks.preview.mockResolvedValue(repair);
    mocks.begin.mockResolvedValue(repair);
    mocks.carryOut.mockResolvedValue(repair);
    const element = await mountPage([broken]);
    open.mockResolvedValueOnce(false);
    await tell(element, 'c-doctor-item', 'repair');
    expect(open).toHaveBeenCalledWith(expect.objectContaining({ repair, isUndo: false }));
    expect(mocks.begin).not.toHaveBeenCalled();
    open.mockResolvedValueOnce(true);
    await tell(element, 'c-doctor-item', 'repair');
    await settle();
    expect(mocks.begin).toHaveBeenCalledWith({ checkKey: 'apiEnabled', userId: '005A' });
    expect(mocks.carryOut).toHaveBeenCalledWith({ repairId: 'r1' });
    expect(mocks.examine).toHaveBeenCalledTimes(2);
  });

  it('looks at a further layout of Task once it is named, and no more once it is removed', async () => {
    const element = await mountPage([missing]);
    mocks.addLayout.mockResolvedValue(['Sales Layout']);
    mocks.examine.mockResolvedValue({ user, checks: [missing], taskLayouts: ['Sales Layout'] });
    await tell(element, 'c-task-layouts', 'add', 'Sales Layout');
    expect(mocks.addLayout).toHaveBeenCalledWith({ name: 'Sales Layout' });
    expect(part<{ names: string[] }>(element, 'c-task-layouts').names).toEqual(['Sales Layout']);
    expect(mocks.examine).toHaveBeenCalledTimes(2);
    await tell(element, 'c-task-layouts', 'remove', 'Sales Layout');
    expect(mocks.removeLayout).toHaveBeenCalledWith({ name: 'Sales Layout' });
    expect(mocks.examine).toHaveBeenCalledTimes(3);
    mocks.addLayout.mockRejectedValue(apexError(problemLike({ code: 'LAYOUT_UNKNOWN' })));
    await tell(element, 'c-task-layouts', 'add', 'Salse Layout');
    expect(part<{ problem: Apex.Problem }>(element, 'c-error-panel').problem.code).toBe('LAYOUT_UNKNOWN');
    expect(mocks.examine).toHaveBeenCalledTimes(3);
  });

  it('undoes a repair after a yes', async () => {
    const element = await mountPage([fine]);
    mocks.repairs.mockResolvedValue([{ ...repair, state: 'undone' }]);
    open.mockResolvedValueOnce(true);
    await tell(element, 'c-repair-list', 'undo', { id: 'r1' });
    await settle();
    expect(mocks.undo).toHaveBeenCalledWith({ repairId: 'r1' });
    open.mockResolvedValueOnce(false);
    await tell(element, 'c-repair-list', 'undo', { id: 'r1' });
    expect(mocks.undo).toHaveBeenCalledTimes(1);
  });

  it('reads the list again until the job has noted the repair', async () => {
    jest.useFakeTimers();
    mocks.preview.mockResolvedValue(repair);
    mocks.begin.mockResolvedValue({ ...repair, id: 'r2' });
    mocks.carryOut.mockResolvedValue({ ...repair, id: 'r2' });
    const element = await mountPage([broken]);
    open.mockResolvedValueOnce(true);
    await tell(element, 'c-doctor-item', 'repair');
    await settle();
    mocks.repairs.mockResolvedValue([{ ...repair, id: 'r2' }]);
    jest.advanceTimersByTime(1000);
    await settle();
    expect(part<{ repairs: Apex.Repair[] }>(element, 'c-repair-list').repairs.map((one) => one.id)).toEqual(['r2']);
    jest.useRealTimers();
  });

  it('shows why a repair was refused', async () => {
    mocks.preview.mockRejectedValue(apexError(problemLike({ code: 'REPAIR_NOT_ALLOWED' })));
    const element = await mountPage([broken]);
    await tell(element, 'c-doctor-item', 'repair');
    expect(shows(element, 'c-error-panel')).toBe(true);
    expect(open).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it('gives the file of a check', async () => {
    mocks.file.mockResolvedValue({ name: 'X.field-meta.xml', text: '<CustomField/>' });
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined });
    const element = await mountPage([missing]);
    await tell(element, 'c-doctor-item', 'file');
    expect(mocks.file).toHaveBeenCalledWith({ checkKey: 'task.X' });
  });

  it('gives all missing fields as one archive with the command to deploy it, when there are several', async () => {
    mocks.fields.mockResolvedValue([{ name: 'package.xml', text: '<Package/>' }]);
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined });
    const alone = await mountPage([missing]);
    expect(shows(alone, '[data-id="all-fields"]')).toBe(false);
    const element = await mountPage([missing, { ...missing, key: 'task.Y' }]);
    expect(part<HTMLElement>(element, '[data-id="all-fields"]').textContent).toMatch(
      /2 fields.*--metadata-dir msi-actions-task-fields\.zip/s,
    );
    await press(element, 'all-fields-file');
    await settle();
    expect(mocks.fields).toHaveBeenCalledTimes(1);
    expect(shows(element, 'c-error-panel')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('follows a deployment until it is noted, and looks again', async () => {
    jest.useFakeTimers();
    mocks.preview.mockResolvedValue(repair);
    mocks.begin.mockResolvedValue({ ...repair, id: 'r3' });
    mocks.carryOut.mockResolvedValue({ ...repair, id: 'r3', state: 'deploying' });
    const element = await mountPage([broken]);
    open.mockResolvedValueOnce(true);
    mocks.repairs.mockResolvedValue([{ ...repair, id: 'r3', state: 'deploying' }]);
    await tell(element, 'c-doctor-item', 'repair');
    await settle();
    const looked = mocks.examine.mock.calls.length;
    jest.advanceTimersByTime(1000);
    await settle();
    expect(mocks.examine).toHaveBeenCalledTimes(looked);
    mocks.repairs.mockResolvedValue([{ ...repair, id: 'r3' }]);
    jest.advanceTimersByTime(1000);
    await settle();
    expect(mocks.examine).toHaveBeenCalledTimes(looked + 1);
    jest.useRealTimers();
  });

  it('looks at another user', async () => {
    const element = await mountPage([fine]);
    await press(element, 'choose-user');
    await tell(element, 'c-user-finder', 'cancel');
    expect(shows(element, 'c-user-finder')).toBe(false);
    await press(element, 'choose-user');
    await tell(element, 'c-user-finder', 'choose', { id: '005B' });
    await settle();
    expect(mocks.examine).toHaveBeenLastCalledWith({ userId: '005B' });
  });

  it('shows a failure and checks again', async () => {
    mocks.examine.mockRejectedValueOnce(apexError(problemLike({})));
    mocks.repairs.mockResolvedValue([]);
    const element = await mount<HTMLElement>('c-doctor-page', DoctorPage);
    await settle();
    expect(shows(element, 'c-error-panel')).toBe(true);
    await expect(element).toBeAccessible();
    mocks.examine.mockResolvedValue({ user: { ...user, active: false }, checks: [] });
    await tell(element, 'c-error-panel', 'retry');
    await settle();
    expect(part<HTMLElement>(element, '[data-id="user"]').textContent).toContain('inactive');
  });
});
