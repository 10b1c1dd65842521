/** Source: LWC Component Reference, refresh. */
export class RefreshEvent extends CustomEvent<undefined> {
  constructor() {
    super('lightning__refreshview', { bubbles: true, composed: true });
  }
}
