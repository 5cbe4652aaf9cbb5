"use server";

import { z } from "zod";
import { editQuestion, editQuestionInput } from "@/lib/community/commands/edit-question";
import { id } from "@/lib/fields";
import { formAction } from "@/lib/http/action";

const none = z.literal("").transform(() => undefined);

export const saveQuestion = formAction(
  editQuestionInput.extend({ topicId: id.optional().or(none) }),
  async (ctx, input) => {
    const saved = await editQuestion(ctx, input);
    return { redirectTo: `/questions/${saved.id}/${encodeURIComponent(saved.slug)}` };
  },
);
