import type { OrgFacts } from '../../apex/runtime/context.ts';
import type { Store } from '../../data/index.ts';

/** The facts of the one organisation of a store. */
export function orgFacts(store: Store, domainUrl: string): OrgFacts {
  const session = store.session(store.adminUserId);
  const answer = session.query('SELECT Id, Name, IsSandbox FROM Organization', {}, { mode: 'system', sharing: false });
  const fields = answer.records[0]?.fields ?? {};
  return {
    id: String(fields['Id'] ?? store.organizationId),
    name: String(fields['Name'] ?? 'Local org'),
    domainUrl,
    isSandbox: fields['IsSandbox'] === true,
    namespace: store.schema.namespace || null,
  };
}
