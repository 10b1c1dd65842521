import { type HostMap } from './hosts.ts';

/** An answer as text; nothing is thrown for HTTP errors. */
export interface TextAnswer {
  status: number;
  text: string;
}

/**
 * An HTTP call through the host map: production URL in, loopback call out, redirects not followed.
 * Throws OutsideLoopbackError, and fetch's TypeError or TimeoutError when nobody answers in `timeoutMs`.
 */
export async function callThroughHostMap(
  hosts: HostMap,
  url: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
  timeoutMs = 20_000,
): Promise<TextAnswer> {
  const mapped = hosts.mapHost(url);
  const headers = { ...init.headers, ...(mapped.forwardedHost ? { 'X-Forwarded-Host': mapped.forwardedHost } : {}) };
  const response = await fetch(mapped.url, {
    ...init,
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  return { status: response.status, text: await response.text() };
}
