/**
 * System.OrgLimits: the daily and hourly limits of an organisation. Source: REST API Developer Guide, Limits (a Developer Edition's
 * maxima). Requests of the API are counted; nothing else that they limit leaves this machine, so its use is always 0.
 */
import { current } from '../../../runtime/context.ts';
import { ApexList, ApexMap, PlatformObject } from '../../../values/index.ts';
import type { PlatformClass } from '../../platformClass.ts';

const LIMITS: Record<string, number> = {
  ActiveScratchOrgs: 3,
  ConcurrentAsyncGetReportInstances: 200,
  ConcurrentSyncReportRuns: 20,
  DailyApiRequests: 15_000,
  DailyAsyncApexExecutions: 250_000,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryFileStorageMB: 976_562,
  DailyBulkV2QueryJobs: 10_000,
  DailyDurableGenericStreamingApiEvents: 10_000,
  DailyDurableStreamingApiEvents: 10_000,
  DailyGenericStreamingApiEvents: 10_000,
  DailyScratchOrgs: 6,
  DailyStandardVolumePlatformEvents: 10_000,
  DailyStreamingApiEvents: 10_000,
  DailyWorkflowEmails: 390,
  DataStorageMB: 5,
  DurableStreamingApiConcurrentClients: 20,
  FileStorageMB: 20,
  HourlyAsyncReportRuns: 1200,
  HourlyDashboardRefreshes: 200,
  HourlyDashboardResults: 5000,
  HourlyODataCallout: 1000,
  HourlyPublishedPlatformEvents: 50_000,
  HourlyPublishedStandardVolumePlatformEvents: 1000,
  HourlySyncReportRuns: 500,
  HourlyTimeBasedWorkflow: 50,
  MassEmail: 10,
  Package2VersionCreates: 6,
  PermissionSets: 1500,
  SingleEmail: 15,
  StreamingApiConcurrentClients: 20,
};

class OrgLimit extends PlatformObject {
  readonly name: string;
  readonly maximum: number;
  constructor(name: string, maximum: number) {
    super();
    this.name = name;
    this.maximum = maximum;
  }
  override get $platform(): string {
    return 'System.OrgLimit';
  }
}

const used = ({ name }: OrgLimit): number => (name === 'DailyApiRequests' ? (current().apiRequests?.() ?? 0) : 0);

const all = (): OrgLimit[] => Object.entries(LIMITS).map(([name, maximum]) => new OrgLimit(name, maximum));

function byName(): ApexMap<string, OrgLimit> {
  const map = new ApexMap<string, OrgLimit>('String', 'System.OrgLimit');
  for (const limit of all()) map.put(limit.name, limit);
  return map;
}

export const orgLimitClasses: PlatformClass[] = [
  { name: 'System.OrgLimits', statics: { getAll: () => new ApexList('System.OrgLimit', all()), getMap: byName } },
  {
    name: 'System.OrgLimit',
    methods: {
      getName: (self: OrgLimit) => self.name,
      getLimit: (self: OrgLimit) => self.maximum,
      getValue: used,
      toString: (self: OrgLimit) => `System.OrgLimit[${self.name}: ${used(self)} of ${self.maximum}]`,
    },
  },
];
