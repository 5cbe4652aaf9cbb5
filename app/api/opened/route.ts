import { z } from "zod";
import { route } from "@/lib/http/route";
import { recordOpened, recordOpenedInput } from "@/lib/search/commands/record-opened";

/**
 * A browser tells which result was opened, or why it did not help: `POST /api/opened?searchId=…&subject=article:12`, by
 * itself or by our script.
 */
export const POST = route(z.object({}), async (ctx, _, request) => {
  const given = recordOpenedInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (given.success) await recordOpened(ctx, given.data);
  return new Response(null, { status: 204 });
});
