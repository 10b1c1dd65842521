import { api, LightningElement } from 'lwc';
import checkInvitations from '@salesforce/apex/UserManagementController.checkInvitations';
import inviteUsers from '@salesforce/apex/UserManagementController.inviteUsers';
import { downloadCsv } from 'c/csvDownload';
import { writeCsv } from 'c/csvFile';
import { fill, formatNumber, formatWhen } from 'c/format';
import { inOrder } from 'c/inOrder';
import type { CheckedRow } from 'c/inviteReview';
import { toProblem } from 'c/problems';
import { labels } from './labels';

/** Rows of one check and of one invitation: what Apex takes at once. */
const CHECKED_AT_ONCE = 1000;
const INVITED_AT_ONCE = 200;

interface Result {
  rows: Apex.InviteResult[];
  invited: number;
  batchIds: string[];
  undoUntil: string | undefined;
}

const NOTHING: Result = { rows: [], invited: 0, batchIds: [], undoUntil: undefined };

function chunks<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** The row with what was found; a name that was not given is the Salesforce user's. */
function withCheck({ key, row }: CheckedRow, check: Apex.InviteCheck): CheckedRow {
  const isNameless = `${row.firstName ?? ''}${row.lastName ?? ''}`.trim() === '';
  const { firstName = '', lastName = '' } = check;
  return { key, check, row: isNameless ? { ...row, firstName, lastName } : row };
}

/** Rows of different checks do not know each other: a later row of an address is a double. */
function markDoubles(entries: CheckedRow[]): CheckedRow[] {
  const seen = new Set<string>();
  return entries.map((entry) => {
    const address = (entry.check.email ?? '').toLowerCase();
    const isDouble = address !== '' && seen.has(address) && entry.check.codes?.includes('INVITE_DUPLICATE_ROW') !== true;
    seen.add(address);
    if (!isDouble || entry.check.isBlocked === true) return entry;
    return { ...entry, check: { ...entry.check, isBlocked: true, codes: ['INVITE_DUPLICATE_ROW', ...(entry.check.codes ?? [])] } };
  });
}

/**
 * Checks rows, lets the person choose, invites them and shows what became of each.
 * Fires `invited` (it bubbles) with the InviteOutcome's undo facts when anybody was invited, `done` at the end, and
 * `cancel` when the person starts over.
 */
export default class InviteFlow extends LightningElement {
  labels = labels;
  entries: CheckedRow[] = [];
  problems: Apex.Problem[] = [];
  seatsUsed = 0;
  seatsTotal = 0;
  problem: Apex.Problem | undefined = undefined;
  /** What is under way, of how much. */
  step: 'checking' | 'review' | 'inviting' | 'result' = 'checking';
  progress = 0;
  goal = 0;
  result: Result = NOTHING;
  /** Stands for this attempt: a repeated call invites nobody twice. */
  attempt = '';
  waiting: Apex.InviteRow[] = [];
  focusedFor = '';

  /** The rows to begin with. */
  @api
  get rows(): Apex.InviteRow[] {
    return this.entries.map(({ row }) => row);
  }
  set rows(value: Apex.InviteRow[]) {
    this.check(value.map((row, index) => ({ key: `row-${index}`, row, check: {} }))).catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  /** The button that was pressed is gone after each step: the focus goes to what it led to. */
  override renderedCallback(): void {
    if (this.step === this.focusedFor || this.isBusy) return;
    this.focusedFor = this.step;
    if (this.isReview) this.template?.querySelector<HTMLElement & { focusSummary(): void }>('c-invite-review')?.focusSummary();
    else this.template?.querySelector<HTMLElement>('[data-id="result"]')?.focus();
  }

  get isBusy(): boolean {
    return this.step === 'checking' || this.step === 'inviting';
  }

  get isReview(): boolean {
    return this.step === 'review';
  }

  get isResult(): boolean {
    return this.step === 'result';
  }

  get progressLabel(): string {
    return this.step === 'checking' ? labels.checking : labels.inviting;
  }

  get progressText(): string {
    return fill(labels.progress, formatNumber(this.progress), formatNumber(this.goal));
  }

  get resultText(): string {
    return this.result.invited === 1 ? labels.invitedOne : fill(labels.invited, formatNumber(this.result.invited));
  }

  get skipped(): { key: string; email: string; reason: string; action: string }[] {
    return this.result.rows
      .filter(({ isInvited }) => isInvited !== true)
      .map(({ email = '', problem }, index) => ({
        key: `${email}-${index}`,
        email,
        reason: problem?.title ?? '',
        action: problem?.action ?? '',
      }));
  }

  get hasSkipped(): boolean {
    return this.skipped.length > 0;
  }

  get undoText(): string {
    return this.result.undoUntil === undefined ? '' : fill(labels.undoUntil, formatWhen(this.result.undoUntil));
  }

  async check(entries: CheckedRow[]): Promise<void> {
    this.begin('checking', entries.length);
    this.entries = entries;
    try {
      const checked: CheckedRow[] = [];
      const problems = new Map<string | undefined, Apex.Problem>();
      await inOrder(chunks(entries, CHECKED_AT_ONCE), async (part) => {
        const report = await checkInvitations({ rows: part.map(({ row }) => row) });
        checked.push(...part.map((entry, index) => withCheck(entry, report.rows?.[index] ?? {})));
        for (const problem of report.problems ?? []) problems.set(problem.code, problem);
        this.seatsUsed = report.seatsUsed ?? 0;
        this.seatsTotal = report.seatsTotal ?? 0;
        this.progress += part.length;
      });
      this.entries = markDoubles(checked);
      this.problems = [...problems.values()];
      this.step = 'review';
    } catch (error) {
      this.problem = toProblem(error);
    }
  }

  begin(step: 'checking' | 'inviting', goal: number): void {
    this.step = step;
    this.focusedFor = step;
    this.progress = 0;
    this.goal = goal;
    this.problem = undefined;
  }

  async handleRecheck(event: CustomEvent<CheckedRow[]>): Promise<void> {
    if (event.detail.length === 0) this.dispatchEvent(new CustomEvent('cancel'));
    else await this.check(event.detail);
  }

  async handleInvite(event: CustomEvent<Apex.InviteRow[]>): Promise<void> {
    this.attempt = crypto.randomUUID();
    this.result = NOTHING;
    this.waiting = event.detail;
    await this.invite(event.detail);
  }

  /** After a failure the same rows go again under the same key. */
  async handleRetry(): Promise<void> {
    if (this.step === 'inviting') await this.invite(this.waiting);
    else await this.check(this.entries);
  }

  async invite(rows: Apex.InviteRow[]): Promise<void> {
    this.begin('inviting', rows.length);
    this.result = NOTHING;
    try {
      await inOrder(chunks(rows, INVITED_AT_ONCE), async (part, index) => {
        this.add(await inviteUsers({ rows: part, key: `${this.attempt}-${index}` }));
        this.progress += part.length;
      });
      this.step = 'result';
    } catch (error) {
      this.problem = toProblem(error);
    }
    this.tell();
  }

  add(outcome: Apex.InviteOutcome): void {
    this.result = {
      rows: [...this.result.rows, ...(outcome.rows ?? [])],
      invited: this.result.invited + (outcome.invited ?? 0),
      batchIds: [...this.result.batchIds, ...(outcome.batchIds ?? [])],
      undoUntil: outcome.undoUntil ?? this.result.undoUntil,
    };
  }

  tell(): void {
    if (this.result.invited === 0) return;
    const { invited, batchIds, undoUntil } = this.result;
    this.dispatchEvent(new CustomEvent('invited', { detail: { invited, batchIds, undoUntil }, bubbles: true, composed: true }));
  }

  async handleDownload(): Promise<void> {
    const rows = this.result.rows.map(({ email = '', isInvited, problem }) => [
      email,
      isInvited === true ? labels.csvInvited : labels.csvSkipped,
      problem?.code ?? '',
      problem?.title ?? '',
      problem?.action ?? '',
    ]);
    const left = this.entries
      .filter(({ check }) => !this.result.rows.some(({ email }) => email === check.email))
      .map(({ check }) => this.leftOut(check));
    downloadCsv(labels.csvTitle, await writeCsv(this, labels.csvHeaders.split(','), [...rows, ...left]));
  }

  leftOut(check: Apex.InviteCheck): string[] {
    const [code = ''] = check.codes ?? [];
    const problem = this.problems.find((each) => each.code === code);
    return [check.email ?? '', labels.csvLeftOut, code, problem?.title ?? '', problem?.action ?? ''];
  }

  handleDone(): void {
    this.dispatchEvent(new CustomEvent('done'));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
