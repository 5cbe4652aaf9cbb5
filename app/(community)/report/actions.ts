"use server";

import { formAction } from "@/lib/http/action";
import { reportPost, reportPostInput } from "@/lib/site/commands/report-post";

export const report = formAction(reportPostInput, async (ctx, input) => {
  const { isNew } = await reportPost(ctx, input);
  return {
    redirectTo: `/report?kind=${input.kind}&id=${encodeURIComponent(input.id)}&done=${isNew ? "new" : "again"}`,
  };
});
