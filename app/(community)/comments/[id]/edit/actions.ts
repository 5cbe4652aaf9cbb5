"use server";

import { editComment, editCommentInput } from "@/lib/community/commands/edit-comment";
import { formAction } from "@/lib/http/action";

export const saveComment = formAction(editCommentInput, async (ctx, input) => {
  await editComment(ctx, input);
  return { redirectTo: `/questions/${input.questionId}#comment-${input.commentId}` };
});
