import CredentialForm from 'c/credentialForm';
import { mount, settle } from 'test/support/lwc';

interface Form extends HTMLElement {
  busy: boolean;
  problem: Apex.Problem | undefined;
  clearSecret(): void;
}

interface Input extends HTMLElement {
  value: string;
  setCustomValidity: jest.Mock;
  reportValidity: jest.Mock;
}

const refused: Apex.Problem = {
  code: 'SALES_MUNCHKIN_UNKNOWN',
  title: 'Unknown subscription',
  cause: 'There is no Marketo subscription 999-ZZZ-999.',
  who: 'Marketo admin',
  action: 'Copy the Munchkin ID again.',
  retryable: false,
};

const mountForm = (properties: Record<string, unknown> = {}): Promise<Form> =>
  mount<Form>('c-credential-form', CredentialForm, { submitLabel: 'Test and Save', ...properties });

function inputOf(form: Form, field: string): Input {
  const input = form.shadowRoot?.querySelector<Input>(`[data-field="${field}"]`) as Input;
  input.setCustomValidity = jest.fn();
  return input;
}

async function type(form: Form, field: string, value: string): Promise<Input> {
  const input = inputOf(form, field);
  input.value = value;
  input.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
  return input;
}

async function submit(form: Form): Promise<void> {
  form.shadowRoot?.querySelector('form')?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await settle();
}

const noteOf = (form: Form, field: string): string | null | undefined =>
  form.shadowRoot?.querySelector(`[data-note="${field}"]`)?.textContent;

describe('credential form', () => {
  it('asks for the three values', async () => {
    const form = await mountForm();
    expect(form.shadowRoot?.querySelectorAll('lightning-input')).toHaveLength(3);
    await expect(form).toBeAccessible();
  });

  it('asks for no Munchkin ID where there is none', async () => {
    const form = await mountForm({ withoutMunchkin: true });
    expect(form.shadowRoot?.querySelectorAll('lightning-input')).toHaveLength(2);
    await expect(form).toBeAccessible();
  });

  it('removes pasted spaces when I leave the input, and says so', async () => {
    const form = await mountForm();
    const input = await type(form, 'munchkinId', ' 123-ABC-456 ');
    input.dispatchEvent(new FocusEvent('blur'));
    await settle();
    expect(input.value).toBe('123-ABC-456');
    expect(noteOf(form, 'munchkinId')).toBe('Spaces around the value were removed.');
    expect(input.setCustomValidity).toHaveBeenLastCalledWith('');
  });

  it('tells me at the input that a Munchkin ID has the wrong shape', async () => {
    const form = await mountForm();
    const input = await type(form, 'munchkinId', '123ABC456');
    input.dispatchEvent(new FocusEvent('blur'));
    expect(input.setCustomValidity).toHaveBeenLastCalledWith(expect.stringContaining('looks like 123-ABC-456'));
  });

  it('does not scold me for an input that I only walked through', async () => {
    const form = await mountForm();
    const input = inputOf(form, 'clientId');
    input.dispatchEvent(new FocusEvent('blur'));
    expect(input.setCustomValidity).not.toHaveBeenCalled();
  });

  it('sends nothing while something is missing, and takes me to the first missing input', async () => {
    const form = await mountForm();
    const heard = jest.fn();
    form.addEventListener('credentials', heard);
    await type(form, 'munchkinId', '123-ABC-456');
    const clientId = inputOf(form, 'clientId');
    const focused = jest.spyOn(clientId, 'focus');
    await submit(form);
    expect(heard).not.toHaveBeenCalled();
    expect(clientId.setCustomValidity).toHaveBeenLastCalledWith('Enter the Client ID.');
    expect(focused).toHaveBeenCalledTimes(1);
  });

  it('sends the cleaned values', async () => {
    const form = await mountForm();
    const heard = jest.fn();
    form.addEventListener('credentials', (event) => {
      heard((event as CustomEvent<unknown>).detail);
    });
    await type(form, 'munchkinId', '123-ABC-456');
    await type(form, 'clientId', 'client\n');
    await type(form, 'clientSecret', ' secret');
    await submit(form);
    expect(heard).toHaveBeenCalledWith({
      munchkinId: '123-ABC-456',
      clientId: 'client',
      clientSecret: 'secret',
    });
  });

  it('cannot be sent twice while the values are tested', async () => {
    const form = await mountForm({ busy: true });
    const heard = jest.fn();
    form.addEventListener('credentials', heard);
    await submit(form);
    expect(heard).not.toHaveBeenCalled();
    expect(form.shadowRoot?.querySelector<HTMLButtonElement>('button')?.disabled).toBe(true);
    await expect(form).toBeAccessible();
  });

  it('shows at the input which value was refused', async () => {
    const form = await mountForm({ busy: true });
    await type(form, 'munchkinId', '999-ZZZ-999');
    const munchkinId = inputOf(form, 'munchkinId');
    const clientId = inputOf(form, 'clientId');
    form.problem = refused;
    form.busy = false;
    await settle();
    expect(munchkinId.setCustomValidity).toHaveBeenCalledWith(refused.cause);
    expect(clientId.setCustomValidity).not.toHaveBeenCalled();
    munchkinId.dispatchEvent(new FocusEvent('blur'));
    expect(munchkinId.setCustomValidity).toHaveBeenLastCalledWith(refused.cause);
    const changed = await type(form, 'munchkinId', '123-ABC-456');
    changed.dispatchEvent(new FocusEvent('blur'));
    expect(changed.setCustomValidity).toHaveBeenLastCalledWith('');
  });

  it('forgets the secret once it is stored', async () => {
    const form = await mountForm();
    const input = await type(form, 'clientSecret', 'secret');
    form.clearSecret();
    await settle();
    expect(input.value).toBe('');
  });
});
