import type { PlainValue } from '../../../kernel/ports/records.ts';
import type { Row } from '../../store/rowWriter.ts';
import { addSystemRows } from '../systemRows.ts';
import { after, fail, sound } from '../work.ts';
import type { ObjectWork, WorkRow } from '../work.ts';

const TYPES: Record<string, string> = {
  ...{ txt: 'TEXT', csv: 'CSV', pdf: 'PDF', png: 'PNG', jpg: 'JPG', jpeg: 'JPEG', gif: 'GIF', html: 'HTML', json: 'JSON', xml: 'XML' },
  ...{ doc: 'WORD', docx: 'WORD_X', xls: 'EXCEL', xlsx: 'EXCEL_X', ppt: 'POWER_POINT', pptx: 'POWER_POINT_X', zip: 'ZIP', svg: 'SVG' },
  ...{ mp3: 'MP3', m4a: 'M4A', wav: 'WAV', mp4: 'MP4', m4v: 'M4V', mov: 'MOV', avi: 'AVI', wmv: 'WMV' },
};

/** What stands for a file's own content: a link, a body sent before, or a file elsewhere. */
const INSTEAD = ['ContentUrl', 'ContentBodyId', 'ExternalDataSourceId'];

/** A new file has a path and content that is not empty. Source: Object Reference, "ContentVersion"; the tests of dreamhouse-lwc. */
function checkContent(row: WorkRow): void {
  if (row.old !== undefined || INSTEAD.some((name) => after(row, name) !== null)) return;
  const data = row.changes['VersionData'];
  const isEmpty = !(data instanceof Uint8Array) || data.length === 0;
  const missing = [...(isEmpty ? ['VersionData'] : []), ...(after(row, 'PathOnClient') === null ? ['PathOnClient'] : [])];
  if (missing.length > 0) fail(row, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing);
}

/** What follows from a file's path and content. Source: Object Reference, "ContentVersion". */
export function completeFiles(work: ObjectWork): void {
  sound(work.rows).forEach(checkContent);
  for (const row of sound(work.rows)) {
    const path = row.changes['PathOnClient'];
    if (typeof path === 'string') {
      const name = path.split(/[\\/]/).at(-1) ?? path;
      const extension = /\.([^.]+)$/.exec(name)?.[1];
      row.changes['FileExtension'] = extension ?? null;
      row.changes['FileType'] = TYPES[extension?.toLowerCase() ?? ''] ?? (extension ? 'UNKNOWN' : 'UNKNOWN');
      if (after(row, 'Title') === null) row.changes['Title'] = name.replace(/\.[^.]+$/, '');
    }
    const data = row.changes['VersionData'];
    if (data instanceof Uint8Array) row.changes['ContentSize'] = data.length;
    if (row.old !== undefined) continue;
    // Source: Object Reference, "ContentVersion", ContentLocation: S is a file within Salesforce, E one elsewhere.
    row.changes['ContentLocation'] ??= after(row, 'ExternalDataSourceId') === null ? 'S' : 'E';
    addVersion(row, work);
  }
}

/** A delivery gets its links: paths of the local org. Source: Object Reference, "ContentDistribution". */
export function completeDistributions(work: ObjectWork): void {
  const { writer } = work.context.core;
  for (const row of sound(work.rows)) {
    const version = row.changes['ContentVersionId'];
    if (row.old !== undefined || typeof version !== 'string') continue;
    const [found] = writer.all('SELECT "ContentDocumentId" AS document FROM "ContentVersion" WHERE "Id" = ?', version);
    if (typeof found?.['document'] === 'string') row.changes['ContentDocumentId'] = found['document'];
    row.changes['DistributionPublicUrl'] = `/sfc/p/${version}`;
    if (after(row, 'PreferencesAllowOriginalDownload') === true)
      row.changes['ContentDownloadUrl'] = `/sfc/dist/version/download/${version}`;
  }
}

/** The first version makes its document; a later one becomes the latest. */
function addVersion(row: WorkRow, work: ObjectWork): void {
  const { context } = work;
  const known = row.changes['ContentDocumentId'];
  row.changes['IsLatest'] = true;
  if (typeof known === 'string') {
    const [count] = context.core.writer.all('SELECT COUNT(*) AS n FROM "ContentVersion" WHERE "ContentDocumentId" = ?', known);
    row.changes['VersionNumber'] = String(Number(count?.['n'] ?? 0) + 1);
    context.core.writer.run('UPDATE "ContentVersion" SET "IsLatest" = 0 WHERE "ContentDocumentId" = ?', known);
    return;
  }
  const [id = null] = addSystemRows(context, 'ContentDocument', [documentRow(row)]);
  row.changes['ContentDocumentId'] = id;
  row.changes['VersionNumber'] = '1';
}

function documentRow(row: WorkRow): Row {
  const value = (name: string): PlainValue => after(row, name);
  return {
    Title: value('Title'),
    FileType: value('FileType'),
    FileExtension: value('FileExtension'),
    ContentSize: value('ContentSize'),
    Description: value('Description'),
    PublishStatus: 'P',
    ...(typeof value('OwnerId') === 'string' ? { OwnerId: value('OwnerId') } : {}),
  };
}

/** Links a new file to its owner and to the record it was first published at, and the document to its latest version. */
export function publishFiles(work: ObjectWork): void {
  const { context } = work;
  const { writer } = context.core;
  for (const row of sound(work.rows)) {
    const document = after(row, 'ContentDocumentId');
    if (row.id === null || typeof document !== 'string' || row.changes['IsLatest'] !== true) continue;
    writer.run(
      'UPDATE "ContentDocument" SET "LatestPublishedVersionId" = ?, "Title" = ?, "FileType" = ?, "FileExtension" = ?, "ContentSize" = ? WHERE "Id" = ?',
      ...[row.id, text(after(row, 'Title')), text(after(row, 'FileType')), text(after(row, 'FileExtension'))],
      Number(after(row, 'ContentSize') ?? 0),
      document,
    );
    if (row.changes['VersionNumber'] !== '1') continue;
    const links: Row[] = [{ ContentDocumentId: document, LinkedEntityId: after(row, 'OwnerId'), ShareType: 'I', Visibility: 'AllUsers' }];
    const place = after(row, 'FirstPublishLocationId');
    if (typeof place === 'string' && place !== after(row, 'OwnerId')) {
      links.push({ ContentDocumentId: document, LinkedEntityId: place, ShareType: 'V', Visibility: 'AllUsers' });
    }
    addSystemRows(context, 'ContentDocumentLink', links);
  }
}

function text(value: PlainValue): string | null {
  return typeof value === 'string' ? value : null;
}
