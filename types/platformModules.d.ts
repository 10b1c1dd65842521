/**
 * Platform modules that `@salesforce/lightning-types` does not declare.
 * Source: Lightning Web Components Developer Guide, "@salesforce modules" and "Lightning modules".
 */

declare module '@salesforce/label/*' {
  const text: string;
  export default text;
}

declare module '@salesforce/i18n/lang' {
  const tag: string;
  export default tag;
}

declare module '@salesforce/i18n/locale' {
  const tag: string;
  export default tag;
}

declare module '@salesforce/i18n/timeZone' {
  const name: string;
  export default name;
}

declare module '@salesforce/i18n/dir' {
  const direction: 'ltr' | 'rtl';
  export default direction;
}

declare module '@salesforce/customPermission/*' {
  const granted: boolean | undefined;
  export default granted;
}

declare module '@salesforce/resourceUrl/*' {
  const url: string;
  export default url;
}

declare module '@salesforce/apex' {
  /** Asks a wired, cacheable method again; `wired` is the object that the wire delivered. */
  export function refreshApex(wired: unknown): Promise<void>;
}

declare module 'lightning/navigation' {
  import type { LightningElement, WireAdapterConstructor } from 'lwc';

  /** A place in Lightning Experience. Keys of `state` that belong to a package begin with its namespace or `c__`. */
  export interface PageReference {
    type: string;
    attributes: Record<string, string>;
    state: Record<string, string>;
  }

  export const CurrentPageReference: WireAdapterConstructor<Record<string, never>, PageReference>;

  /** An element that can send the browser to a page. */
  export interface NavigatingElement extends LightningElement {
    [NavigationMixin.Navigate](target: PageReference, replace?: boolean): void;
    [NavigationMixin.GenerateUrl](target: PageReference): Promise<string>;
  }

  export function NavigationMixin(base: typeof LightningElement): new () => NavigatingElement;
  export namespace NavigationMixin {
    const Navigate: unique symbol;
    const GenerateUrl: unique symbol;
  }
}

declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: {
      title: string;
      message?: string;
      variant?: 'info' | 'success' | 'warning' | 'error';
      mode?: 'dismissible' | 'pester' | 'sticky';
    });
  }
}

declare module 'lightning/empApi' {
  /** One message of a channel; `payload` has the fields of the platform event. */
  export interface StreamMessage {
    data: { payload: Record<string, unknown>; event: { replayId: number } };
    channel: string;
  }

  /** What `subscribe` answers and `unsubscribe` wants. */
  export interface Subscription {
    id: string;
    channel: string;
  }

  /** `replayId` -1 delivers only what is published from now on. */
  export function subscribe(channel: string, replayId: number, onMessage: (message: StreamMessage) => void): Promise<Subscription>;
  export function unsubscribe(subscription: Subscription, callback?: () => void): Promise<unknown>;
  export function onError(callback: (error: unknown) => void): void;
  export function isEmpEnabled(): Promise<boolean>;
}
