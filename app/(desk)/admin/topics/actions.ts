"use server";

import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import { mergeTopic, mergeTopicInput } from "@/lib/site/commands/merge-topic";
import { saveTopic, saveTopicInput } from "@/lib/site/commands/save-topic";

export const save = formAction(saveTopicInput, async (ctx, input) => {
  const { id } = await saveTopic(ctx, input);
  if (!input.topicId) return { redirectTo: `/admin/topics?created=${id}` };
  const { t } = await intl("admin");
  return { message: t("topics.saved") };
});

export const merge = formAction(mergeTopicInput, async (ctx, input) => {
  await mergeTopic(ctx, input);
  return { redirectTo: "/admin/topics?merged=1" };
});
