import { guessMapping, mapRows } from 'c/csvMapping';

describe('the columns of a file', () => {
  it('are recognised by their headers in any spelling', () => {
    expect(guessMapping(['First Name', 'LAST_NAME', 'E-Mail', 'Role', 'Team'], [])).toEqual({
      firstName: 0,
      lastName: 1,
      email: 2,
      role: 3,
      team: 4,
    });
  });

  it('are recognised by their look when no header says Email', () => {
    expect(guessMapping(['Person', 'Contact'], [['Ann', 'ann@x.example']])).toEqual({ email: 1 });
  });

  it('leave the address open when nothing looks like one', () => {
    expect(guessMapping(['A', 'B'], [['1', '2']])).toEqual({});
  });

  it('give each column one meaning', () => {
    expect(guessMapping(['Email', 'Email', 'Name'], [])).toEqual({ email: 0, lastName: 2 });
  });

  it('become rows; a whole name is cut before its last word', () => {
    expect(mapRows([['ann@x.example', 'Ann Maria Lee']], { email: 0, lastName: 1 })).toEqual([
      { email: 'ann@x.example', firstName: 'Ann Maria', lastName: 'Lee', role: '', team: '' },
    ]);
    expect(mapRows([['ann@x.example', 'Ann', 'van Dyk']], { email: 0, firstName: 1, lastName: 2 })[0]).toMatchObject({
      firstName: 'Ann',
      lastName: 'van Dyk',
    });
  });
});
