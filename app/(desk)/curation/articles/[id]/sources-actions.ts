"use server";

import { confirmDraftRead, confirmDraftReadInput } from "@/lib/curation/commands/confirm-draft-read";
import { removeSource as remove, removeSourceInput } from "@/lib/curation/commands/remove-source";
import { writeWithModel, writeWithModelInput } from "@/lib/curation/commands/write-with-model";
import { writer } from "@/lib/curation/model/own-writer";
import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";

export const removeSource = formAction(removeSourceInput, async (ctx, input) => {
  await remove(ctx, input);
  const { t } = await intl("publishing");
  return { message: t("panel.removed") };
});

export const confirmRead = formAction(confirmDraftReadInput, async (ctx, input) => {
  await confirmDraftRead(ctx, input);
  const { t } = await intl("publishing");
  return { message: t("panel.read.said") };
});

export const writeAnew = formAction(writeWithModelInput, async (ctx, input) => {
  await writeWithModel(ctx, writer(), input);
  return { redirectTo: `/curation/articles/${input.articleId}?done=written` };
});
