export type Sender = {
  site: string | null;
  origin: string | null;
  hasSession: boolean;
};

/**
 * Whether a request that changes something was sent by a page of this site. Browsers say so themselves, in
 * `Sec-Fetch-Site` and `Origin`; a sender that says nothing may act only where no session could be misused.
 */
export function isOwnRequest({ site, origin, hasSession }: Sender, siteUrl: string): boolean {
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  if (origin !== null) return isOwnOrigin(origin, siteUrl);
  return site === "same-origin" || !hasSession;
}

function isOwnOrigin(origin: string, siteUrl: string): boolean {
  const own = new URL(siteUrl);
  if (origin === own.origin) return true;
  // On one's own machine the same site is reached by several names.
  if (!isLoopback(own.hostname)) return false;
  try {
    const given = new URL(origin);
    return given.protocol === own.protocol && given.port === own.port && isLoopback(given.hostname);
  } catch {
    return false;
  }
}

const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
