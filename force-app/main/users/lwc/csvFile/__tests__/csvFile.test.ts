import { decodeText, MOST_ROWS, readCsv, writeCsv, type CsvTable } from 'c/csvFile';

const fileOf = (content: string | Uint8Array, name = 'people.csv'): File => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.buffer) } as unknown as File;
};

const read = async (content: string | Uint8Array): Promise<CsvTable> => (await readCsv({}, fileOf(content))) as CsvTable;

function utf16(text: string, mark: boolean): Uint8Array {
  const codes = [...(mark ? [0xfeff] : []), ...[...text].map((char) => char.charCodeAt(0))];
  return new Uint8Array(codes.flatMap((code) => [code & 0xff, code >> 8]));
}

describe('a CSV file', () => {
  it('may have quotes, commas and line breaks in its cells, and empty lines', async () => {
    const table = await read('Email,Name\r\n\r\na@x.example,"Almeida, ""Tom""\nJr"\r\n,\r\n');
    expect(table).toEqual({ headers: ['Email', 'Name'], rows: [['a@x.example', 'Almeida, "Tom"\nJr']], uneven: [] });
  });

  it.each([
    ['semicolons', 'Email;Name\na@x.example;Ann'],
    ['tabs', 'Email\tName\na@x.example\tAnn'],
    ['a byte order mark', '\uFEFFEmail,Name\na@x.example,Ann'],
    ['blanks around the cells', ' Email , Name \n a@x.example , Ann '],
  ])('may use %s', async (_what, text) => {
    expect(await read(text)).toEqual({ headers: ['Email', 'Name'], rows: [['a@x.example', 'Ann']], uneven: [] });
  });

  it('may be written in Windows-1252 or UTF-16, with or without a mark', async () => {
    const windows = new Uint8Array([...new TextEncoder().encode('Email,Name\na@x.example,Zo'), 0xeb]);
    expect((await read(windows)).rows[0]?.[1]).toBe('Zoë');
    const [marked, plain] = await Promise.all([true, false].map((mark) => read(utf16('Email,Name\na@x.example,Zoë', mark))));
    expect([marked?.rows[0]?.[1], plain?.rows[0]?.[1]]).toEqual(['Zoë', 'Zoë']);
  });

  it('names the rows with too many or too few cells', async () => {
    expect((await read('Email,Name\na@x.example\nb@x.example,B\nc@x.example,C,more')).uneven).toEqual([1, 3]);
  });

  it.each([
    ['empty', ''],
    ['empty', '  \n \n'],
    ['noRows', 'Email,Name\n'],
    ['notText', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10])],
    ['notText', new Uint8Array([65, 66, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9])],
    ['tooManyRows', `Email\n${'a@x.example\n'.repeat(MOST_ROWS + 1)}`],
  ])('is refused by name: %s', async (problem, content) => {
    expect(await readCsv({}, fileOf(content))).toBe(problem);
  });

  it('is refused before it is read when it is too large', async () => {
    expect(await readCsv({}, { size: 10_000_001 } as File)).toBe('tooLarge');
  });

  it('written for a spreadsheet runs no formula', async () => {
    const text = await writeCsv({}, ['Email', 'Result'], [['=HYPERLINK("x")', 'a, b']]);
    expect(text).toBe('Email,Result\r\n"\'=HYPERLINK(""x"")","a, b"');
  });

  it('keeps letters of all alphabets', () => {
    expect(decodeText(new TextEncoder().encode('佐藤,Жанна'))).toBe('佐藤,Жанна');
  });
});
