/**
 * Credentials, Named Credential URLs and Platform Cache of the org, outside of its records.
 * Secrets are encrypted with a key that lives beside the file; no path gives one back to Apex.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { CredentialParameter } from '../../apex/runtime/context.ts';
import { principalId, type OrgMetadata } from '../../data/index.ts';
import { openDatabase, type LocalDatabase } from '../../kernel/database.ts';

const MIGRATIONS = [
  `CREATE TABLE parameter (external TEXT NOT NULL, principal TEXT NOT NULL, name TEXT NOT NULL, value BLOB NOT NULL, encrypted INTEGER NOT NULL, PRIMARY KEY (external, principal, name));
   CREATE TABLE url (credential TEXT PRIMARY KEY, url TEXT NOT NULL);
   CREATE TABLE cache (partition TEXT NOT NULL, owner TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, expires INTEGER NOT NULL, PRIMARY KEY (partition, owner, key));
   CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)`,
];

function keyOf(file: string): Buffer {
  if (file === ':memory:') return randomBytes(32);
  const keyFile = `${file}.key`;
  if (!existsSync(keyFile)) writeFileSync(keyFile, randomBytes(32), { mode: 0o600 });
  return readFileSync(keyFile);
}

/** Thrown for credentials that the metadata does not declare. */
export class UnknownCredential extends Error {
  override name = 'UnknownCredential';
}

/** The org's vault. */
export class Vault {
  private readonly db: LocalDatabase;
  private readonly key: Buffer;
  private readonly metadata: OrgMetadata;

  constructor(file: string, metadata: OrgMetadata) {
    this.db = openDatabase(file, MIGRATIONS);
    this.key = keyOf(file);
    this.metadata = metadata;
  }

  private seal(text: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  private unseal(sealed: Uint8Array): string {
    const bytes = Buffer.from(sealed);
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
  }

  private declared(external: string, principal: string): boolean {
    const meta = this.metadata.externalCredentials.find((entry) => entry.name.toLowerCase() === external.toLowerCase());
    return Boolean(meta?.principals.some((name) => name.toLowerCase() === principal.toLowerCase()));
  }

  private rows(external: string, principal: string) {
    return this.db.sql
      .prepare(
        'SELECT name, value, encrypted FROM parameter WHERE external = ? COLLATE NOCASE AND principal = ? COLLATE NOCASE ORDER BY name',
      )
      .all(external, principal) as { name: string; value: Uint8Array; encrypted: number }[];
  }

  /** The principals that metadata declares. */
  principals(external: string) {
    const found = this.metadata.externalCredentials.find(({ name }) => name.toLowerCase() === external.toLowerCase());
    return found && { label: found.label, principals: found.principals.map((name) => ({ id: principalId(found.name, name), name })) };
  }

  /** What ConnectApi may see: encrypted values are null. */
  credential(external: string, principal: string) {
    if (!this.declared(external, principal)) return undefined;
    const parameters: CredentialParameter[] = this.rows(external, principal).map((row) => ({
      name: row.name,
      value: row.encrypted ? null : this.unseal(row.value),
      encrypted: row.encrypted === 1,
    }));
    return { status: parameters.length > 0 ? ('Configured' as const) : ('NotConfigured' as const), parameters };
  }

  /** Writes parameters; `replace` forgets those that are not given. */
  save(external: string, principal: string, parameters: CredentialParameter[], replace: boolean): void {
    if (!this.declared(external, principal))
      throw new UnknownCredential(`There is no principal ${principal} of the external credential ${external}.`);
    this.db.transaction(() => {
      if (replace) this.forget(external, principal);
      const insert = this.db.sql.prepare(
        'INSERT OR REPLACE INTO parameter (external, principal, name, value, encrypted) VALUES (?, ?, ?, ?, ?)',
      );
      for (const parameter of parameters)
        insert.run(external, principal, parameter.name, this.seal(parameter.value ?? ''), parameter.encrypted ? 1 : 0);
    });
  }

  forget(external: string, principal: string): void {
    this.db.sql
      .prepare('DELETE FROM parameter WHERE external = ? COLLATE NOCASE AND principal = ? COLLATE NOCASE')
      .run(external, principal);
  }

  /** All values of a principal, for merge fields of callouts. Never leaves the callout layer. */
  secrets(external: string, principal: string): Map<string, string> {
    return new Map(this.rows(external, principal).map((row) => [row.name.toLowerCase(), this.unseal(row.value)]));
  }

  /** A Named Credential with its current URL. */
  namedCredential(name: string) {
    const meta = this.metadata.namedCredentials.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
    if (!meta) return undefined;
    const row = this.db.sql.prepare('SELECT url FROM url WHERE credential = ? COLLATE NOCASE').get(meta.name) as
      { url: string } | undefined;
    return { ...meta, url: row?.url ?? meta.url };
  }

  saveUrl(name: string, url: string): void {
    const known = this.namedCredential(name);
    if (!known) throw new UnknownCredential(`There is no named credential ${name}.`);
    this.db.sql.prepare('INSERT OR REPLACE INTO url (credential, url) VALUES (?, ?)').run(known.name, url);
  }

  cacheGet(partition: string, owner: string, key: string, now: number): string | undefined {
    const row = this.db.sql
      .prepare('SELECT value FROM cache WHERE partition = ? AND owner = ? AND key = ? AND expires > ?')
      .get(partition, owner, key, now);
    return row ? String(row['value']) : undefined;
  }

  cachePut(partition: string, owner: string, key: string, value: string, expires: number): void {
    this.db.sql
      .prepare('INSERT OR REPLACE INTO cache (partition, owner, key, value, expires) VALUES (?, ?, ?, ?, ?)')
      .run(partition, owner, key, value, expires);
  }

  cacheRemove(partition: string, owner: string, key: string): boolean {
    return (
      Number(this.db.sql.prepare('DELETE FROM cache WHERE partition = ? AND owner = ? AND key = ?').run(partition, owner, key).changes) > 0
    );
  }

  cacheKeys(partition: string, owner: string, now: number): string[] {
    return this.db.sql
      .prepare('SELECT key FROM cache WHERE partition = ? AND owner = ? AND expires > ? ORDER BY key')
      .all(partition, owner, now)
      .map((row) => String(row['key']));
  }

  /** A value of the org that is no record, e.g. whether a connected app is blocked. */
  setting(name: string): string | undefined {
    const row = this.db.sql.prepare('SELECT value FROM setting WHERE name = ?').get(name);
    return row ? String(row['value']) : undefined;
  }

  putSetting(name: string, value: string): void {
    this.db.sql.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)').run(name, value);
  }

  removeSetting(name: string): boolean {
    return Number(this.db.sql.prepare('DELETE FROM setting WHERE name = ?').run(name).changes) > 0;
  }

  reset(): void {
    this.db.sql.exec('DELETE FROM parameter; DELETE FROM url; DELETE FROM cache; DELETE FROM setting');
  }

  close(): void {
    this.db.close();
  }
}
