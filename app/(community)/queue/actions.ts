"use server";

import { z } from "zod";
import { claimQuestion, endClaim } from "@/lib/community/commands/claim-question";
import { formAction } from "@/lib/http/action";
import { requestIntl } from "@/lib/http/intl";

/** Claims a question from the queue, or gives it back, and stays on the same tab. */
export const actOnQueue = formAction(
  z.object({ act: z.string().regex(/^(claim|end_claim) \d{1,9}$/) }),
  async (ctx, { act }) => {
    const [name, number] = act.split(" ");
    const run = name === "claim" ? claimQuestion : endClaim;
    await run(ctx, { questionId: Number(number) });
    const { path } = await requestIntl();
    return { redirectTo: `${path.split("#")[0]}#queue-${number}` };
  },
);
