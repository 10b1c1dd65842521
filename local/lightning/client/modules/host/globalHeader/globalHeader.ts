import { LightningElement, api } from 'lwc';
import { switchPersona, type SessionFacts } from '../../../runtime/session.ts';

/** Logo, name of the org and the persona switch. */
export default class GlobalHeader extends LightningElement {
  @api session: SessionFacts | undefined = undefined;

  get personas() {
    return (this.session?.personas ?? []).map((persona) => ({
      ...persona,
      text: `${persona.label}: ${persona.name}`,
      checked: persona.username === this.session?.user.username,
    }));
  }

  get current() {
    return this.personas.find((persona) => persona.checked);
  }

  get userName(): string {
    return this.session?.user.name ?? '';
  }

  get roleLabel(): string {
    return this.current?.label ?? this.session?.user.profile ?? '';
  }

  get initials(): string {
    const parts = this.userName.split(/\s+/).filter(Boolean);
    return `${parts.at(0)?.charAt(0) ?? ''}${parts.length > 1 ? (parts.at(-1)?.charAt(0) ?? '') : ''}`;
  }

  get menuText(): string {
    return `View profile and switch persona. You are ${this.userName}, ${this.roleLabel}.`;
  }

  get organizationName(): string {
    return this.session?.organization.name ?? '';
  }

  get inspectorUrl(): string | undefined {
    return this.session?.inspectorUrl;
  }

  handlePersona(event: CustomEvent<{ value: string }>): void {
    if (event.detail.value === 'logout') location.assign('/logout');
    else void switchPersona(event.detail.value);
  }
}
