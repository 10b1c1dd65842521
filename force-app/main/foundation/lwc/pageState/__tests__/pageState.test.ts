import { ownKey, stateOf, withState } from 'c/pageState';

const page = {
  type: 'standard__navItemPage',
  attributes: { apiName: 'Setup_Guide' },
  state: { c__step: 'fieldSync', other: 'kept' },
};

describe('page state', () => {
  it('reads a key of the address', () => {
    expect(stateOf(page, ownKey('step'))).toBe('fieldSync');
    expect(stateOf(page, ownKey('section'))).toBeUndefined();
    expect(stateOf(undefined, ownKey('step'))).toBeUndefined();
  });

  it('sets one key and keeps the others', () => {
    expect(withState(page, 'c__step', 'connectMarketo').state).toEqual({
      c__step: 'connectMarketo',
      other: 'kept',
    });
  });

  it('removes a key', () => {
    expect(withState(page, 'c__step', undefined).state).toEqual({ other: 'kept' });
    expect(page.state.c__step).toBe('fieldSync');
  });
});
