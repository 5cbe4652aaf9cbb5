import { createHash, randomBytes } from "node:crypto";

/** How long somebody stays signed in without coming back. */
export const sessionDays = 30;

/** What the cookie carries: 256 random bits. */
export const newSessionToken = (): string => randomBytes(32).toString("base64url");

/** What the database keeps, so that a copy of it opens no session. */
export const storedToken = (token: string): string =>
  createHash("sha256").update(`session:${token}`).digest("base64url");
