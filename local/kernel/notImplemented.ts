/** Something that the platform has and the local org lacks. No Apex `catch` sees it. */
export class NotImplemented extends Error {
  override name = 'NotImplemented';
  readonly member: string;
  constructor(member: string) {
    super(`Not implemented in the local org: ${member}`);
    this.member = member;
  }
}
