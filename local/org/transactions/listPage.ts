/** Opens the Visualforce page of a list-view button. Source: Apex Reference, StandardSetController; Visualforce Developer Guide, Standard List Controllers. */
import { currentView } from '../../apex/library/pages/apexPages.ts';
import { ListViewController } from '../../apex/library/pages/controllers.ts';
import { PageReference } from '../../apex/library/pages/pageReference.ts';
import type { ClassInfo } from '../../apex/runtime/classInfo.ts';
import { current } from '../../apex/runtime/context.ts';
import { use, type ScriptClass } from '../../apex/runtime/failures.ts';
import { ApexSObject, NotImplemented } from '../../apex/values/index.ts';
import type { ListPage } from '../code/listPages.ts';

const CONTROLLER = 'ApexPages.StandardSetController';
const RECORD_ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;
const SEEN = { mode: 'user', sharing: true } as const;

type Callable = Record<string, (...given: unknown[]) => unknown>;

/** Those of the chosen records that the user may see, in the order of their choice. */
function chosenRecords(object: string, ids: readonly string[]): ApexSObject[] {
  const { records } = current().data.query(
    `SELECT Id FROM ${object} WHERE Id IN :ids`,
    { ids: ids.filter((id) => RECORD_ID.test(id)) },
    SEEN,
  );
  const seen = new Set(records.map(({ fields }) => String(fields['Id'])));
  return ids.filter((id) => seen.has(id)).map((id) => recordWith(object, id));
}

function recordWith(object: string, id: string): ApexSObject {
  const record = new ApexSObject(object);
  record.setField('Id', id);
  return record;
}

function extensionOf({ extension, name }: ListPage): ClassInfo {
  const info = current().classes.find(extension);
  if (!info) throw new NotImplemented(`the class ${extension}, which the Visualforce page ${name} extends its controller with`);
  return info;
}

/** Where the page's action leads: a path with its parameters. */
export function openListPage(page: ListPage, ids: readonly string[]): string {
  const info = extensionOf(page);
  const constructor = info.constructors.find(({ parameters }) => parameters.length === 1 && parameters[0]?.type === CONTROLLER);
  const method = info.methods.find((one) => one.name.toLowerCase() === page.action.toLowerCase() && one.parameters.length === 0);
  if (!constructor) throw new NotImplemented(`Unknown constructor '${info.name}.${info.name}(${CONTROLLER} controller)'`);
  if (!method || method.isStatic) throw new NotImplemented(`Unknown method '${info.name}.${page.action}()'`);
  currentView().page = new PageReference(`/apex/${page.name}`);
  const chosen = new ListViewController(page.object, chosenRecords(page.object, ids));
  const made = new (use(info.js as unknown as ScriptClass) as unknown as new () => Callable)();
  made[constructor.jsName]?.(chosen);
  const target = made[method.jsName]?.() ?? null;
  if (!(target instanceof PageReference))
    throw new NotImplemented(`showing the Visualforce page ${page.name}, whose action leads nowhere else`);
  return target.url();
}
