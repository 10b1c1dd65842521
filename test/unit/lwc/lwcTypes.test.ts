import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stale } from '../../../scripts/support/lwcTypes.ts';
import { auraClasses } from '../../../scripts/support/lwcTypesApex.ts';
import { pathsFile } from '../../../scripts/support/lwcTypesPaths.ts';
import { apexTypes } from '../../../scripts/support/lwcTypesRender.ts';

const CONTROLLER = `
public with sharing class ShelfController {
  public class Book {
    @AuraEnabled public String title { get; set; }
    @AuraEnabled public List<Integer> pages;
    @AuraEnabled public Map<String, Author> authors { get; set; }
    public String secret { get; set; }
  }
  public class Author {
    @AuraEnabled public Datetime born { get; set; }
  }
  @AuraEnabled(cacheable=true)
  public static List<Book> getBooks(Id shelfId, Integer size) { return null; }
  @AuraEnabled
  public static void burn() { }
  public static void hidden() { }
}`;

describe('types of the Apex controllers', () => {
  it('are as the Apex source says today', async () => {
    assert.deepEqual(await stale(), [], 'Run: node scripts/run.mjs scripts/support/lwcTypes.ts');
  });

  it('have every member and method that travels, and none that does not', () => {
    const text = apexTypes(auraClasses(CONTROLLER, 'ShelfController.cls'));
    assert.match(text, /interface Book \{\s+title\?: string;\s+pages\?: number\[\];/);
    assert.match(text, /authors\?: Record<string, Apex\.Author>;/);
    assert.match(text, /born\?: string;/);
    assert.match(text, /declare module '@salesforce\/apex\/ShelfController\.getBooks'/);
    assert.match(text, /getBooks\(parameters: \{ shelfId\?: string; size\?: number \}\): Promise<Apex\.Book\[\]>/);
    assert.match(text, /burn\(\): Promise<void>/);
    assert.doesNotMatch(text, /secret|hidden/);
  });

  it('name the member whose type cannot travel', () => {
    const source = 'public class A { @AuraEnabled public Http client { get; set; } }';
    assert.throws(() => apexTypes(auraClasses(source, 'A.cls')), /A\.client: Http cannot travel/);
  });

  it('name the class when two of the same name travel', () => {
    const source = 'public class A { @AuraEnabled public String x; }';
    const twice = [...auraClasses(source, 'A.cls'), ...auraClasses(source, 'A.cls')];
    assert.throws(() => apexTypes(twice), /Two Apex classes with the name A/);
  });

  it('name the place of a syntax error', () => {
    assert.throws(() => auraClasses('public class A { @AuraEnabled public', 'A.cls'), /A\.cls, line 1:/);
  });

  it('find a component by its name, wherever it is', () => {
    const text = pathsFile([{ name: 'meter', folder: 'force-app/main/foundation/lwc/meter' }]);
    assert.match(text, /"c\/meter": \[\s*"\.\/force-app\/main\/foundation\/lwc\/meter\/meter\.ts"/);
  });
});
