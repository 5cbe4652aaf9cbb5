"use server";

import { z } from "zod";
import { skipQuestion } from "@/lib/ambassadors/commands/skip-question";
import { claimQuestion, endClaim } from "@/lib/community/commands/claim-question";
import { formAction } from "@/lib/http/action";
import { requestIntl } from "@/lib/http/intl";
import { isRefusal } from "@/lib/http/refusals";

const runs = { claim: claimQuestion, end_claim: endClaim, skip: skipQuestion } as const;

/**
 * Claims a question from the queue, gives it back or passes it over, and stays on the same tab. Whoever was too late to
 * claim is shown who was quicker, and the next question.
 */
export const actOnQueue = formAction(
  z.object({ act: z.string().regex(/^(claim|end_claim|skip) \d{1,9}$/) }),
  async (ctx, { act }) => {
    const [name, number] = act.split(" ") as [keyof typeof runs, string];
    const { path } = await requestIntl();
    const here = new URL(path, "http://here");
    here.searchParams.delete("lost");
    here.hash = name === "skip" ? "queue" : `queue-${number}`;
    try {
      await runs[name](ctx, { questionId: Number(number) });
    } catch (error) {
      if (!isRefusal(error) || error.code !== "already_taken") throw error;
      here.searchParams.set("lost", number);
      here.hash = "queue";
    }
    return { redirectTo: here.pathname + here.search + here.hash };
  },
);
