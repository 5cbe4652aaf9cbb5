"use server";

import { z } from "zod";
import { Refusal } from "@/lib/errors";
import { id, line } from "@/lib/fields";
import { formAction } from "@/lib/http/action";
import { requestIntl } from "@/lib/http/intl";
import {
  archiveArticle,
  archiveArticleInput,
  bringBackArticle,
  bringBackArticleInput,
} from "@/lib/knowledge/commands/archive-article";
import { changeSlug, changeSlugInput } from "@/lib/knowledge/commands/change-slug";
import { commentOnPassage, commentOnPassageInput } from "@/lib/knowledge/commands/comment-on-passage";
import { createArticle, createArticleInput } from "@/lib/knowledge/commands/create-article";
import { decideFileText, decideFileTextInput } from "@/lib/knowledge/commands/decide-file-text";
import { decideReview, decideReviewInput } from "@/lib/knowledge/commands/decide-review";
import {
  markNeedsUpdate,
  markNeedsUpdateInput,
  sayStillRight,
  stillRightInput,
} from "@/lib/knowledge/commands/mark-needs-update";
import { moveInTopic, moveInTopicInput } from "@/lib/knowledge/commands/move-in-topic";
import { publishArticle, publishArticleInput } from "@/lib/knowledge/commands/publish-article";
import { resolveComment, resolveCommentInput } from "@/lib/knowledge/commands/resolve-comment";
import { restoreVersion, restoreVersionInput } from "@/lib/knowledge/commands/restore-version";
import { saveArticle, saveArticleInput } from "@/lib/knowledge/commands/save-article";
import {
  scheduleArticle,
  scheduleArticleInput,
  unscheduleArticle,
  unscheduleArticleInput,
} from "@/lib/knowledge/commands/schedule-article";
import { setArticleFacts, setArticleFactsInput } from "@/lib/knowledge/commands/set-article-facts";
import {
  markUpToDate,
  markUpToDateInput,
  startTranslation,
  startTranslationInput,
} from "@/lib/knowledge/commands/start-translation";
import { submitForReview, submitForReviewInput } from "@/lib/knowledge/commands/submit-for-review";
import { withdrawReview, withdrawReviewInput } from "@/lib/knowledge/commands/withdraw-review";
import { instantOf } from "@/lib/knowledge/rules/local-time";

const pathOf = (articleId: number, done: string, tab = "") =>
  `/curation/articles/${articleId}${tab && `/${tab}`}?done=${done}`;
const none = z.literal("").transform(() => null);

export const create = formAction(
  createArticleInput.pick({ title: true, summary: true, language: true, audience: true }).extend({
    topicId: none.or(id).optional(),
  }),
  async (ctx, { topicId, ...input }) => {
    const { articleId } = await createArticle(ctx, { ...input, topicIds: topicId ? [topicId] : [] });
    return { redirectTo: pathOf(articleId, "created") };
  },
);

export const save = formAction(
  saveArticleInput.extend({ act: z.enum(["save", "preview"]).default("save") }),
  async (ctx, { act, ...input }) => {
    // The page shows what was typed, in the fields and as readers would see it.
    if (act === "preview") {
      const { title, summary, body, note, version, isUpToDate } = input;
      const flag = isUpToDate ? "on" : "";
      return { values: { title, summary, body, note, version: String(version), isUpToDate: flag } };
    }
    await saveArticle(ctx, input);
    return { redirectTo: pathOf(input.articleId, "saved") };
  },
);

export const submit = formAction(submitForReviewInput, async (ctx, input) => {
  await submitForReview(ctx, input);
  return { redirectTo: pathOf(input.articleId, "submitted") };
});

export const withdraw = formAction(withdrawReviewInput, async (ctx, input) => {
  await withdrawReview(ctx, input);
  return { redirectTo: pathOf(input.articleId, "withdrawn") };
});

export const decide = formAction(decideReviewInput, async (ctx, input) => {
  await decideReview(ctx, input);
  return { redirectTo: pathOf(input.articleId, input.decision, "review") };
});

export const comment = formAction(commentOnPassageInput, async (ctx, input) => {
  const { commentId } = await commentOnPassage(ctx, input);
  return { redirectTo: `${pathOf(input.articleId, "commented", "review")}#comment-${commentId}` };
});

export const resolve = formAction(resolveCommentInput, async (ctx, input) => {
  await resolveComment(ctx, input);
  return {
    redirectTo: `${pathOf(input.articleId, input.again ? "reopened" : "resolved", "review")}#comment-${input.commentId}`,
  };
});

export const publish = formAction(publishArticleInput, async (ctx, input) => {
  await publishArticle(ctx, input);
  return { redirectTo: pathOf(input.articleId, "published") };
});

export const schedule = formAction(scheduleArticleInput.extend({ at: line }), async (ctx, input) => {
  const at = instantOf((await requestIntl()).timeZone, input.at);
  if (!at) throw new Refusal("invalid_input", { what: "at" }, "at");
  await scheduleArticle(ctx, { ...input, at });
  return { redirectTo: pathOf(input.articleId, "scheduled") };
});

export const unschedule = formAction(unscheduleArticleInput, async (ctx, input) => {
  await unscheduleArticle(ctx, input);
  return { redirectTo: pathOf(input.articleId, "unscheduled") };
});

export const needsUpdate = formAction(markNeedsUpdateInput, async (ctx, input) => {
  await markNeedsUpdate(ctx, input);
  return { redirectTo: pathOf(input.articleId, "needs_update") };
});

export const stillRight = formAction(stillRightInput, async (ctx, input) => {
  await sayStillRight(ctx, input);
  return { redirectTo: pathOf(input.articleId, "still_right") };
});

export const archive = formAction(archiveArticleInput, async (ctx, input) => {
  await archiveArticle(ctx, input);
  return { redirectTo: pathOf(input.articleId, "archived") };
});

export const bringBack = formAction(bringBackArticleInput, async (ctx, input) => {
  await bringBackArticle(ctx, input);
  return { redirectTo: pathOf(input.articleId, "brought_back") };
});

export const restore = formAction(restoreVersionInput, async (ctx, input) => {
  await restoreVersion(ctx, input);
  return { redirectTo: pathOf(input.articleId, "restored", "versions") };
});

export const setFacts = formAction(
  setArticleFactsInput.extend({
    ownerId: none.or(z.string().max(60)),
    reviewBy: none.or(z.iso.date().transform((day) => new Date(`${day}T00:00:00Z`))),
    topicIds: z.array(id).max(10).default([]),
  }),
  async (ctx, input) => {
    await setArticleFacts(ctx, input);
    return { redirectTo: `${pathOf(input.articleId, "facts")}#facts` };
  },
);

export const changeAddress = formAction(changeSlugInput, async (ctx, input) => {
  await changeSlug(ctx, input);
  return { redirectTo: `${pathOf(input.articleId, "address")}#address` };
});

export const move = formAction(moveInTopicInput, async (ctx, input) => {
  await moveInTopic(ctx, input);
  return { redirectTo: `${pathOf(input.articleId, "moved")}#places` };
});

export const translate = formAction(startTranslationInput, async (ctx, input) => {
  const { articleId } = await startTranslation(ctx, input);
  return { redirectTo: pathOf(articleId, "translation") };
});

export const upToDate = formAction(markUpToDateInput, async (ctx, input) => {
  await markUpToDate(ctx, input);
  return { redirectTo: pathOf(input.articleId, "up_to_date", "languages") };
});

export const decideFile = formAction(decideFileTextInput, async (ctx, input) => {
  await decideFileText(ctx, input);
  return { redirectTo: pathOf(input.articleId, input.decision === "take" ? "file_taken" : "file_kept") };
});
