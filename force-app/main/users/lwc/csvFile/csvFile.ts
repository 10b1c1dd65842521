import { loadScript } from 'lightning/platformResourceLoader';
import papaParse from '@salesforce/resourceUrl/PapaParse';

/** A table as it stands in the file: every cell is text. */
export interface CsvTable {
  headers: string[];
  rows: string[][];
  /** Rows (from 1, below the header) whose number of cells differs from the header's. */
  uneven: number[];
}

/** Why a file cannot be read. */
export type CsvProblem = 'empty' | 'tooLarge' | 'notText' | 'noRows' | 'tooManyRows' | 'unreadable';

/** The part of Papa Parse that is used. Source: Papa Parse documentation, The Parse Config Object. */
interface Papa {
  parse(text: string, config: { skipEmptyLines: 'greedy'; delimitersToGuess: string[] }): { data: string[][] };
  unparse(table: { fields: string[]; data: string[][] }, config: { escapeFormulae: boolean; newline: string }): string;
}

/** What one invitation by file takes. */
export const MOST_ROWS = 10_000;
const LARGEST_BYTES = 10_000_000;
const DELIMITERS = [',', ';', '\t', '|'];
/** Bytes that no text file has: a zero in UTF-8, or the first bytes of pictures, archives and documents. */
const MAGIC = ['PK', '\x89PNG', '%PDF', 'GIF8', '\xFF\xD8\xFF', '\xD0\xCF\x11\xE0', 'RIFF'];

let loading: Promise<void> | undefined;

async function papa(component: unknown): Promise<Papa> {
  const find = (): Papa | undefined => (globalThis as { Papa?: Papa }).Papa;
  const loaded = find();
  if (loaded !== undefined) return loaded;
  loading ??= (loadScript as (component: unknown, url: string) => Promise<void>)(component, papaParse);
  await loading;
  const ready = find();
  if (ready === undefined) throw new Error('Papa Parse is not there after loading.');
  return ready;
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((char, index) => bytes[index] === char.charCodeAt(0));
}

/** UTF-16 without a mark: every second byte of the beginning is zero. */
function utf16Of(bytes: Uint8Array): string | undefined {
  const head = bytes.slice(0, 200);
  const zeros = (offset: number): number => head.filter((byte, index) => index % 2 === offset && byte === 0).length;
  if (head.length < 4) return undefined;
  if (zeros(1) > head.length / 4) return 'utf-16le';
  return zeros(0) > head.length / 4 ? 'utf-16be' : undefined;
}

/** The text of a file in UTF-8, UTF-16 or Windows-1252; undefined when the bytes are no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (MAGIC.some((text) => startsWith(bytes, text))) return undefined;
  if (startsWith(bytes, '\xFF\xFE')) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, '\xFE\xFF')) return new TextDecoder('utf-16be').decode(bytes);
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return new TextDecoder(utf16).decode(bytes);
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Bytes that are no UTF-8 come from spreadsheets of Windows.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function tableOf(data: string[][]): CsvTable | CsvProblem {
  const [head, ...rows] = data.map((cells) => cells.map((cell) => cell.trim()));
  if (head === undefined) return 'empty';
  if (rows.length === 0) return 'noRows';
  if (rows.length > MOST_ROWS) return 'tooManyRows';
  const uneven = rows.flatMap((cells, index) => (cells.length === head.length ? [] : [index + 1]));
  return { headers: head, rows, uneven };
}

/** Reads a CSV file of up to 10,000 rows below its header. `component` is who asks: it loads the reader. */
export async function readCsv(component: unknown, file: File): Promise<CsvTable | CsvProblem> {
  if (file.size === 0) return 'empty';
  if (file.size > LARGEST_BYTES) return 'tooLarge';
  const text = decodeText(new Uint8Array(await file.arrayBuffer()));
  if (text === undefined) return 'notText';
  if (text.trim() === '') return 'empty';
  const reader = await papa(component);
  return tableOf(reader.parse(text, { skipEmptyLines: 'greedy', delimitersToGuess: DELIMITERS }).data);
}

/** Writes a table as CSV text; cells that a spreadsheet would run as formulas are made harmless. */
export async function writeCsv(component: unknown, headers: string[], rows: string[][]): Promise<string> {
  const writer = await papa(component);
  return writer.unparse({ fields: headers, data: rows }, { escapeFormulae: true, newline: '\r\n' });
}
