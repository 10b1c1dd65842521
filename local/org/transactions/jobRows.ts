/** The rows by which jobs are seen: AsyncApexJob, CronTrigger and CronJobDetail. Source: Object Reference for the Salesforce Platform. */
import { nextFireTime, parseCron } from '../../apex/library/async/cron.ts';
import type { AsyncWork } from '../../apex/runtime/context.ts';
import { throwApex } from '../../apex/values/index.ts';
import type { PlatformRows } from '../../data/index.ts';
import type { DataSession } from '../../kernel/ports/records.ts';

/** Who enqueues, and when. */
export interface JobFacts {
  userId: string;
  timeZone: string;
  now: number;
}

const TYPES: Record<AsyncWork['kind'], string> = {
  queueable: 'Queueable',
  future: 'Future',
  batch: 'BatchApex',
  scheduled: 'ScheduledApex',
  deployment: 'ApexToken',
};
/** The JobType of CronJobDetail for scheduled Apex and for batches that were scheduled. */
const CRON_TYPES: Partial<Record<AsyncWork['kind'], string>> = { scheduled: '7', batch: '7' };
const SYSTEM = { mode: 'system', sharing: false } as const;

function classId(session: DataSession, className: string): string | null {
  const outer = className.split('.')[0] ?? className;
  const answer = session.query('SELECT Id FROM ApexClass WHERE Name = :name', { name: outer }, SYSTEM);
  return (answer.records[0]?.fields['Id'] as string | undefined) ?? null;
}

/** Writes the row of a job that waits; the answer is its id. */
export function addJobRow(session: DataSession, rows: PlatformRows, work: AsyncWork, facts: JobFacts, cronTriggerId?: string): string {
  return rows.insert('AsyncApexJob', {
    JobType: TYPES[work.kind],
    Status: 'Queued',
    ApexClassId: classId(session, work.className),
    MethodName: work.methodName ?? null,
    CreatedById: facts.userId,
    NumberOfErrors: 0,
    JobItemsProcessed: 0,
    TotalJobItems: 0,
    ...(cronTriggerId ? { CronTriggerId: cronTriggerId } : {}),
  });
}

/** The row beside a batch that stands for up to 10,000 of its records. Source: Salesforce Help 000387766, the types of asynchronous jobs. */
export function addWorkerRow(
  session: DataSession,
  rows: PlatformRows,
  work: AsyncWork,
  parentId: string,
  facts: Pick<JobFacts, 'userId' | 'now'>,
): void {
  rows.insert('AsyncApexJob', {
    JobType: 'BatchApexWorker',
    Status: 'Completed',
    ApexClassId: classId(session, work.className),
    ParentJobId: parentId,
    CreatedById: facts.userId,
    NumberOfErrors: 0,
    JobItemsProcessed: 1,
    TotalJobItems: 1,
    CompletedDate: new Date(facts.now).toISOString(),
  });
}

/** Writes the rows of a schedule; the answer is the CronTrigger id. Names are unique among schedules. */
export function addCronRows(session: DataSession, rows: PlatformRows, work: AsyncWork, facts: JobFacts): string {
  const { name = '', expression = '' } = work.cron ?? {};
  const taken = session.query('SELECT Id FROM CronTrigger WHERE CronJobDetail.Name = :name', { name }, SYSTEM);
  if (taken.total > 0) throwApex('System.AsyncException', `The Apex job named "${name}" is already scheduled for execution.`);
  const next = nextFireTime(parseCron(expression), facts.now, facts.timeZone);
  return rows.insert('CronTrigger', {
    CronJobDetailId: rows.insert('CronJobDetail', { Name: name, JobType: CRON_TYPES[work.kind] ?? null }),
    CronExpression: expression,
    TimeZoneSidKey: facts.timeZone,
    TimesTriggered: 0,
    State: 'WAITING',
    OwnerId: facts.userId,
    CreatedById: facts.userId,
    StartTime: new Date(facts.now).toISOString(),
    NextFireTime: next === undefined ? null : new Date(next).toISOString(),
  });
}

/** Takes a schedule away with its detail. */
export function removeCronRows(session: DataSession, rows: PlatformRows, cronTriggerId: string): void {
  const answer = session.query('SELECT CronJobDetailId FROM CronTrigger WHERE Id = :id', { id: cronTriggerId }, SYSTEM);
  const detail = answer.records[0]?.fields['CronJobDetailId'];
  if (answer.total === 0) return;
  rows.delete('CronTrigger', cronTriggerId);
  if (typeof detail === 'string') rows.delete('CronJobDetail', detail);
}
