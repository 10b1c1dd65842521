// Generated from the @AuraEnabled members of the Apex classes. Do not edit.
// Write it again with: node scripts/run.mjs scripts/support/lwcTypes.ts
// A member is optional because a null member does not travel to a component.

declare namespace Apex {
  interface Access {
    marketo?: Apex.MarketoAccess;
    salesAccount?: Apex.SalesAccess;
  }

  interface AccountState {
    state?: string;
    name?: string;
    originalUserEmail?: string;
    originalUserProtected?: boolean;
    invitations?: Apex.Invitation[];
    integrationExists?: boolean;
    integrationClientId?: string;
    integrationCreatedAt?: string;
    seatsUsed?: number;
    seatsTotal?: number;
  }

  interface AccountTeam {
    id?: string;
    name?: string;
    isEveryone?: boolean;
    memberIds?: string[];
  }

  interface AccountUser {
    id?: string;
    name?: string;
    email?: string;
    role?: string;
    state?: string;
    isOriginal?: boolean;
    teamIds?: string[];
    invitationId?: string;
    sentAt?: string;
    expiresAt?: string;
    salesforceUsername?: string;
    lastActivityAt?: string;
    sharedContent?: number;
  }

  interface AuditEntry {
    id?: string;
    changedAt?: string;
    changedBy?: string;
    area?: string;
    action?: string;
    target?: string;
    oldValue?: string;
    newValue?: string;
  }

  interface CallBudget {
    marketoUsedToday?: number;
    marketoLimit?: number;
    salesUsedToday?: number;
    salesLimit?: number;
  }

  interface CampaignCandidate {
    recordId?: string;
    name?: string;
    title?: string;
    email?: string;
    state?: string;
    sameAs?: string;
    isUnsubscribed?: boolean;
  }

  interface CampaignChoice {
    objectName?: string;
    people?: Apex.CampaignCandidate[];
    hidden?: number;
    campaigns?: Apex.MarketoCampaign[];
  }

  interface CampaignPerson {
    recordId?: string;
    name?: string;
    state?: string;
    problem?: Apex.Problem;
  }

  interface CampaignResult {
    campaignName?: string;
    added?: number;
    people?: Apex.CampaignPerson[];
  }

  interface CategoryAccess {
    teamId?: string;
    who?: string;
  }

  interface ContentCategory {
    name?: string;
    teams?: Apex.CategoryAccess[];
  }

  interface ContentPage {
    settings?: Apex.ContentSettings;
    teams?: Apex.AccountTeam[];
  }

  interface ContentSettings {
    version?: number;
    templatesLocked?: boolean;
    campaignsLocked?: boolean;
    loginMethods?: string;
    blockedDomains?: string[];
    categories?: Apex.ContentCategory[];
  }

  interface CredentialCheck {
    ok?: boolean;
    problem?: Apex.Problem;
  }

  interface DoctorCheck {
    key?: string;
    area?: string;
    title?: string;
    state?: string;
    detail?: string;
    meaning?: string;
    who?: string;
    path?: string;
    link?: string;
    canRepair?: boolean;
    hasFile?: boolean;
    command?: string;
  }

  interface DoctorReport {
    user?: Apex.DoctorUser;
    checks?: Apex.DoctorCheck[];
    taskLayouts?: string[];
    checkedAt?: string;
  }

  interface DoctorUser {
    id?: string;
    name?: string;
    username?: string;
    profile?: string;
    active?: boolean;
  }

  interface FailureGroup {
    code?: string;
    count?: number;
    latestAt?: string;
    problem?: Apex.Problem;
  }

  interface GovernanceCell {
    key?: string;
    objectName?: string;
    feature?: string;
    own?: string;
    effective?: boolean;
    origin?: string;
  }

  interface GovernanceOwner {
    id?: string;
    name?: string;
  }

  interface GovernanceView {
    ownerId?: string;
    ownerName?: string;
    level?: string;
    cells?: Apex.GovernanceCell[];
  }

  interface Health {
    connections?: Apex.HealthItem[];
    runs?: Apex.SyncRun[];
    failures?: Apex.FailureGroup[];
    budget?: Apex.CallBudget;
    salesforceUsed?: number;
    salesforceLimit?: number;
    alerts?: Apex.Problem[];
    checkedAt?: string;
  }

  interface HealthItem {
    key?: string;
    title?: string;
    state?: string;
    target?: string;
    since?: string;
    section?: string;
    problem?: Apex.Problem;
  }

  interface InstallState {
    installed?: string;
    newest?: string;
    isNewest?: boolean;
    releases?: Apex.Release[];
    checks?: Apex.DoctorCheck[];
  }

  interface Invitation {
    id?: string;
    email?: string;
    name?: string;
    role?: string;
    state?: string;
    sentAt?: string;
    openedAt?: string;
    activatedAt?: string;
    expiresAt?: string;
  }

  interface InvitationCandidate {
    userId?: string;
    name?: string;
    email?: string;
    isApiOnly?: boolean;
    invited?: boolean;
    invitationState?: string;
    invitationId?: string;
    isOriginal?: boolean;
  }

  interface InviteCheck {
    email?: string;
    codes?: string[];
    isBlocked?: boolean;
    firstName?: string;
    lastName?: string;
  }

  interface InviteOutcome {
    rows?: Apex.InviteResult[];
    invited?: number;
    batchIds?: string[];
    undoUntil?: string;
  }

  interface InviteReport {
    rows?: Apex.InviteCheck[];
    problems?: Apex.Problem[];
    seatsUsed?: number;
    seatsTotal?: number;
  }

  interface InviteResult {
    email?: string;
    isInvited?: boolean;
    problem?: Apex.Problem;
  }

  interface InviteRow {
    email?: string;
    firstName?: string;
    lastName?: string;
    role?: string;
    team?: string;
  }

  interface MarketoAccess {
    configured?: boolean;
    munchkinId?: string;
    clientId?: string;
    working?: boolean;
    problem?: Apex.Problem;
  }

  interface MarketoCampaign {
    id?: string;
    name?: string;
    programName?: string;
    description?: string;
  }

  interface MarketoConnection {
    state?: string;
    munchkinId?: string;
    clientId?: string;
    owner?: string;
    isMine?: boolean;
    connectedAt?: string;
    canHandOver?: boolean;
    problem?: Apex.Problem;
  }

  interface OrgState {
    isBlocked?: boolean;
    staysDisconnected?: boolean;
    connectedOrgId?: string;
    runningOrgId?: string;
    runningOrgName?: string;
    munchkinId?: string;
  }

  interface Panel {
    objectName?: string;
    people?: Apex.PanelPerson[];
    isCut?: boolean;
    canAddToCampaign?: boolean;
    activities?: Apex.PanelActivities;
  }

  interface PanelActivities {
    items?: Apex.PanelActivity[];
    nextStretch?: number;
    days?: number;
    isCut?: boolean;
  }

  interface PanelActivity {
    key?: string;
    type?: string;
    kind?: string;
    what?: string;
    detail?: string;
    happenedAt?: string;
  }

  interface PanelPerson {
    recordId?: string;
    objectName?: string;
    name?: string;
    title?: string;
    role?: string;
    match?: string;
    marketoId?: string;
    marketoName?: string;
    email?: string;
    score?: number;
    relativeScore?: number;
    urgency?: number;
    isUnsubscribed?: boolean;
    duplicates?: number;
  }

  interface PlannedCounts {
    created?: number;
    updated?: number;
    unchanged?: number;
    skippedNoOwner?: number;
    skippedNotInMarketo?: number;
    withoutEmail?: number;
    duplicates?: number;
  }

  interface Problem {
    code?: string;
    title?: string;
    cause?: string;
    who?: string;
    action?: string;
    link?: string;
    linkLabel?: string;
    retryable?: boolean;
    detail?: string;
  }

  interface Release {
    version?: string;
    releasedOn?: string;
    notes?: string[];
    changes?: string[];
  }

  interface Repair {
    id?: string;
    checkKey?: string;
    userId?: string;
    userName?: string;
    state?: string;
    changes?: Apex.RepairChange[];
    detail?: string;
    changedAt?: string;
    changedBy?: string;
  }

  interface RepairChange {
    kind?: string;
    setName?: string;
    subject?: string;
    what?: string;
    before?: string;
    after?: string;
  }

  interface SalesAccess {
    configured?: boolean;
    clientId?: string;
    working?: boolean;
    problem?: Apex.Problem;
  }

  interface SalesforceConnection {
    state?: string;
    environment?: string;
    orgId?: string;
    orgName?: string;
    instanceUrl?: string;
    userName?: string;
    loginName?: string;
    connectedAt?: string;
    problem?: Apex.Problem;
  }

  interface SalesforceSyncPage {
    settings?: Apex.SalesforceSyncSettings;
    taskStatuses?: string[];
    taskPriorities?: string[];
    dynamicFields?: string[];
    preview?: Apex.SubjectPreview;
  }

  interface SalesforceSyncSettings {
    version?: number;
    emailLogging?: string;
    logReplies?: boolean;
    logCalls?: boolean;
    subjectTemplate?: string;
    taskSync?: string;
    openStatus?: string;
    completeStatus?: string;
    normalPriority?: string;
    highPriority?: string;
    unsubscribeNightly?: boolean;
    unsubscribeTarget?: string;
  }

  interface SettingsComparison {
    exportedAt?: string;
    orgName?: string;
    differences?: Apex.SettingsDifference[];
    fingerprint?: string;
  }

  interface SettingsDifference {
    area?: string;
    setting?: string;
    here?: string;
    inFile?: string;
  }

  interface SettingsImport {
    applied?: number;
    problem?: Apex.Problem;
  }

  interface SetupFile {
    name?: string;
    text?: string;
  }

  interface SetupGuide {
    canManage?: boolean;
    steps?: Apex.SetupStep[];
    checkedAt?: string;
  }

  interface SetupStep {
    key?: string;
    position?: number;
    title?: string;
    summary?: string;
    persona?: string;
    owner?: string;
    state?: string;
    stateLabel?: string;
    detail?: string;
    actionLabel?: string;
    actionTarget?: string;
    problem?: Apex.Problem;
  }

  interface SubjectPreview {
    samples?: Apex.SubjectSample[];
    unknownFields?: string[];
  }

  interface SubjectSample {
    activity?: string;
    subject?: string;
    isCut?: boolean;
  }

  interface SyncFailure {
    id?: string;
    salesforceId?: string;
    marketoId?: string;
    name?: string;
    code?: string;
    reason?: string;
    problem?: Apex.Problem;
  }

  interface SyncField {
    label?: string;
    marketoName?: string;
    salesName?: string;
    description?: string;
  }

  interface SyncOverview {
    fields?: Apex.SyncField[];
    plan?: Apex.SyncRun;
    run?: Apex.SyncRun;
    budget?: Apex.CallBudget;
    accountPeople?: number;
    canStart?: boolean;
    blockedBy?: Apex.Problem;
  }

  interface SyncRun {
    id?: string;
    name?: string;
    kind?: string;
    status?: string;
    startedAt?: string;
    finishedAt?: string;
    startedByName?: string;
    processed?: number;
    total?: number;
    percent?: number;
    created?: number;
    updated?: number;
    unchanged?: number;
    skippedNoOwner?: number;
    skippedNotInMarketo?: number;
    withoutEmail?: number;
    duplicates?: number;
    failed?: number;
    marketoCalls?: number;
    salesCalls?: number;
    plannedMarketoCalls?: number;
    plannedSalesCalls?: number;
    peoplePerMinute?: number;
    secondsLeft?: number;
    problem?: Apex.Problem;
    planned?: Apex.PlannedCounts;
  }

  interface UserDirectory {
    users?: Apex.AccountUser[];
    teams?: Apex.AccountTeam[];
    seatsUsed?: number;
    seatsTotal?: number;
    teamLimit?: number;
  }
}

declare module '@salesforce/apex/AccessController.getAccess' {
  export default function getAccess(): Promise<Apex.Access>;
}

declare module '@salesforce/apex/AccessController.saveMarketoAccess' {
  export default function saveMarketoAccess(parameters: {
    munchkinId?: string;
    clientId?: string;
    clientSecret?: string;
  }): Promise<Apex.Access>;
}

declare module '@salesforce/apex/AccessController.saveSalesAccess' {
  export default function saveSalesAccess(parameters: { clientId?: string; clientSecret?: string }): Promise<Apex.Access>;
}

declare module '@salesforce/apex/AuditController.getEntries' {
  export default function getEntries(parameters: { area?: string; beforeId?: string; size?: number }): Promise<Apex.AuditEntry[]>;
}

declare module '@salesforce/apex/CampaignController.getCampaigns' {
  export default function getCampaigns(parameters: { recordId?: string }): Promise<Apex.MarketoCampaign[]>;
}

declare module '@salesforce/apex/CampaignController.addPeople' {
  export default function addPeople(parameters: {
    recordId?: string;
    campaignId?: string;
    recordIds?: string[];
  }): Promise<Apex.CampaignResult>;
}

declare module '@salesforce/apex/CampaignListController.getChoice' {
  export default function getChoice(parameters: { recordIds?: string[] }): Promise<Apex.CampaignChoice>;
}

declare module '@salesforce/apex/CampaignListController.addPeople' {
  export default function addPeople(parameters: { recordIds?: string[]; campaignId?: string }): Promise<Apex.CampaignResult>;
}

declare module '@salesforce/apex/ContentSettingsController.getPage' {
  export default function getPage(): Promise<Apex.ContentPage>;
}

declare module '@salesforce/apex/ContentSettingsController.save' {
  export default function save(parameters: { settings?: Apex.ContentSettings }): Promise<Apex.ContentPage>;
}

declare module '@salesforce/apex/DoctorController.examine' {
  export default function examine(parameters: { userId?: string }): Promise<Apex.DoctorReport>;
}

declare module '@salesforce/apex/DoctorController.findUsers' {
  export default function findUsers(parameters: { text?: string }): Promise<Apex.DoctorUser[]>;
}

declare module '@salesforce/apex/DoctorController.previewRepair' {
  export default function previewRepair(parameters: { checkKey?: string; userId?: string }): Promise<Apex.Repair>;
}

declare module '@salesforce/apex/DoctorController.beginRepair' {
  export default function beginRepair(parameters: { checkKey?: string; userId?: string }): Promise<Apex.Repair>;
}

declare module '@salesforce/apex/DoctorController.carryOutRepair' {
  export default function carryOutRepair(parameters: { repairId?: string }): Promise<Apex.Repair>;
}

declare module '@salesforce/apex/DoctorController.undoRepair' {
  export default function undoRepair(parameters: { repairId?: string }): Promise<Apex.Repair>;
}

declare module '@salesforce/apex/DoctorController.getRepairs' {
  export default function getRepairs(): Promise<Apex.Repair[]>;
}

declare module '@salesforce/apex/DoctorController.addTaskLayout' {
  export default function addTaskLayout(parameters: { name?: string }): Promise<string[]>;
}

declare module '@salesforce/apex/DoctorController.removeTaskLayout' {
  export default function removeTaskLayout(parameters: { name?: string }): Promise<string[]>;
}

declare module '@salesforce/apex/DoctorController.getMissingFields' {
  export default function getMissingFields(): Promise<Apex.SetupFile[]>;
}

declare module '@salesforce/apex/DoctorController.getFile' {
  export default function getFile(parameters: { checkKey?: string }): Promise<Apex.SetupFile>;
}

declare module '@salesforce/apex/FieldSyncController.getFields' {
  export default function getFields(): Promise<Apex.SyncField[]>;
}

declare module '@salesforce/apex/FieldSyncController.getOverview' {
  export default function getOverview(): Promise<Apex.SyncOverview>;
}

declare module '@salesforce/apex/FieldSyncController.startPlan' {
  export default function startPlan(): Promise<Apex.SyncRun>;
}

declare module '@salesforce/apex/FieldSyncController.startSync' {
  export default function startSync(parameters: { planId?: string }): Promise<Apex.SyncRun>;
}

declare module '@salesforce/apex/FieldSyncController.pause' {
  export default function pause(parameters: { runId?: string }): Promise<Apex.SyncRun>;
}

declare module '@salesforce/apex/FieldSyncController.resume' {
  export default function resume(parameters: { runId?: string }): Promise<Apex.SyncRun>;
}

declare module '@salesforce/apex/FieldSyncController.cancel' {
  export default function cancel(parameters: { runId?: string }): Promise<Apex.SyncRun>;
}

declare module '@salesforce/apex/FieldSyncController.getRun' {
  export default function getRun(parameters: { runId?: string }): Promise<Apex.SyncRun>;
}

declare module '@salesforce/apex/FieldSyncController.getFailures' {
  export default function getFailures(parameters: { runId?: string; afterId?: string; size?: number }): Promise<Apex.SyncFailure[]>;
}

declare module '@salesforce/apex/FieldSyncController.retryFailures' {
  export default function retryFailures(parameters: { runId?: string }): Promise<Apex.SyncRun>;
}

declare module '@salesforce/apex/FieldSyncController.getFailuresCsv' {
  export default function getFailuresCsv(parameters: { runId?: string }): Promise<string>;
}

declare module '@salesforce/apex/GovernanceController.getView' {
  export default function getView(parameters: { ownerId?: string }): Promise<Apex.GovernanceView>;
}

declare module '@salesforce/apex/GovernanceController.setSwitch' {
  export default function setSwitch(parameters: { ownerId?: string; key?: string; value?: string }): Promise<Apex.GovernanceView>;
}

declare module '@salesforce/apex/GovernanceController.getProfiles' {
  export default function getProfiles(): Promise<Apex.GovernanceOwner[]>;
}

declare module '@salesforce/apex/HealthController.getHealth' {
  export default function getHealth(): Promise<Apex.Health>;
}

declare module '@salesforce/apex/HealthController.retryCode' {
  export default function retryCode(parameters: { code?: string }): Promise<Apex.SyncRun>;
}

declare module '@salesforce/apex/HealthController.ignoreCode' {
  export default function ignoreCode(parameters: { code?: string }): Promise<number>;
}

declare module '@salesforce/apex/HealthController.getCsv' {
  export default function getCsv(parameters: { code?: string }): Promise<string>;
}

declare module '@salesforce/apex/HealthController.setMarketoLimit' {
  export default function setMarketoLimit(parameters: { calls?: number }): Promise<Apex.Health>;
}

declare module '@salesforce/apex/InstallController.getState' {
  export default function getState(): Promise<Apex.InstallState>;
}

declare module '@salesforce/apex/InvitationController.getCandidates' {
  export default function getCandidates(): Promise<Apex.InvitationCandidate[]>;
}

declare module '@salesforce/apex/InvitationController.sendInvite' {
  export default function sendInvite(parameters: { email?: string; firstName?: string; lastName?: string }): Promise<Apex.AccountState>;
}

declare module '@salesforce/apex/InvitationController.resendInvite' {
  export default function resendInvite(parameters: { invitationId?: string }): Promise<Apex.AccountState>;
}

declare module '@salesforce/apex/InvitationController.getAccount' {
  export default function getAccount(): Promise<Apex.AccountState>;
}

declare module '@salesforce/apex/MarketoConnectionController.getConnection' {
  export default function getConnection(): Promise<Apex.MarketoConnection>;
}

declare module '@salesforce/apex/MarketoConnectionController.connect' {
  export default function connect(): Promise<Apex.MarketoConnection>;
}

declare module '@salesforce/apex/MarketoConnectionController.connectManually' {
  export default function connectManually(parameters: {
    munchkinId?: string;
    clientId?: string;
    clientSecret?: string;
  }): Promise<Apex.MarketoConnection>;
}

declare module '@salesforce/apex/MarketoConnectionController.testCredentials' {
  export default function testCredentials(parameters: {
    munchkinId?: string;
    clientId?: string;
    clientSecret?: string;
  }): Promise<Apex.CredentialCheck>;
}

declare module '@salesforce/apex/MarketoConnectionController.testConnection' {
  export default function testConnection(): Promise<Apex.MarketoConnection>;
}

declare module '@salesforce/apex/MarketoConnectionController.disconnect' {
  export default function disconnect(): Promise<Apex.MarketoConnection>;
}

declare module '@salesforce/apex/OrgGuardController.getState' {
  export default function getState(): Promise<Apex.OrgState>;
}

declare module '@salesforce/apex/OrgGuardController.connectAnew' {
  export default function connectAnew(): Promise<Apex.OrgState>;
}

declare module '@salesforce/apex/OrgGuardController.stayDisconnected' {
  export default function stayDisconnected(): Promise<Apex.OrgState>;
}

declare module '@salesforce/apex/PanelController.getPanel' {
  export default function getPanel(parameters: { recordId?: string }): Promise<Apex.Panel>;
}

declare module '@salesforce/apex/PanelController.getOlder' {
  export default function getOlder(parameters: { recordId?: string; stretch?: number }): Promise<Apex.PanelActivities>;
}

declare module '@salesforce/apex/SalesforceConnectionController.confirmConnection' {
  export default function confirmConnection(): Promise<Apex.SalesforceConnection>;
}

declare module '@salesforce/apex/SalesforceConnectionController.getConnection' {
  export default function getConnection(): Promise<Apex.SalesforceConnection>;
}

declare module '@salesforce/apex/SalesforceConnectionController.startConnection' {
  export default function startConnection(parameters: { environment?: string; returnUrl?: string }): Promise<string>;
}

declare module '@salesforce/apex/SalesforceConnectionController.testConnection' {
  export default function testConnection(): Promise<Apex.SalesforceConnection>;
}

declare module '@salesforce/apex/SalesforceConnectionController.disconnect' {
  export default function disconnect(): Promise<Apex.SalesforceConnection>;
}

declare module '@salesforce/apex/SalesforceSyncController.getPage' {
  export default function getPage(): Promise<Apex.SalesforceSyncPage>;
}

declare module '@salesforce/apex/SalesforceSyncController.preview' {
  export default function preview(parameters: { template?: string }): Promise<Apex.SubjectPreview>;
}

declare module '@salesforce/apex/SalesforceSyncController.save' {
  export default function save(parameters: { settings?: Apex.SalesforceSyncSettings }): Promise<Apex.SalesforceSyncPage>;
}

declare module '@salesforce/apex/SettingsFileController.getFile' {
  export default function getFile(): Promise<string>;
}

declare module '@salesforce/apex/SettingsFileController.compare' {
  export default function compare(parameters: { text?: string }): Promise<Apex.SettingsComparison>;
}

declare module '@salesforce/apex/SettingsFileController.apply' {
  export default function apply(parameters: { text?: string; fingerprint?: string }): Promise<Apex.SettingsImport>;
}

declare module '@salesforce/apex/SetupGuideController.getGuide' {
  export default function getGuide(): Promise<Apex.SetupGuide>;
}

declare module '@salesforce/apex/UserManagementController.getDirectory' {
  export default function getDirectory(): Promise<Apex.UserDirectory>;
}

declare module '@salesforce/apex/UserManagementController.checkInvitations' {
  export default function checkInvitations(parameters: { rows?: Apex.InviteRow[] }): Promise<Apex.InviteReport>;
}

declare module '@salesforce/apex/UserManagementController.inviteUsers' {
  export default function inviteUsers(parameters: { rows?: Apex.InviteRow[]; key?: string }): Promise<Apex.InviteOutcome>;
}

declare module '@salesforce/apex/UserManagementController.undoInvitations' {
  export default function undoInvitations(parameters: { batchIds?: string[] }): Promise<number>;
}

declare module '@salesforce/apex/UserManagementController.resendInvitation' {
  export default function resendInvitation(parameters: { invitationId?: string }): Promise<Apex.UserDirectory>;
}

declare module '@salesforce/apex/UserManagementController.revokeInvitation' {
  export default function revokeInvitation(parameters: { invitationId?: string }): Promise<Apex.UserDirectory>;
}

declare module '@salesforce/apex/UserManagementController.changeRole' {
  export default function changeRole(parameters: { userId?: string; role?: string }): Promise<Apex.UserDirectory>;
}

declare module '@salesforce/apex/UserManagementController.changeTeams' {
  export default function changeTeams(parameters: { userId?: string; teamIds?: string[] }): Promise<Apex.UserDirectory>;
}

declare module '@salesforce/apex/UserManagementController.deactivateUser' {
  export default function deactivateUser(parameters: { userId?: string; handOverTo?: string }): Promise<Apex.UserDirectory>;
}

declare module '@salesforce/apex/UserManagementController.reactivateUser' {
  export default function reactivateUser(parameters: { userId?: string }): Promise<Apex.UserDirectory>;
}

declare module '@salesforce/apex/UserManagementController.createTeam' {
  export default function createTeam(parameters: { name?: string }): Promise<Apex.UserDirectory>;
}

declare module '@salesforce/apex/UserManagementController.renameTeam' {
  export default function renameTeam(parameters: { teamId?: string; name?: string }): Promise<Apex.UserDirectory>;
}

declare module '@salesforce/apex/UserManagementController.changeMembers' {
  export default function changeMembers(parameters: { teamId?: string; add?: string[]; remove?: string[] }): Promise<Apex.UserDirectory>;
}

declare module '@salesforce/apex/UserManagementController.deleteTeam' {
  export default function deleteTeam(parameters: { teamId?: string }): Promise<Apex.UserDirectory>;
}
