"use server";

import { z } from "zod";
import { hidePost, hidePostInput, restorePost, restorePostInput } from "@/lib/community/commands/hide-post";
import { releaseHeld, releaseHeldInput } from "@/lib/community/commands/release-held";
import { id, optionalReason } from "@/lib/fields";
import { formAction } from "@/lib/http/action";
import { decideAppeal } from "@/lib/site/commands/appeal-decision";
import { redactPost, redactPostInput } from "@/lib/site/commands/redact-post";
import { settleReport, settleReportInput } from "@/lib/site/commands/settle-report";

const listAfter = (show: "held" | "reported" | "hidden", done: string) => ({
  redirectTo: `/moderation?show=${show}&done=${done}`,
});

export const release = formAction(releaseHeldInput, async (ctx, input) => {
  await releaseHeld(ctx, input);
  return listAfter("held", "released");
});

export const hideHeld = formAction(hidePostInput, async (ctx, input) => {
  await hidePost(ctx, input);
  return listAfter("held", "hidden");
});

export const settle = formAction(settleReportInput, async (ctx, input) => {
  await settleReport(ctx, input);
  return listAfter("reported", { keep: "kept", hide: "hidden", suspend: "suspended" }[input.decision]);
});

export const restore = formAction(restorePostInput, async (ctx, input) => {
  await restorePost(ctx, input);
  return listAfter("hidden", "restored");
});

export const decideOnAppeal = formAction(
  z.object({ appealId: id, decision: z.enum(["restore", "uphold"]), note: optionalReason }),
  async (ctx, { decision, ...input }) => {
    await decideAppeal(ctx, { ...input, restores: decision === "restore" });
    return { redirectTo: "/moderation?show=appeals&done=appeal" };
  },
);

export const redact = formAction(redactPostInput, async (ctx, input) => {
  await redactPost(ctx, input);
  return { redirectTo: "/moderation?done=redacted" };
});
