import { readReturn, returnAddress } from 'c/connectionReturn';

const PAGE = 'https://acme.example.com/lightning/n/Setup_Guide?c__step=connectSalesforce';

describe('coming back from the sign-in page', () => {
  it('knows that the connection was made', () => {
    expect(readReturn(`${PAGE}&connection=connected`)).toEqual({ outcome: 'connected' });
  });

  it('knows why it was not made', () => {
    expect(readReturn(`${PAGE}&connection=failed&code=oauth_app_blocked`)).toEqual({
      outcome: 'failed',
      code: 'oauth_app_blocked',
    });
  });

  it('does not repeat a code that somebody wrote into the address', () => {
    const forged = `${PAGE}&connection=failed&code=${encodeURIComponent('<b>Call 555</b>')}`;
    expect(readReturn(forged)).toEqual({ outcome: 'failed' });
  });

  it.each([[PAGE], [`${PAGE}&connection=maybe`]])('sees no return in %s', (address) => {
    expect(readReturn(address)).toBeUndefined();
  });

  it('comes back to the same step without the outcome of an earlier attempt', () => {
    expect(returnAddress(`${PAGE}&connection=failed&code=expired_token`)).toBe(PAGE);
  });
});
