import { fieldsOf, shapeError, withoutSpaces } from 'c/credentialRules';

const problem = (code: string, cause = '', detail = ''): Apex.Problem => ({
  code,
  cause,
  detail,
  title: '',
  who: '',
  action: '',
  retryable: false,
});

describe('credential rules', () => {
  it.each([
    ['  123-ABC-456\t', '123-ABC-456', true],
    ['123-ABC-456\u00a0', '123-ABC-456', true],
    ['\u200b123-ABC-456', '123-ABC-456', true],
    ['123-ABC-456', '123-ABC-456', false],
  ])('takes the spaces off %p', (typed, text, removed) => {
    expect(withoutSpaces(typed)).toEqual({ text, removed });
  });

  it.each([
    ['123-ABC-456', ''],
    ['123-abc-456', ''],
    ['123ABC456', 'A Munchkin ID looks like 123-ABC-456.'],
    ['https://123-ABC-456.mktorest.com', 'A Munchkin ID looks like 123-ABC-456.'],
    ['', 'Enter the Munchkin ID.'],
  ])('says of the Munchkin ID %p: %p', (value, sentence) => {
    const said = shapeError('munchkinId', value);
    expect(sentence === '' ? said : said.startsWith(sentence) && sentence).toBe(sentence);
  });

  it('finds a space in the middle of a Client ID', () => {
    expect(shapeError('clientId', 'abc def')).toContain('space in the middle');
    expect(shapeError('clientSecret', 'abcdef')).toBe('');
    expect(shapeError('clientSecret', '')).toBe('Enter the Client Secret.');
  });

  it.each([
    ['SALES_MUNCHKIN_UNKNOWN', '', ['munchkinId']],
    ['MUNCHKIN_MALFORMED', '', ['munchkinId']],
    ['MARKETO_HTTP_404', '', ['munchkinId']],
    ['MARKETO_BAD_CREDENTIALS', 'No client with requested id: abc', ['clientId']],
    ['MARKETO_BAD_CREDENTIALS', 'Bad client credentials', ['clientSecret']],
    ['SALES_BAD_CLIENT_CREDENTIALS', '', ['clientId', 'clientSecret']],
    ['SALES_PERMISSION_MISSING', '', []],
    ['MARKETO_606', '', []],
    ['CREDENTIALS_NOT_SAVED', '', []],
  ])('%s "%s" is about %p', (code, detail, fields) => {
    expect(fieldsOf(problem(code, '', detail))).toEqual(fields);
  });
});
