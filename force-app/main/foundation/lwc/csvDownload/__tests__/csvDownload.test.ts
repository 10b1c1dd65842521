import { csvFileName, downloadCsv } from 'c/csvDownload';

describe('CSV download', () => {
  it.each([
    ['Failed people of the field sync', 'Failed-people-of-the-field-sync.csv'],
    ['../../etc/passwd', 'etc-passwd.csv'],
    ['Fehlgeschlagene Übertragung', 'Fehlgeschlagene-Übertragung.csv'],
    ['***', 'download.csv'],
  ])('names the file of "%s" %s', (title, name) => {
    expect(csvFileName(title)).toBe(name);
  });

  it('hands the text to the browser as a file that spreadsheets read', async () => {
    let saved: Blob | undefined;
    let fileName = '';
    URL.createObjectURL = jest.fn((blob: Blob) => {
      saved = blob;
      return 'blob:csv';
    });
    URL.revokeObjectURL = jest.fn();
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
      fileName = this.download;
    });
    downloadCsv('Failures', 'Name\r\nZoë');
    const text = await new Promise<unknown>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsArrayBuffer(saved as Blob);
    });
    expect(fileName).toBe('Failures.csv');
    expect(saved?.type).toBe('text/csv;charset=utf-8');
    expect([...new Uint8Array(text as ArrayBuffer)].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
    expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:csv');
  });
});
