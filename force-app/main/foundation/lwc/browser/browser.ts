/** The address in the browser, as text. */
export function currentAddress(): string {
  return window.location.href;
}

/** Leaves this page for another address, in the same tab. */
export function goTo(address: string): void {
  window.location.assign(address);
}

/** Puts text on the clipboard; false when the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Browsers refuse without a permission; the person can still select the text.
    return false;
  }
}
