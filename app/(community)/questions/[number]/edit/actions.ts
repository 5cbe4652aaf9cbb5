"use server";

import { z } from "zod";
import { editQuestion, editQuestionInput } from "@/lib/community/commands/edit-question";
import { id } from "@/lib/fields";
import { formAction } from "@/lib/http/action";

const none = z.literal("").transform(() => undefined);

export const saveQuestion = formAction(
  // The browser leaves out nothing: an empty field means that no tags are left.
  editQuestionInput.extend({ topicId: id.optional().or(none), tags: z.string().max(400).default("") }),
  async (ctx, input) => {
    const saved = await editQuestion(ctx, input);
    return { redirectTo: `/questions/${saved.id}/${encodeURIComponent(saved.slug)}` };
  },
);
