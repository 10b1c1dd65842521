/** What the package itself refuses or warns of. */
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { TestEnvironment } from '../../support/environment.ts';
import { invitationFile, prepareInvitationUsers } from '../../support/invitationFile.ts';
import { planAndSync, runEnded, type Run } from '../../support/setUp.ts';
import { anonymous } from '../../support/anonymous.ts';
import { call, during, outcomeOf, type Provocation } from './provocation.ts';

const MARKETO_ADMIN = 'maya.lindqvist@kestrel.example';
const REP = 'rosa.jimenez@kestrel.example';
const HALF_ADMIN = 'leila.farouk@kestrel.example';
const ADMIN = 'sam.okafor@kestrel.example';

/** Gives a user a permission set of the org with the rights of the packaged one, but those of some objects and entities. */
async function giveAdminRights(env: TestEnvironment, username: string, name: string, entities: string, without: string[]): Promise<void> {
  const objects = `SobjectType NOT IN (${["''", ...without.map((object) => `'${object}'`)].join(', ')})`;
  await anonymous(
    env,
    ADMIN,
    `PermissionSet made = new PermissionSet(Name = '${name}', Label = '${name}'); insert made;
     Id source = [SELECT Id FROM PermissionSet WHERE Name = 'MSI_Actions_Admin'].Id;
     List<ObjectPermissions> objects = [SELECT SobjectType, PermissionsRead, PermissionsCreate, PermissionsEdit, PermissionsDelete, PermissionsViewAllRecords, PermissionsModifyAllRecords FROM ObjectPermissions WHERE ParentId = :source AND ${objects}];
     List<ObjectPermissions> newObjects = objects.deepClone(); for (ObjectPermissions one : newObjects) one.ParentId = made.Id; insert newObjects;
     List<FieldPermissions> newFields = [SELECT SobjectType, Field, PermissionsRead, PermissionsEdit FROM FieldPermissions WHERE ParentId = :source AND ${objects}].deepClone();
     for (FieldPermissions one : newFields) one.ParentId = made.Id; insert newFields;
     List<SetupEntityAccess> newEntities = new List<SetupEntityAccess>();
     for (SetupEntityAccess one : [SELECT SetupEntityId FROM SetupEntityAccess WHERE ParentId = :source AND ${entities}])
       newEntities.add(new SetupEntityAccess(ParentId = made.Id, SetupEntityId = one.SetupEntityId));
     insert newEntities;
     insert new PermissionSetAssignment(AssigneeId = '${env.userId(username)}', PermissionSetId = made.Id);`,
  );
}

/** Before anything is set up. */
export const untouched: Provocation[] = [call('SALES_NOT_SET_UP', 'UserManagementController.getDirectory')];

/** With access to the Sales account and nobody invited. */
export const withAccess: Provocation[] = [call('INTEGRATION_MISSING', 'UserManagementController.getDirectory')];

/** After the first invitation, without Marketo. */
export const withAccount: Provocation[] = [
  call('MARKETO_NOT_CONNECTED', 'FieldSyncController.startPlan'),
  call('MARKETO_NOT_SET_UP', 'MarketoConnectionController.connect'),
];

const invitations: Provocation = {
  codes: [...new Set(invitationFile(1000).expected.flatMap((code) => code ?? [])), 'INVITE_EXPIRED'],
  answer: async (env) => {
    await fetch(await env.activationLink(MARKETO_ADMIN), { method: 'POST' });
    await prepareInvitationUsers(env);
    const late = 'anders.late@kestrel.example';
    const row = { email: late, firstName: '', lastName: '', role: '', team: '' };
    await env.apex('UserManagementController.inviteUsers', { rows: [row], key: 'late' });
    const sales = new DatabaseSync(join(env.folder, 'sales.sqlite'));
    sales
      .prepare("UPDATE invitations SET expires_at = '2020-01-01T00:00:00.000Z' WHERE user_id = (SELECT id FROM users WHERE email = ?)")
      .run(late);
    sales.close();
    const { rows } = invitationFile(1000);
    return [
      await env.apex('UserManagementController.checkInvitations', { rows: [row] }),
      await env.apex('UserManagementController.checkInvitations', { rows }),
    ];
  },
};

const tooMany = Array.from({ length: 1001 }, (_, index) => ({ email: `p${index}@kestrel.example` }));

const settingsFile = (code: string, change: (file: Record<string, unknown>) => string): Provocation => ({
  codes: [code],
  answer: async (env) => {
    const file = JSON.parse(await env.apex<string>('SettingsFileController.getFile')) as Record<string, unknown>;
    return outcomeOf(env.apex('SettingsFileController.compare', { text: change(file) }));
  },
});

const staleFile: Provocation = {
  codes: ['SETTINGS_FILE_STALE'],
  answer: async (env) => {
    const text = await env.apex<string>('SettingsFileController.getFile');
    return outcomeOf(env.apex('SettingsFileController.apply', { text, fingerprint: 'of another comparison' }));
  },
};

const settings: Provocation[] = [
  settingsFile('SETTINGS_FILE_FOREIGN', () => 'no settings'),
  settingsFile('SETTINGS_FILE_OLDER', (file) => JSON.stringify({ ...file, formatVersion: 0 })),
  settingsFile('SETTINGS_FILE_NEWER', (file) => JSON.stringify({ ...file, formatVersion: 99 })),
  settingsFile('SETTINGS_FILE_INVALID', (file) => JSON.stringify({ ...file, teams: [7] })),
  staleFile,
  {
    codes: ['BAD_DOMAIN'],
    answer: async (env) => {
      const page = await env.apex<{ settings: Record<string, unknown> }>('ContentSettingsController.getPage');
      return outcomeOf(env.apex('ContentSettingsController.save', { settings: { ...page.settings, blockedDomains: ['@rival'] } }));
    },
  },
];

interface Begun {
  id: string;
}

const repair = (code: string, checkKey: string, user: (env: TestEnvironment) => string): Provocation => ({
  codes: [code],
  answer: (env) => outcomeOf(env.apex('DoctorController.previewRepair', { checkKey, userId: user(env) })),
});

const repairs: Provocation[] = [
  repair('REPAIR_NOT_NEEDED', 'permissionSet', (env) => env.userId(REP)),
  repair('REPAIR_NOT_POSSIBLE', 'type.Reply', (env) => env.userId(ADMIN)),
  repair('REPAIR_USER_UNKNOWN', 'apiEnabled', () => '005000000000000AAA'),
  {
    codes: ['REPAIR_NOT_ALLOWED'],
    answer: async (env) => {
      const parameters = { checkKey: 'permissionSet', userId: env.userId('noah.weiss@kestrel.example') };
      const { id } = await env.apex<Begun>('DoctorController.beginRepair', parameters, MARKETO_ADMIN);
      return outcomeOf(env.apex('DoctorController.carryOutRepair', { repairId: id }, MARKETO_ADMIN));
    },
  },
  {
    codes: ['LAYOUT_UNKNOWN'],
    answer: (env) => outcomeOf(env.apex('DoctorController.addTaskLayout', { name: 'No Such Layout' })),
  },
  {
    codes: ['REPAIR_STALE'],
    answer: async (env) => {
      const parameters = { checkKey: 'permissionSet', userId: env.userId('noah.weiss@kestrel.example') };
      const { id } = await env.apex<Begun>('DoctorController.beginRepair', parameters);
      return outcomeOf(env.apex('DoctorController.undoRepair', { repairId: id }));
    },
  },
];

const jobStopped: Provocation = {
  codes: ['SYNC_STALLED', 'SYNC_ALREADY_RUNNING'],
  answer: (env) =>
    during(env, 'marketo', { name: '606' }, async () => {
      const run = await env.apex<Run>('FieldSyncController.startPlan');
      const second = await outcomeOf(env.apex('FieldSyncController.startPlan'));
      await env.until('the wait for Marketo', async () => (await env.apex<Run>('FieldSyncController.getRun', { runId: run.id })).problem);
      await anonymous(env, ADMIN, `System.abortJob([SELECT Job_Id__c FROM Sync_Run__c WHERE Id = '${run.id}'].Job_Id__c);`);
      const stalled = await env.apex('FieldSyncController.getRun', { runId: run.id });
      await env.apex('FieldSyncController.cancel', { runId: run.id });
      return [second, stalled];
    }),
};

/** Paused before its first call, so that there is no other reason to tell. */
const stopped: Provocation = {
  codes: ['HEALTH_RUN_STOPPED'],
  answer: async (env) => {
    await anonymous(env, ADMIN, 'SyncRun run = FieldSyncController.startPlan(); FieldSyncController.pause(run.id);');
    const run = await env.until('the pause', async () => {
      const { plan } = await env.apex<{ plan: Run }>('FieldSyncController.getOverview');
      return plan.status === 'paused' ? plan : undefined;
    });
    const answer = await env.apex('HealthController.getHealth');
    await env.apex('FieldSyncController.cancel', { runId: run.id });
    return answer;
  },
};

/** An admin whose own permission set lacks a right: the job of the run ends each time it is started. */
const jobFailed: Provocation = {
  codes: ['SYNC_JOB_FAILED'],
  answer: async (env) => {
    await giveAdminRights(env, HALF_ADMIN, 'Half_Admin', 'Id != NULL', ['Sync_Failure__c']);
    const plan = await runEnded(env, (await env.apex<Run>('FieldSyncController.startPlan', {}, HALF_ADMIN)).id);
    return during(env, 'marketo', { name: 'skipRecords' }, async () => {
      const { id } = await env.apex<Run>('FieldSyncController.startSync', { planId: plan.id }, HALF_ADMIN);
      return runEnded(env, id);
    });
  },
};

const endedRun: Provocation = {
  codes: ['RUN_NOT_ACTIVE', 'NOTHING_TO_RETRY'],
  answer: async (env) => {
    const { sync } = await planAndSync(env);
    return [
      await outcomeOf(env.apex('FieldSyncController.pause', { runId: sync.id })),
      await outcomeOf(env.apex('FieldSyncController.retryFailures', { runId: sync.id })),
    ];
  },
};

/** With everything connected. */
export const packageProvocations: Provocation[] = [
  {
    codes: ['NO_PERMISSION'],
    answer: async (env) => {
      await giveAdminRights(env, REP, 'Classes_Alone', "SetupEntityType != 'CustomPermission'", []);
      return outcomeOf(env.apex('UserManagementController.getDirectory', {}, REP));
    },
  },
  call('INVALID_INPUT', 'AccessController.saveSalesAccess', { clientId: '', clientSecret: 'x' }),
  call('MUNCHKIN_MALFORMED', 'AccessController.saveMarketoAccess', { munchkinId: '12', clientId: 'a', clientSecret: 'b' }),
  call('UNEXPECTED', 'UserManagementController.checkInvitations', { rows: [null] }),
  call('INVITE_NO_ROWS', 'UserManagementController.checkInvitations', { rows: [] }),
  call('INVITE_TOO_MANY_ROWS', 'UserManagementController.checkInvitations', { rows: tooMany }),
  call('PLAN_NEEDED', 'FieldSyncController.startSync', { planId: null }),
  call('RUN_NOT_FOUND', 'FieldSyncController.getRun', { runId: 'a00000000000000AAA' }),
  ...settings,
  ...repairs,
  endedRun,
  stopped,
  jobStopped,
  jobFailed,
  invitations,
  {
    codes: ['CREDENTIALS_NOT_SAVED'],
    answer: (env) =>
      during(env, 'org', { name: 'credentialsNotSaved' }, () =>
        outcomeOf(env.apex('AccessController.saveSalesAccess', { ...env.environment.sales.activationClient() })),
      ),
  },
];

/** What leaves the org unusable; last. */
export const ending: Provocation[] = [
  {
    codes: ['CREDENTIALS_MISSING'],
    answer: async (env) => {
      await anonymous(
        env,
        ADMIN,
        "ConnectApi.NamedCredentials.deleteCredential('Marketo', 'Instance', ConnectApi.CredentialPrincipalType.NamedPrincipal); Cache.Org.getPartition('local.MsiActions').remove('marketo');",
      );
      return outcomeOf(env.apex('AccessController.getAccess'));
    },
  },
  {
    codes: ['ORG_CHANGED'],
    answer: async (env) => {
      env.becomeCopy();
      return outcomeOf(env.apex('AccessController.getAccess'));
    },
  },
];
