/** The session cookie's name over https and on a loopback address. Whoever carries one bypasses the page cache. */
export const sessionCookies = ["__Host-firsthand.session", "firsthand.session"] as const;
/** Set for some seconds on visitors who have just sent something, so that they see it at once. */
export const justPostedCookie = "just-posted";
export const justPostedSeconds = 5;
export const timeZoneCookie = "time-zone";

/** The value of one cookie, or null. The first one counts, as browsers send the most specific path first. */
export function cookie(header: string | undefined, name: string): string | null {
  if (!header) return null;
  let from = 0;
  while (from < header.length) {
    const at = header.indexOf(`${name}=`, from);
    if (at === -1) return null;
    const before = at === 0 ? ";" : header[at - 1];
    if (before === ";" || before === " ") {
      const end = header.indexOf(";", at);
      return header.slice(at + name.length + 1, end === -1 ? undefined : end).trim();
    }
    from = at + 1;
  }
  return null;
}

export const hasSession = (header: string | undefined): boolean =>
  header !== undefined && sessionCookies.some((name) => cookie(header, name) !== null);

/** Whether this visitor's pages must be made anew: signed in, or has just posted. */
export const bypassesCache = (header: string | undefined): boolean =>
  hasSession(header) || cookie(header, justPostedCookie) !== null;
