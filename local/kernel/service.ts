/** Where a service is in its life. */
export type ServiceState = 'starting' | 'running' | 'stopped' | 'failed';

/** What a service tells about itself. `url` is empty until it listens; `detail` says why it failed. */
export interface ServiceInfo {
  name: string;
  url: string;
  state: ServiceState;
  detail?: string;
}

/** The one shape of every server of the local environment. Start and stop may be repeated. */
export interface LocalService {
  readonly name: string;
  start(): Promise<ServiceInfo>;
  stop(): Promise<void>;
  /** Back to the data the service began with; it keeps running. */
  reset(): Promise<void>;
  info(): ServiceInfo;
}
