import { noticeOf, safeLink, toProblem } from 'c/problems';
import { apexError, problemLike } from 'test/support/lwc';

describe('problems', () => {
  it('keeps what the server says about a failure', () => {
    const problem = {
      code: 'SALES_TIMEOUT',
      title: 'No answer',
      cause: 'The Sales account did not answer in time.',
      who: 'Nobody',
      action: 'Try again.',
      retryable: true,
    };
    expect(toProblem(apexError(problem))).toEqual(problem);
  });

  it('explains an answer of the platform that is not a problem, and keeps its words as detail', () => {
    const problem = toProblem({ body: { message: 'Apex CPU time limit exceeded' } });
    expect(problem).toMatchObject({
      code: 'UNEXPECTED',
      retryable: true,
      detail: 'Apex CPU time limit exceeded',
    });
    expect(problem.action).toContain('Try again');
  });

  it('knows that a person without access to the controller may not use it', () => {
    const message = "You do not have access to the Apex class named 'SetupGuideController'.";
    expect(toProblem({ body: { message } })).toMatchObject({ code: 'NO_PERMISSION', retryable: false });
  });

  it('does not trust JSON that has not the members of a problem', () => {
    expect(toProblem(apexError({ code: 'X', title: 1 })).code).toBe('UNEXPECTED');
    expect(toProblem({ body: { message: 'null' } }).code).toBe('UNEXPECTED');
  });

  it.each([[new Error('offline')], ['offline']])('explains %p', (error) => {
    expect(toProblem(error)).toMatchObject({ code: 'UNEXPECTED', detail: 'offline' });
  });

  it('explains a failure without any words', () => {
    expect(toProblem(undefined).detail).toBeUndefined();
  });

  it('tells what is no fault as a notice, and faults not', () => {
    const words = { title: 'Not for you', who: 'Marketo admin', action: 'Switch it on.' };
    expect(noticeOf(problemLike({ ...words, code: 'USE_NOT_ALLOWED' }))).toEqual({ heading: 'Not for you', message: 'Switch it on.' });
    expect(noticeOf(problemLike({ ...words, code: 'ACTION_SWITCHED_OFF' }))?.message).toBe(
      'Only a Marketo admin can change this: Switch it on.',
    );
    expect(noticeOf(problemLike({ ...words, code: 'MARKETO_606' }))).toBeUndefined();
    expect(noticeOf(undefined)).toBeUndefined();
  });

  it.each([
    ['/lightning/setup/PermSets/home', true],
    ['https://experience.example.com/admin', true],
    ['//evil.example.com', false],
    ['/\\evil.example.com', false],
    ['http://insecure.example.com', false],
    ['data:text/html,x', false],
  ])('offers %s as a link: %s', (link, offered) => {
    expect(safeLink(link)).toBe(offered ? link : undefined);
  });
});
