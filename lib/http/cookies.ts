import { env } from "@/lib/env";

/** Whether the site is reached by https; browsers keep `__Host-` and Secure cookies only there. */
export const isSecureSite = (): boolean => env().SITE_URL.startsWith("https://");

/** The name of one of our cookies: bound to this host by the browser itself wherever there is https. */
export const cookieName = (name: string): string =>
  isSecureSite() ? `__Host-firsthand.${name}` : `firsthand.${name}`;

// The front server knows the same two names (lib/web/cookies.ts).
export const sessionCookie = (): string => cookieName("session");

export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", secure: isSecureSite(), path: "/" }) as const;
