/** A call to a host that is neither on this machine nor in the host map. */
export class OutsideLoopbackError extends Error {
  override name = 'OutsideLoopbackError';
  constructor(host: string) {
    super(`The host ${host} is outside this machine. The local environment calls only hosts of its host map.`);
  }
}

/** One production host (`*` stands for one label) and the loopback base that plays it. */
export interface HostRule {
  pattern: string;
  /** e.g. `http://127.0.0.1:4402`; a function when the port is known only after start. */
  base: string | (() => string);
}

/** Where a call really goes. `forwardedHost` travels in `X-Forwarded-Host`; null for a loopback URL. */
export interface MappedUrl {
  url: string;
  forwardedHost: string | null;
}

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** True when the host name (without port) is this machine. */
export function isLoopback(hostname: string): boolean {
  return loopbackNames.has(hostname.toLowerCase());
}

/** Production host names to loopback services, so that client code keeps production URLs. */
export class HostMap {
  readonly #rules: { test: RegExp; base: string | (() => string) }[];
  constructor(rules: readonly HostRule[]) {
    this.#rules = rules.map((rule) => ({ test: hostPattern(rule.pattern), base: rule.base }));
  }
  /** Throws OutsideLoopbackError for every host that is not mapped, and TypeError for what is no URL. */
  mapHost(url: string): MappedUrl {
    const target = new URL(url);
    if (target.protocol !== 'http:' && target.protocol !== 'https:') throw new OutsideLoopbackError(target.protocol);
    if (isLoopback(target.hostname)) return { url: target.href, forwardedHost: null };
    const rule = this.#rules.find(({ test }) => test.test(target.hostname));
    if (!rule) throw new OutsideLoopbackError(target.host);
    const base = new URL(typeof rule.base === 'function' ? rule.base() : rule.base);
    if (!isLoopback(base.hostname)) throw new OutsideLoopbackError(base.host);
    const forwardedHost = target.host;
    return { url: base.origin + target.pathname + target.search + target.hash, forwardedHost };
  }
  /** The URL a browser on this machine can open: mapped when the host is mapped, else unchanged. */
  browserUrl(url: string): string {
    try {
      return this.mapHost(url).url;
    } catch (error) {
      if (error instanceof OutsideLoopbackError) return url;
      throw error;
    }
  }
}

function hostPattern(pattern: string): RegExp {
  const labels = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${labels.join('[a-z0-9-]+')}$`, 'i');
}
