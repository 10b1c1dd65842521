/** Sign-in to the local org: browser sessions, OAuth codes and tokens. Nothing here is a real secret. */
import { createHash, randomBytes } from 'node:crypto';
import type { Vault } from '../remote/vault.ts';

/** The password of every user of the local org. */
export const LOCAL_PASSWORD = 'local-only';

/** An authorisation that waits for its code to be exchanged. */
export interface PendingCode {
  userId: string;
  clientId: string;
  redirectUri: string;
  challenge: string;
  scope: string;
  expiresAt: number;
}

/** An access or refresh token. */
export interface TokenFacts {
  userId: string;
  clientId: string;
  kind: 'access' | 'refresh';
  scope: string;
}

const token = (): string => randomBytes(24).toString('base64url');

/** Keeps sign-ins; those that must survive a restart live in the vault. */
export class Sessions {
  private readonly browsers = new Map<string, string>();
  private readonly codes = new Map<string, PendingCode>();
  private readonly vault: Vault;
  private readonly orgId: string;

  constructor(vault: Vault, orgId: string) {
    this.vault = vault;
    this.orgId = orgId;
  }

  /** Opens a browser session; the answer is the cookie's value. */
  open(userId: string): string {
    const id = token();
    this.browsers.set(id, userId);
    return id;
  }

  userOf(sessionId: string | undefined): string | undefined {
    return sessionId === undefined ? undefined : this.browsers.get(sessionId);
  }

  close(sessionId: string): void {
    this.browsers.delete(sessionId);
  }

  issueCode(code: PendingCode): string {
    const id = token();
    this.codes.set(id, code);
    return id;
  }

  /** A code works once. */
  takeCode(id: string): PendingCode | undefined {
    const code = this.codes.get(id);
    this.codes.delete(id);
    return code && code.expiresAt > Date.now() ? code : undefined;
  }

  /** Issues a token; access tokens have the platform's form `00D…!…`. */
  issueToken(facts: TokenFacts): string {
    const text = facts.kind === 'access' ? `${this.orgId.slice(0, 15)}!${token()}` : `5Aep${token()}`;
    this.vault.putSetting(`token:${hash(text)}`, JSON.stringify(facts));
    return text;
  }

  tokenFacts(text: string | undefined): TokenFacts | undefined {
    const stored = text === undefined ? undefined : this.vault.setting(`token:${hash(text)}`);
    return stored ? (JSON.parse(stored) as TokenFacts) : undefined;
  }

  revoke(text: string): boolean {
    return this.vault.removeSetting(`token:${hash(text)}`);
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Does the verifier belong to the challenge? Source: RFC 7636, 4.6. */
export function matchesChallenge(verifier: string, challenge: string): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}
