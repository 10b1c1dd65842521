import { assignPrefixes } from './keyPrefixes.ts';

/** Key prefixes that are the same in every org. Source: Salesforce Help, "Standard Field Record ID Prefix Decoder". */
const KNOWN: Record<string, string> = {
  ...{ Account: '001', Note: '002', Contact: '003', User: '005', Opportunity: '006', OpportunityHistory: '008' },
  ...{ Group: '00G', GroupMember: '011', UserRole: '00E', Profile: '00e', Organization: '00D', RecordType: '012', Document: '015' },
  ...{ Folder: '00l', EmailTemplate: '00X', BrandTemplate: '016', Period: '026', FiscalYearSettings: '022', Lead: '00Q', Task: '00T' },
  ...{ Event: '00U', Attachment: '00P', CaseComment: '00a', OpportunityLineItem: '00k', OpportunityContactRole: '00K', Report: '00O' },
  ...{
    ListView: '00B',
    CampaignMember: '00v',
    Campaign: '701',
    Case: '500',
    Solution: '501',
    Contract: '800',
    Order: '801',
    OrderItem: '802',
  },
  ...{ Product2: '01t', Pricebook2: '01s', PricebookEntry: '01u', Asset: '02i', Entitlement: '550', SlaProcess: '552', ApexClass: '01p' },
  ...{ ApexTrigger: '01q', ApexPage: '066', ApexComponent: '099', StaticResource: '081', AsyncApexJob: '707', CronTrigger: '08e' },
  ...{ CronJobDetail: '08a', PermissionSet: '0PS', PermissionSetAssignment: '0Pa', PermissionSetGroup: '0PG', EmailMessage: '02s' },
  ...{ ContentVersion: '068', ContentDocument: '069', ContentDocumentLink: '06A', ContentWorkspace: '058', ContentDistribution: '05D' },
  ...{ FeedItem: '0D5', FeedComment: '0D7', Topic: '0TO', Quote: '0Q0', QuoteLineItem: '0QL', AccountContactRelation: '07k' },
  ...{ AccountContactRole: '02Z', AccountTeamMember: '01M', OpportunityTeamMember: '00q', CaseContactRole: '03j', ProcessInstance: '04g' },
  ...{ ProcessInstanceStep: '04h', ProcessInstanceWorkitem: '04i', ProcessDefinition: '04a', BusinessHours: '01m', Holiday: '0C0' },
  ...{ CustomNotificationType: '0ML', QueueSobject: '03g', Dashboard: '01Z', Site: '0DM', Network: '0DB', OrgWideEmailAddress: '0D2' },
  ...{ CustomPermission: '0CP', ApexLog: '07L', UserLicense: '100', PermissionSetLicense: '0PL', PermissionSetLicenseAssign: '2LA' },
  ...{ SetupEntityAccess: '0J0', ObjectPermissions: '110', FieldPermissions: '01k', Individual: '0PK', MailmergeTemplate: '01H' },
  ...{ LoginHistory: '0Ya', EventRelation: '0RE', TaskRelation: '0RT', EntitySubscription: '0E8', CollaborationGroup: '0F9' },
  ...{ CollaborationGroupMember: '0FB', Idea: '087', WorkOrder: '0WO', WorkOrderLineItem: '1WL', ServiceAppointment: '08p' },
  ...{ ServiceResource: '0Hn', ServiceTerritory: '0Hh', DuplicateRule: '0Bm', DuplicateRecordSet: '0GK', DuplicateRecordItem: '0GL' },
  ...{ Macro: '0JZ', QuickText: '574', LiveChatTranscript: '570', CaseMilestone: '555', MilestoneType: '557', ServiceContract: '810' },
  ...{ ContractLineItem: '811', CampaignMemberStatus: '01Y', FlowInterview: '0Fo', AuthSession: '0Ak', AuraDefinitionBundle: '0Ab' },
  ...{ ExternalDataSource: '0XC', NamedCredential: '0XA', ConnectedApplication: '0H4', PushTopic: '0IF', MatchingRule: '0JD' },
  ...{ AccountShare: '00r', ContactShare: '03s', OpportunityShare: '00t', CaseShare: '01n', LeadShare: '01o', CampaignShare: '08s' },
  ...{ OpportunityStage: '01J', Partner: '00I', Vote: '083', UserPreference: '03u', ContentFolder: '07H' },
  ...{ ApexTestQueueItem: '709', ApexTestResult: '07M', ApexTestRunResult: '05m', BackgroundOperation: '08g', TopicAssignment: '0TP' },
};

/** Histories and feeds of all objects share a prefix. */
function familyPrefix(name: string): string | undefined {
  if (/(ChangeEvent|Event__e)$/.test(name)) return '';
  if (/FieldHistory$|[a-z]History$/.test(name) && !KNOWN[name]) return '017';
  return /[a-z]Feed$/.test(name) ? '0D5' : undefined;
}

/** Gives standard objects their key prefixes; unknown ones get one that depends on the name. */
export class StandardPrefixes {
  readonly #names: () => string[];
  #assigned: Map<string, string> | undefined;
  #objects: Map<string, string> | undefined;

  constructor(names: () => string[]) {
    this.#names = names;
  }

  prefixOf(name: string): string {
    return KNOWN[name] ?? familyPrefix(name) ?? this.#others().get(name.toLowerCase()) ?? '';
  }

  /** The object with this prefix. */
  objectOf(prefix: string): string | undefined {
    const known = Object.entries(KNOWN).find(([, own]) => own === prefix)?.[0];
    if (known !== undefined) return known;
    if (!this.#objects) {
      const others = this.#others();
      const spelled = new Map(this.#names().map((name) => [name.toLowerCase(), name]));
      this.#objects = new Map([...others].map(([name, own]) => [own, spelled.get(name) ?? name]));
    }
    return this.#objects.get(prefix);
  }

  #others(): Map<string, string> {
    if (this.#assigned) return this.#assigned;
    const others = this.#names().filter((name) => KNOWN[name] === undefined && familyPrefix(name) === undefined);
    return (this.#assigned = assignPrefixes(others, (slot) => (slot % 2 === 0 ? 'x' : 'y')));
  }
}
