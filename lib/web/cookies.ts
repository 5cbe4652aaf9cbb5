/** The session cookie's name over https and on a loopback address. Whoever carries one bypasses the page cache. */
export const sessionCookies = ["__Host-firsthand.session", "firsthand.session"] as const;
/** Set for some seconds on visitors who have just sent something, so that they see it at once. */
export const justPostedCookie = "just-posted";
export const justPostedSeconds = 5;
/** Set with what an action refused: the status, for a page that has no place to say it. It never reaches the browser. */
export const refusedCookie = "refused";
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

/** The token by which this site knows who is signed in: over https only a cookie that is bound to this host counts. */
export const sessionTokenOf = (header: string | undefined, site: URL): string | undefined =>
  cookie(header, sessionCookies[site.protocol === "https:" ? 0 : 1]) || undefined;

/** Whether this visitor's pages must be made anew: signed in, or has just posted. */
export const bypassesCache = (header: string | undefined): boolean =>
  hasSession(header) || cookie(header, justPostedCookie) !== null;

/** Takes the mark of a refusal out of the cookies of an answer, and says its status. */
export function takeRefusal(headers: Record<string, string | string[]>): number | null {
  const given = headers["set-cookie"];
  if (!given) return null;
  const all = Array.isArray(given) ? given : [given];
  const mark = all.find((each) => each.startsWith(`${refusedCookie}=`));
  if (!mark) return null;
  const rest = all.filter((each) => each !== mark);
  if (rest.length > 0) headers["set-cookie"] = rest;
  else delete headers["set-cookie"];
  const status = Number(/^[^=]*=([45]\d\d)\b/.exec(mark)?.[1] ?? 0);
  return status || null;
}
