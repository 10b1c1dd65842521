/** What a column can mean. */
export type InviteField = 'email' | 'firstName' | 'lastName' | 'role' | 'team';

/** Which column (index) holds a field; absent: none does. */
export type Mapping = Partial<Record<InviteField, number>>;

/** The fields in the order in which they are offered. */
export const INVITE_FIELDS: readonly InviteField[] = ['email', 'firstName', 'lastName', 'role', 'team'];

/** Words that name a field, most telling first, in small letters without blanks and marks. */
const WORDS: Record<InviteField, string[]> = {
  email: ['email', 'emailaddress', 'mail', 'workemail', 'businessemail', 'address', 'login', 'username'],
  firstName: ['firstname', 'first', 'givenname', 'forename', 'vorname', 'prenom'],
  lastName: ['lastname', 'last', 'surname', 'familyname', 'name', 'fullname', 'nachname', 'nom'],
  role: ['role', 'userrole', 'permission', 'rolle'],
  team: ['team', 'teams', 'group', 'department'],
};

function plain(header: string): string {
  return header
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

const looksLikeAddress = (cell: string): boolean => /^[^\s@]+@[^\s@]+$/.test(cell);

/** The column with most addresses in its first rows. */
function addressColumn(rows: string[][], columns: number): number | undefined {
  const sample = rows.slice(0, 50);
  const counts = Array.from({ length: columns }, (_, column) => sample.filter((cells) => looksLikeAddress(cells[column] ?? '')).length);
  const most = Math.max(0, ...counts);
  return most === 0 ? undefined : counts.indexOf(most);
}

/** Proposes columns by their headers; the addresses are found by their look when no header names them. */
export function guessMapping(headers: string[], rows: string[][]): Mapping {
  const heads = headers.map(plain);
  const taken = new Set<number>();
  const mapping: Mapping = {};
  for (const field of INVITE_FIELDS) {
    const word = WORDS[field].find((each) => heads.some((name, column) => name === each && !taken.has(column)));
    const column = word === undefined ? undefined : heads.findIndex((name, index) => name === word && !taken.has(index));
    if (column === undefined) continue;
    mapping[field] = column;
    taken.add(column);
  }
  const byLook = mapping.email === undefined ? addressColumn(rows, headers.length) : undefined;
  return byLook === undefined ? mapping : { ...mapping, email: byLook };
}

/** The rows by their fields. A lone family name column with two words is a whole name. */
export function mapRows(rows: string[][], mapping: Mapping): Apex.InviteRow[] {
  const cell = (cells: string[], field: InviteField): string => cells[mapping[field] ?? -1] ?? '';
  return rows.map((cells) => ({
    email: cell(cells, 'email'),
    ...names(cell(cells, 'firstName'), cell(cells, 'lastName'), mapping.firstName === undefined),
    role: cell(cells, 'role'),
    team: cell(cells, 'team'),
  }));
}

function names(firstName: string, lastName: string, isWhole: boolean): { firstName: string; lastName: string } {
  const words = lastName.split(/\s+/).filter((word) => word !== '');
  if (!isWhole || words.length < 2) return { firstName, lastName };
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' };
}
