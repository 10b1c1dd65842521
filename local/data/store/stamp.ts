/** A moment as it is stored: to the second. Source: records' CreatedDate and SystemModstamp come with `.000` from every API. */
export function stampOf(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}.000Z`;
}
