import { parseAddresses } from 'c/addressList';

const emails = (text: string): string[] => parseAddresses(text).map(({ email }) => email);

describe('a pasted list of addresses', () => {
  it('is cut at line breaks, commas, semicolons, tabs and spaces', () => {
    expect(emails('a@x.example\r\nb@x.example, c@x.example;d@x.example\te@x.example f@x.example\n\n')).toEqual([
      'a@x.example',
      'b@x.example',
      'c@x.example',
      'd@x.example',
      'e@x.example',
      'f@x.example',
    ]);
  });

  it('keeps names that stand before angle brackets', () => {
    expect(parseAddresses('Rosa Jimenez <rosa@x.example>, "Almeida, Tomás" <tomas@x.example>; Mori, Kenji <kenji@x.example>')).toEqual([
      { email: 'rosa@x.example', firstName: 'Rosa', lastName: 'Jimenez' },
      { email: 'tomas@x.example', firstName: 'Tomás', lastName: 'Almeida' },
      { email: 'kenji@x.example', firstName: 'Kenji', lastName: 'Mori' },
    ]);
  });

  it('takes a name of one word for the family name, and brackets without a name', () => {
    expect(parseAddresses('Leila <leila@x.example>\n<anna@x.example>')).toEqual([
      { email: 'leila@x.example', firstName: '', lastName: 'Leila' },
      { email: 'anna@x.example', firstName: '', lastName: '' },
    ]);
  });

  it('keeps what is no address, so that it can be named as wrong', () => {
    expect(emails('not an address\nmailto:a@x.example')).toEqual(['not an address', 'a@x.example']);
  });

  it('finds nobody in blank text', () => {
    expect(parseAddresses(' \n ;, ')).toEqual([]);
  });
});
