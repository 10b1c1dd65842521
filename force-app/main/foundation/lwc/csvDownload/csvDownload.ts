/** The byte order mark, without which spreadsheets misread letters outside ASCII. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A name that every file system takes: letters, digits, `-` and `_`, with the ending `.csv`. */
export function csvFileName(title: string): string {
  const base = title.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-+|-+$/g, '');
  return `${base === '' ? 'download' : base}.csv`;
}

/** Hands CSV text to the browser as a file. The text is taken as it is: its writer escapes the cells. */
export function downloadCsv(title: string, text: string): void {
  download(csvFileName(title), new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' }));
}

/** Hands text to the browser as a file of this name. */
export function downloadText(name: string, text: string): void {
  download(name, new Blob([text], { type: 'text/plain;charset=utf-8' }));
}

/** Hands an archive to the browser as a file of this name. */
export function downloadArchive(name: string, bytes: Uint8Array): void {
  download(name, new Blob([bytes as BlobPart], { type: 'application/zip' }));
}

function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
