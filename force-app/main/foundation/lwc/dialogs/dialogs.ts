import LightningConfirm from 'lightning/confirm';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';

/** The static opener that the platform's dialog classes have and their published types lack. */
export interface Opener<Options, Result> {
  open(options: Options): Promise<Result | undefined>;
}

interface ConfirmOptions {
  label: string;
  message: string;
  variant: 'header';
  theme: 'warning' | 'error' | 'default';
}

/**
 * Asks before something that cannot be taken back; true when the person agreed.
 * Source: Lightning Component Reference, lightning-confirm.
 */
export async function confirmAction(label: string, message: string): Promise<boolean> {
  const opener = LightningConfirm as unknown as Opener<ConfirmOptions, boolean>;
  return (await opener.open({ label, message, variant: 'header', theme: 'warning' })) === true;
}

/** Announces a finished action at the top of the page. Failures go to an error panel instead. */
export function announceSuccess(source: EventTarget, title: string, message?: string): void {
  source.dispatchEvent(
    new ShowToastEvent({
      title,
      variant: 'success',
      ...(message === undefined ? {} : { message }),
    }),
  );
}
