import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { isLoopback } from "@/lib/env";
import { type Locale, splitLocale } from "@/lib/i18n/locales";
import { addressDigest, clientAddress, visitorDigest } from "./address";
import { cookie, hasSession, timeZoneCookie } from "./cookies";

export type Site = { url: URL; secret: string; proxies: number };

/** One request, as everything here sees it. */
export type Visit = {
  request: IncomingMessage;
  method: string;
  locale: Locale;
  /** Without language. */
  path: string;
  /** Empty, or with its question mark. */
  query: string;
  address: string;
  hasSession: boolean;
  reference: string;
};

export function visitOf(request: IncomingMessage, path: string, query: string, site: Site): Visit {
  const split = splitLocale(path);
  return {
    request,
    method: request.method ?? "GET",
    locale: split.locale,
    path: split.path,
    query,
    address: clientAddress(
      request.socket.remoteAddress,
      request.headers["x-forwarded-for"] as string | undefined,
      site.proxies,
    ),
    hasSession: hasSession(request.headers.cookie),
    reference: randomBytes(6).toString("hex"),
  };
}

/** What a client may tell Next. Everything else stays here: Next believes much of what headers say about themselves. */
const believed = [
  "accept",
  "accept-language",
  "authorization",
  "content-type",
  "content-length",
  "cookie",
  "idempotency-key",
  "if-modified-since",
  "last-event-id",
  "origin",
  "range",
  "referer",
  "sec-fetch-dest",
  "sec-fetch-mode",
  "sec-fetch-site",
  "traceparent",
  "user-agent",
  "webhook-id",
  "webhook-signature",
  "webhook-timestamp",
] as const;

/** The headers with which Next renders this visit, whoever sent it. */
export function headersOf(visit: Visit, site: Site): IncomingHttpHeaders {
  const given = visit.request.headers;
  const headers: IncomingHttpHeaders = ownHeaders(visit, site, hostOf(visit.request, site));
  for (const name of believed) {
    const value = given[name];
    if (value) headers[name] = value as string;
  }
  const secret = site.secret;
  headers["x-firsthand-address"] = addressDigest(visit.address, secret);
  headers["x-firsthand-visitor"] = visitorKeyOf(visit, site);
  headers["x-firsthand-request"] = visit.reference;
  const zone = timeZoneOf(given.cookie);
  if (zone) headers["x-firsthand-time-zone"] = zone;
  return headers;
}

/** Tells this visitor from another today, without knowing who they are. */
export function visitorKeyOf({ request, address }: Visit, { secret }: Site): string {
  const day = new Date().toISOString().slice(0, 10);
  return visitorDigest(address, request.headers["user-agent"], day, secret);
}

/** The headers with which Next renders a page for everybody. */
export const ownHeaders = (
  { locale, path, query }: Pick<Visit, "locale" | "path" | "query">,
  site: Site,
  host = site.url.host,
): IncomingHttpHeaders => ({
  host,
  // Next sends title and description late to a browser of which it knows nothing: its own script would put them in place.
  "user-agent": "Firsthand",
  "x-forwarded-host": host,
  "x-forwarded-proto": site.url.protocol.slice(0, -1),
  "x-firsthand-locale": locale,
  "x-firsthand-path": path + query,
});

/** The site's own name, whatever the client calls it; a site on one's own machine has several. */
function hostOf(request: IncomingMessage, site: Site): string {
  const given = request.headers.host ?? "";
  return isLoopback(site.url.hostname) && isLoopback(given.replace(/:\d+$/, "")) ? given : site.url.host;
}

function timeZoneOf(cookies: string | undefined): string | null {
  const zone = cookie(cookies, timeZoneCookie)?.replaceAll("%2F", "/");
  return zone && /^[\w+/-]{1,64}$/.test(zone) ? zone : null;
}
