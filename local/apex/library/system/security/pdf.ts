/** A plain PDF of a text: A4 pages of lines in Helvetica. Source: ISO 32000, File Structure. */
const LINE = 90;
const LINES = 54;

const escaped = (line: string): string => line.replace(/[\\()]/g, String.raw`\$&`).replace(/[^\u0020-\u00ff]/g, '?');

function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => line.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? ['']);
}

function pagesOf(lines: string[]): string[][] {
  const pages: string[][] = [];
  for (let at = 0; at < lines.length; at += LINES) pages.push(lines.slice(at, at + LINES));
  return pages;
}

/** The file's bytes. */
export function pdfOf(text: string): Uint8Array {
  const pages = pagesOf(linesOf(text));
  const page = (index: number): number => 4 + index * 2;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${page(index)} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((lines, index) => {
      const content = `BT /F1 11 Tf 14 TL 56 790 Td ${lines.map((line) => `(${escaped(line)}) '`).join('\n')} ET`;
      const parts = `/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${page(index) + 1} 0 R`;
      return [`<< /Type /Page /Parent 2 0 R ${parts} >>`, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`];
    }),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(`${file}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`, 'latin1');
}
