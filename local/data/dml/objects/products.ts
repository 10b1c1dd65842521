import type { PlainValue } from '../../../kernel/ports/records.ts';
import { storedRows } from '../systemRows.ts';
import { after, fail, sound } from '../work.ts';
import type { ObjectWork, WorkRow } from '../work.ts';

/**
 * A price book entry is called like its product. In a custom price book it needs a standard price.
 * Source: Object Reference, "PricebookEntry"; SOAP API, "STANDARD_PRICE_NOT_DEFINED".
 */
export function completePricebookEntries(work: ObjectWork): void {
  const { context } = work;
  const rows = sound(work.rows);
  const products = storedRows(
    context,
    'Product2',
    rows.map((row) => after(row, 'Product2Id')),
    ['Name', 'ProductCode'],
  );
  for (const row of rows) {
    const product = products.get(String(after(row, 'Product2Id')));
    if (product) Object.assign(row.changes, { Name: product['Name'], ProductCode: product['ProductCode'] });
  }
  const fresh = rows.filter((row) => row.old === undefined);
  if (fresh.length === 0) return;
  context.core.tables.ensure('Pricebook2');
  const [standard] = context.core.writer.all('SELECT "Id" AS id FROM "Pricebook2" WHERE "IsStandard" = 1');
  const inStandard = (row: WorkRow): boolean => after(row, 'Pricebook2Id') === standard?.['id'];
  const priced = new Set(fresh.filter(inStandard).map((row) => after(row, 'Product2Id')));
  const sql = 'SELECT 1 AS found FROM "PricebookEntry" WHERE "Pricebook2Id" = ? AND "Product2Id" = ? AND "IsDeleted" = 0';
  for (const row of fresh) {
    const product = after(row, 'Product2Id');
    const known = context.core.writer.all(sql, String(standard?.['id']), String(product)).length > 0;
    if (inStandard(row)) {
      if (known) fail(row, 'DUPLICATE_VALUE', 'This price definition already exists in this price book', []);
    } else if (!known && !priced.has(product)) fail(row, 'STANDARD_PRICE_NOT_DEFINED', 'No standard price defined for this product', []);
  }
}

const number = (value: PlainValue | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
const cents = (value: number): number => Math.round(value * 100) / 100;

/**
 * Prices and names of lines of opportunities and orders. Source: Object Reference, "OpportunityLineItem",
 * usage: TotalPrice follows from Quantity, UnitPrice and Discount, or gives the UnitPrice.
 */
export function completeLines(work: ObjectWork): void {
  const rows = sound(work.rows);
  const entries = storedRows(
    work.context,
    'PricebookEntry',
    rows.map((row) => after(row, 'PricebookEntryId')),
    ['Name', 'ProductCode', 'UnitPrice', 'Product2Id', 'Pricebook2Id'],
  );
  for (const row of rows) {
    const entry = entries.get(String(after(row, 'PricebookEntryId')));
    if (entry) Object.assign(row.changes, { Product2Id: entry['Product2Id'], ListPrice: entry['UnitPrice'] });
    if (entry && work.object.name === 'OpportunityLineItem') row.changes['ProductCode'] = entry['ProductCode'] ?? null;
    completePrices(row, work.object.name);
  }
  if (work.object.name === 'OpportunityLineItem') nameLines(work, rows);
}

function completePrices(row: WorkRow, object: string): void {
  const quantity = number(after(row, 'Quantity'));
  if (quantity === undefined) return;
  const total = row.changes['TotalPrice'];
  const fromTotal = typeof total === 'number' && row.changes['UnitPrice'] === undefined && object === 'OpportunityLineItem';
  if (fromTotal && quantity !== 0) row.changes['UnitPrice'] = cents(total / quantity);
  const price = number(after(row, 'UnitPrice'));
  if (price === undefined) return;
  const discount = number(after(row, 'Discount')) ?? 0;
  if (object === 'OpportunityLineItem') row.changes['Subtotal'] = cents(quantity * price);
  if (!fromTotal) row.changes['TotalPrice'] = cents(quantity * price * (1 - discount / 100));
}

/** A line is called like the opportunity and the product together. */
function nameLines(work: ObjectWork, rows: WorkRow[]): void {
  const parents = storedRows(
    work.context,
    'Opportunity',
    rows.map((row) => after(row, 'OpportunityId')),
    ['Name'],
  );
  const products = storedRows(
    work.context,
    'Product2',
    rows.map((row) => after(row, 'Product2Id')),
    ['Name'],
  );
  for (const row of rows) {
    const parts = [parents.get(String(after(row, 'OpportunityId')))?.['Name'], products.get(String(after(row, 'Product2Id')))?.['Name']];
    row.changes['Name'] = parts.filter((part) => typeof part === 'string').join(' ');
  }
}

/** An opportunity's amount is the sum of its lines; it takes over the price book of its first one. */
export function sumOpportunityLines(work: ObjectWork): void {
  const parents = JSON.stringify([...new Set(sound(work.rows).map((row) => after(row, 'OpportunityId')))]);
  const { writer } = work.context.core;
  const lines = 'FROM "OpportunityLineItem" l WHERE l."OpportunityId" = "Opportunity"."Id" AND l."IsDeleted" = 0';
  writer.run(
    `UPDATE "Opportunity" SET
      "HasOpportunityLineItem" = EXISTS(SELECT 1 ${lines}),
      "Amount" = COALESCE((SELECT SUM(l."TotalPrice") ${lines}), "Amount"),
      "TotalOpportunityQuantity" = (SELECT SUM(l."Quantity") ${lines}),
      "Pricebook2Id" = COALESCE("Pricebook2Id", (SELECT e."Pricebook2Id" FROM "PricebookEntry" e JOIN "OpportunityLineItem" l
        ON l."PricebookEntryId" = e."Id" WHERE l."OpportunityId" = "Opportunity"."Id" LIMIT 1))
    WHERE "Id" IN (SELECT value FROM json_each(?))`,
    parents,
  );
  writer.run(
    `UPDATE "Opportunity" SET "ExpectedRevenue" = "Amount" * "Probability" / 100 WHERE "Id" IN (SELECT value FROM json_each(?))`,
    parents,
  );
}

/** An order's amount is the sum of its lines. */
export function sumOrderLines(work: ObjectWork): void {
  const parents = JSON.stringify([...new Set(sound(work.rows).map((row) => after(row, 'OrderId')))]);
  const sum = 'SELECT COALESCE(SUM(l."TotalPrice"), 0) FROM "OrderItem" l WHERE l."OrderId" = "Order"."Id" AND l."IsDeleted" = 0';
  work.context.core.writer.run(`UPDATE "Order" SET "TotalAmount" = (${sum}) WHERE "Id" IN (SELECT value FROM json_each(?))`, parents);
}
