import { acceptAnswer } from "@/lib/community/commands/accept-answer";
import { deletePost } from "@/lib/community/commands/delete-post";
import { editAnswer } from "@/lib/community/commands/edit-answer";
import { editComment } from "@/lib/community/commands/edit-comment";
import { endAcceptance } from "@/lib/community/commands/end-acceptance";
import { hidePost, restorePost } from "@/lib/community/commands/hide-post";
import { markDidNotWork } from "@/lib/community/commands/mark-did-not-work";
import { markWorkedForMe } from "@/lib/community/commands/mark-worked-for-me";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { postComment } from "@/lib/community/commands/post-comment";
import { releaseHeld } from "@/lib/community/commands/release-held";
import { voteForAnswer } from "@/lib/community/commands/vote-for-answer";
import { type Attempts, on, onAnswer, onComment } from "./attempt";

/** What may be done to answers and comments, and to any post. */
export const answers: Attempts = {
  acceptAnswer: {
    file: "community/accept-answer",
    action: "answer.accept",
    facts: onAnswer,
    run: (c, s) => acceptAnswer(c, s.ids),
  },
  deleteAnswer: {
    file: "community/delete-post",
    action: "answer.delete",
    facts: onAnswer,
    run: (c, s) => deletePost(c, { ...s.ids, type: "answer", postId: s.ids.answerId }),
  },
  deleteComment: {
    file: "community/delete-post",
    action: "comment.delete",
    facts: onComment,
    run: (c, s) => deletePost(c, { ...s.ids, type: "comment", postId: s.ids.commentId }),
  },
  editAnswer: {
    file: "community/edit-answer",
    action: "answer.edit",
    facts: onAnswer,
    run: (c, s) => editAnswer(c, { ...s.ids, version: 1, body: "Changed." }),
  },
  editComment: {
    file: "community/edit-comment",
    action: "comment.edit",
    facts: onComment,
    run: (c, s) => editComment(c, { ...s.ids, version: 1, body: "Changed." }),
  },
  endAcceptance: {
    file: "community/end-acceptance",
    action: "acceptance.end",
    facts: on,
    run: (c, s) => endAcceptance(c, s.ids),
  },
  hideAnswer: {
    file: "community/hide-post",
    action: "answer.hide",
    facts: onAnswer,
    run: (c, s) => hidePost(c, { ...s.ids, type: "answer", postId: s.ids.answerId, reason: "spam" }),
  },
  hideComment: {
    file: "community/hide-post",
    action: "comment.hide",
    facts: onComment,
    run: (c, s) => hidePost(c, { ...s.ids, type: "comment", postId: s.ids.commentId, reason: "spam" }),
  },
  restorePost: {
    file: "community/hide-post",
    action: "moderation.work",
    facts: on,
    run: (c, s) => restorePost(c, { ...s.ids, type: "answer", postId: s.ids.answerId }),
  },
  markDidNotWork: {
    file: "community/mark-did-not-work",
    action: "answer.did_not_work",
    facts: on,
    run: (c, s) => markDidNotWork(c, s.ids),
  },
  markWorkedForMe: {
    file: "community/mark-worked-for-me",
    action: "answer.worked",
    facts: onAnswer,
    run: (c, s) => markWorkedForMe(c, { ...s.ids, worked: true }),
  },
  postAnswer: {
    file: "community/post-answer",
    action: "answer.post",
    facts: on,
    run: (c, s) => postAnswer(c, { ...s.ids, body: "Try this." }),
  },
  postComment: {
    file: "community/post-comment",
    action: "comment.post",
    facts: on,
    run: (c, s) => postComment(c, { questionId: s.ids.questionId, body: "Me too." }),
  },
  releaseHeld: {
    file: "community/release-held",
    action: "moderation.work",
    facts: on,
    run: (c, s) => releaseHeld(c, { ...s.ids, type: "question", postId: s.ids.questionId }),
  },
  voteForAnswer: {
    file: "community/vote-for-answer",
    action: "answer.vote",
    facts: on,
    run: (c, s) => voteForAnswer(c, { ...s.ids, helpful: true }),
  },
};
