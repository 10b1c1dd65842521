/** Rows of ApexClass and ApexTrigger for the code base. Source: Object Reference for the Salesforce Platform, ApexClass. */
import type { LoadedProgram } from '../../apex/runtime/load.ts';
import type { Store } from '../../data/index.ts';

const SYSTEM = { mode: 'system', sharing: false } as const;

/** Adds the rows that the store lacks. */
export function noteClasses(store: Store, program: LoadedProgram): void {
  const known = (object: string): Set<unknown> => {
    const answer = store.session(store.adminUserId).query(`SELECT Name FROM ${object}`, {}, SYSTEM);
    return new Set(answer.records.map((row) => row.fields['Name']));
  };
  const add = (object: string, rows: { Name: string }[]): void => {
    const present = known(object);
    const missing = rows.filter((row) => !present.has(row.Name));
    if (missing.length > 0) store.bulkLoad(object, missing);
  };
  const classes = program.all().filter((info) => !info.name.includes('.'));
  add(
    'ApexClass',
    classes.map((info) => ({ Name: info.name, Status: 'Active', IsValid: true })),
  );
  add(
    'ApexTrigger',
    program.triggers.map((trigger) => ({ Name: trigger.name, TableEnumOrId: trigger.object, Status: 'Active' })),
  );
}
