import { cookies, headers } from "next/headers";
import { onePass } from "@/lib/render/one-pass";
import { cookie } from "@/lib/web/cookies";

/** Reads the headers of the request being answered, whoever renders its page. */
export async function givenHeaders(): Promise<(name: string) => string | null> {
  const given = onePass()?.request()?.given;
  if (!given) {
    const held = await headers();
    return (name) => held.get(name);
  }
  return (name) => (given[name] as string | undefined) ?? null;
}

/** The value of a cookie that the browser sent; null if there is none. */
export async function givenCookie(name: string): Promise<string | null> {
  const given = onePass()?.request()?.given;
  return given ? cookie(given.cookie, name) : ((await cookies()).get(name)?.value ?? null);
}
