import { z } from "zod";
import { route } from "@/lib/http/route";
import { recordOpened, recordOpenedInput } from "@/lib/search/commands/record-opened";

const input = recordOpenedInput.pick({ searchId: true, subject: true });

/** A browser tells which result was opened: `POST /api/opened?searchId=…&subject=article:12`, by itself or by our script. */
export const POST = route(z.object({}), async (ctx, _, request) => {
  const given = input.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (given.success) await recordOpened(ctx, given.data);
  return new Response(null, { status: 204 });
});
