"use server";

import { z } from "zod";
import { formAction } from "@/lib/http/action";
import { retryJob } from "@/lib/jobs/commands/retry-job";

export const retry = formAction(
  z.object({ jobId: z.string().regex(/^\d{1,18}$/) }),
  async (ctx, { jobId }) => {
    await retryJob(ctx, jobId);
    return { redirectTo: "/admin/jobs?done=1" };
  },
);
