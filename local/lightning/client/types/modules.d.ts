/** Modules that the build provides. */
declare module 'virtual:org-pages' {
  /** An app of the org with the names of its tabs. */
  export interface OrgApp {
    name: string;
    label: string;
    tabs: string[];
  }
  /** A tab with its component. */
  export interface OrgTab {
    name: string;
    label: string;
    load(): Promise<{ default: unknown }>;
  }
  export const apps: OrgApp[];
  export const tabs: OrgTab[];
}
declare module 'lightning/toast' {
  const Toast: unknown;
  export default Toast;
}
declare module '@lwc/synthetic-shadow';
declare module 'host/shell' {
  import type { LightningElement } from 'lwc';
  const Shell: typeof LightningElement;
  export default Shell;
}
