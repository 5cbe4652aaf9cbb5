"use server";

import { z } from "zod";
import { formAction } from "@/lib/http/action";
import { discardJob } from "@/lib/jobs/commands/discard-job";
import { retryJob } from "@/lib/jobs/commands/retry-job";

const deadJob = z.object({ jobId: z.string().regex(/^\d{1,18}$/) });

export const retry = formAction(deadJob, async (ctx, { jobId }) => {
  await retryJob(ctx, jobId);
  return { redirectTo: "/admin/jobs?done=retried" };
});

export const discard = formAction(deadJob, async (ctx, { jobId }) => {
  await discardJob(ctx, jobId);
  return { redirectTo: "/admin/jobs?done=discarded" };
});
