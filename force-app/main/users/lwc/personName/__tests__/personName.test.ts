import { splitName } from 'c/personName';

describe('names', () => {
  it.each([
    ['Mia Marketer', 'Mia', 'Marketer'],
    ['Ana de la Cruz', 'Ana', 'de la Cruz'],
    ['  Cher ', '', 'Cher'],
    ['', '', ''],
  ])('splits "%s"', (name, firstName, lastName) => {
    expect(splitName(name)).toEqual({ firstName, lastName });
  });
});
