import { z } from "zod";
import { renewClaim } from "@/lib/community/commands/claim-question";
import { id } from "@/lib/fields";
import { isRefusal } from "@/lib/http/refusals";
import { route } from "@/lib/http/route";

const input = z.object({ question: id });

/** Somebody types an answer: `POST /api/claims?question=12` keeps their claim alive. 409 when there is none to keep. */
export const POST = route(z.object({}), async (ctx, _, request) => {
  const given = input.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!given.success) return new Response(null, { status: 422 });
  try {
    await renewClaim(ctx, { questionId: given.data.question });
    return new Response(null, { status: 204 });
  } catch (error) {
    if (isRefusal(error) && error.code === "wrong_state") return new Response(null, { status: 409 });
    throw error;
  }
});
