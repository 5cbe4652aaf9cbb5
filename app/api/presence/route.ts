import { z } from "zod";
import { presenceSentences } from "@/components/desk/presence";
import { notePresence } from "@/lib/desk/commands/note-presence";
import { id, ticked } from "@/lib/fields";
import { requestIntl } from "@/lib/http/intl";
import { route } from "@/lib/http/route";
import { asLocale } from "@/lib/i18n/locales";
import { formatter, translator } from "@/lib/i18n/translator";

const input = z.object({ case: id, writing: ticked });

/** Somebody has a case open: `POST /api/presence?case=12&writing=1` renews that and says who else has, in words. */
export const POST = route(z.object({}), async (ctx, _, request) => {
  const given = input.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!given.success) return new Response(null, { status: 422 });
  const others = await notePresence(ctx, {
    escalationId: given.data.case,
    isWriting: given.data.writing,
  });
  const locale = asLocale(request.headers.get("x-firsthand-language"));
  const { timeZone } = await requestIntl();
  return presenceSentences(others, {
    t: translator(locale, "desk"),
    format: formatter(locale, timeZone),
  });
});
