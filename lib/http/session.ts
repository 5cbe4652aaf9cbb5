import { cookies } from "next/headers";
import type { Context, Person } from "@/lib/context";
import { personOfSession, type SessionPerson } from "@/lib/people/queries/person-of-session";
import { sessionDays } from "@/lib/people/session-token";
import { database } from "@/lib/web/database";
import { cookieOptions, sessionCookie } from "./cookies";
import { givenCookie, givenHeaders } from "./given";
import { perRequest } from "./per-request";

/** Who is asking and with which database, read once per request; roles are those of this moment. */
export const currentContext = perRequest(async (): Promise<Context> => {
  const given = await givenHeaders();
  const found = await sessionPerson();
  const address = given("x-firsthand-address");
  const visitor = given("x-firsthand-visitor");
  return {
    db: database().db,
    actor: found ? found.person : { kind: "visitor" },
    ...(address && { address }),
    ...(visitor && { visitorKey: visitor }),
  };
});

/** What the frame around every page shows of the person; null for visitors. */
export async function viewer(): Promise<(Person & { unread: number; image: string | null }) | null> {
  const found = await sessionPerson();
  return found && { ...found.person, unread: found.unread, image: found.image };
}

const sessionPerson = perRequest(async (): Promise<SessionPerson | null> => {
  const token = await givenCookie(sessionCookie());
  return token ? personOfSession(database().db, token) : null;
});

/** The session's token as the browser sent it. Only for actions that end or renew the session itself. */
export const sessionToken = async (): Promise<string | undefined> =>
  (await cookies()).get(sessionCookie())?.value;

/** Hands the browser a session; only from an action or a route. */
export async function setSessionCookie(token: string): Promise<void> {
  (await cookies()).set(sessionCookie(), token, { ...cookieOptions(), maxAge: sessionDays * 86_400 });
}

export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(sessionCookie(), "", { ...cookieOptions(), maxAge: 0 });
}
