/** What the panel on record pages refuses. */
import { anonymous } from '../../support/anonymous.ts';
import { outcomeOf, type Provocation } from './provocation.ts';

const ADMIN = 'sam.okafor@kestrel.example';
const NOBODY = 'noah.weiss@kestrel.example';
/** No record has it. */
const UNKNOWN_LEAD = '00Q000000000001EAA';

/** With Marketo connected and MSI Actions not switched on. */
export const panelProvocations: Provocation[] = [
  {
    codes: ['USE_NOT_ALLOWED'],
    answer: async (env) => {
      await anonymous(
        env,
        ADMIN,
        `PermissionSet made = new PermissionSet(Name = 'Panel_Class', Label = 'Panel_Class'); insert made;
         insert new SetupEntityAccess(ParentId = made.Id, SetupEntityId = [SELECT Id FROM ApexClass WHERE Name = 'PanelController'].Id);
         insert new PermissionSetAssignment(AssigneeId = '${env.userId(NOBODY)}', PermissionSetId = made.Id);`,
      );
      return outcomeOf(env.apex('PanelController.getPanel', { recordId: UNKNOWN_LEAD }, NOBODY));
    },
  },
  {
    codes: ['PANEL_SWITCHED_OFF'],
    answer: (env) => outcomeOf(env.apex('PanelController.getPanel', { recordId: UNKNOWN_LEAD })),
  },
  {
    codes: ['RECORD_NOT_VISIBLE'],
    answer: async (env) => {
      await env.apex('GovernanceController.setSwitch', { ownerId: null, key: 'Actions_Enabled__c', value: 'on' });
      return outcomeOf(env.apex('PanelController.getPanel', { recordId: UNKNOWN_LEAD }));
    },
  },
  {
    codes: ['ACTION_SWITCHED_OFF'],
    answer: async (env) => {
      await env.apex('GovernanceController.setSwitch', { ownerId: null, key: 'Lead_Marketo__c', value: 'off' });
      const answer = await outcomeOf(env.apex('CampaignController.getCampaigns', { recordId: UNKNOWN_LEAD }));
      await env.apex('GovernanceController.setSwitch', { ownerId: null, key: 'Lead_Marketo__c', value: 'inherit' });
      return answer;
    },
  },
  {
    codes: ['TOO_MANY_CHOSEN'],
    answer: (env) => {
      const recordIds = Array.from({ length: 201 }, (_, index) => `00Q${String(index).padStart(12, '0')}`);
      return outcomeOf(env.apex('CampaignListController.getChoice', { recordIds }));
    },
  },
  {
    codes: ['CAMPAIGN_NOT_OFFERED'],
    answer: async (env) => {
      const { store } = env.environment.org;
      const { records } = store
        .session(store.adminUserId)
        .query('SELECT Id FROM Lead WHERE IsConverted = FALSE LIMIT 1', {}, { mode: 'system', sharing: false });
      const recordId = String(records[0]?.fields['Id']);
      return outcomeOf(env.apex('CampaignController.addPeople', { recordId, campaignId: '1', recordIds: [recordId] }));
    },
  },
];
