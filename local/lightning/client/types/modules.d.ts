/** Modules that the build provides. */
declare module 'virtual:org-pages' {
  /** An app of the org with the names of its tabs and the record page of each object. */
  export interface OrgApp {
    name: string;
    label: string;
    tabs: string[];
    recordPages: { object: string; page: string }[];
  }
  /** A tab with its component or the object whose records it shows. */
  export interface OrgTab {
    name: string;
    label: string;
    object?: string;
    load?: () => Promise<{ default: unknown }>;
  }
  /** A component on a record page; `load` is absent for those of the host. */
  export interface OrgPageItem {
    component: string;
    properties: Record<string, string | boolean | number>;
    permission?: string;
    load?: () => Promise<{ default: unknown }>;
  }
  /** A record page with its regions header, main and sidebar. */
  export interface OrgRecordPage {
    name: string;
    label: string;
    object: string;
    regions: Record<string, OrgPageItem[]>;
  }
  export const apps: OrgApp[];
  export const tabs: OrgTab[];
  export const recordPages: OrgRecordPage[];
  /** Components with a page of their own, by `c__name`. */
  export const components: Record<string, () => Promise<{ default: unknown }>>;
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
declare module 'host/recordPage' {
  import type { LightningElement } from 'lwc';
  const RecordPage: typeof LightningElement;
  export default RecordPage;
}
declare module 'host/listView' {
  import type { LightningElement } from 'lwc';
  const ListView: typeof LightningElement;
  export default ListView;
}
declare module 'host/highlightsPanel' {
  import type { LightningElement } from 'lwc';
  const HighlightsPanel: typeof LightningElement;
  export default HighlightsPanel;
}
declare module 'host/detailPanel' {
  import type { LightningElement } from 'lwc';
  const DetailPanel: typeof LightningElement;
  export default DetailPanel;
}
