export type SecurityOptions = {
  isHttps: boolean;
  /** Origins that a form may end at besides our own: where an identity provider signs people in. */
  formOrigins?: readonly string[];
};

/** Everything a page may load by itself comes from here; nothing inline runs. */
export function contentSecurityPolicy({ isHttps, formOrigins = [] }: SecurityOptions): string {
  const rules = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    // Films of articles, once a reader has pressed one (components/elements/film.ts).
    "frame-src https://www.youtube-nocookie.com https://player.vimeo.com",
    "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${["'self'", ...formOrigins].join(" ")}`,
  ];
  if (isHttps) rules.push("upgrade-insecure-requests");
  return rules.join("; ");
}

/** Headers of every answer, as a flat list of names and values. */
export function commonHeaders({ isHttps }: SecurityOptions): string[] {
  const list = [
    "X-Content-Type-Options",
    "nosniff",
    "Referrer-Policy",
    "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy",
    "same-origin",
  ];
  if (isHttps) list.push("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  return list;
}

/** Headers of every page. */
export function pageHeaders(options: SecurityOptions): string[] {
  return [
    ...commonHeaders(options),
    "Content-Security-Policy",
    contentSecurityPolicy(options),
    "X-Frame-Options",
    "DENY",
    "Permissions-Policy",
    "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  ];
}

/** What Next says about itself, and what only holds between it and us. */
const notPassedOn =
  /^(x-nextjs-|x-next-|x-powered-by$|x-action-|x-middleware-|x-firsthand-|link$|vary$|connection$|keep-alive$|transfer-encoding$|content-length$|date$|etag$)/;

/** The headers of Next's answer that reach the reader. */
export function passedOn(
  headers: NodeJS.Dict<number | string | string[]>,
): Record<string, string | string[]> {
  const passed: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || notPassedOn.test(name.toLowerCase())) continue;
    passed[name.toLowerCase()] = typeof value === "number" ? String(value) : value;
  }
  return passed;
}
