import { refuseOtherSites } from "@/lib/http/action";
import { requestIntl } from "@/lib/http/intl";
import { clearSessionCookie, currentContext, sessionToken } from "@/lib/http/session";
import { linker } from "@/lib/i18n/translator";
import { endSession } from "@/lib/people/commands/end-session";

/** Ends the session in the database, not only the cookie. */
export async function POST(): Promise<Response> {
  const { locale } = await requestIntl();
  try {
    await refuseOtherSites();
  } catch {
    return new Response(null, { status: 403 });
  }
  const token = await sessionToken();
  if (token) await endSession(await currentContext(), token);
  await clearSessionCookie();
  return new Response(null, { status: 303, headers: { location: linker(locale)("/") } });
}
