import { archiveArticle, bringBackArticle } from "@/lib/knowledge/commands/archive-article";
import { changeSlug } from "@/lib/knowledge/commands/change-slug";
import { commentOnPassage } from "@/lib/knowledge/commands/comment-on-passage";
import { createArticle } from "@/lib/knowledge/commands/create-article";
import { decideFileText } from "@/lib/knowledge/commands/decide-file-text";
import { decideReview } from "@/lib/knowledge/commands/decide-review";
import { markNeedsUpdate, sayStillRight } from "@/lib/knowledge/commands/mark-needs-update";
import { moveInTopic } from "@/lib/knowledge/commands/move-in-topic";
import { publishArticle } from "@/lib/knowledge/commands/publish-article";
import { resolveComment } from "@/lib/knowledge/commands/resolve-comment";
import { restoreVersion } from "@/lib/knowledge/commands/restore-version";
import { saveArticle } from "@/lib/knowledge/commands/save-article";
import { scheduleArticle, unscheduleArticle } from "@/lib/knowledge/commands/schedule-article";
import { setArticleFacts } from "@/lib/knowledge/commands/set-article-facts";
import { markUpToDate, startTranslation } from "@/lib/knowledge/commands/start-translation";
import { submitForReview } from "@/lib/knowledge/commands/submit-for-review";
import { withdrawReview } from "@/lib/knowledge/commands/withdraw-review";
import { type Attempts, none } from "./attempt";

/** No scene has an article: those who may try hear that it is not there. */
const articleId = 999_999;

/** The life of an article. */
export const knowledge: Attempts = {
  createArticle: {
    file: "knowledge/create-article",
    action: "article.write",
    facts: none,
    run: (c) => createArticle(c, { title: "Descaling", language: "en" }),
  },
  saveArticle: {
    file: "knowledge/save-article",
    action: "article.write",
    facts: none,
    run: (c) => saveArticle(c, { articleId, version: 1, title: "Descaling" }),
    otherwise: "not_found",
  },
  submitForReview: {
    file: "knowledge/submit-for-review",
    action: "article.write",
    facts: none,
    run: (c) => submitForReview(c, { articleId, version: 1 }),
    otherwise: "not_found",
  },
  withdrawReview: {
    file: "knowledge/withdraw-review",
    action: "article.write",
    facts: none,
    run: (c) => withdrawReview(c, { articleId }),
    otherwise: "not_found",
  },
  decideReview: {
    file: "knowledge/decide-review",
    action: "article.write",
    facts: none,
    run: (c) => decideReview(c, { articleId, version: 1, decision: "approved" }),
    otherwise: "not_found",
  },
  commentOnPassage: {
    file: "knowledge/comment-on-passage",
    action: "article.write",
    facts: none,
    run: (c) => commentOnPassage(c, { articleId, version: 1, comment: "Why?" }),
    otherwise: "not_found",
  },
  resolveComment: {
    file: "knowledge/resolve-comment",
    action: "article.write",
    facts: none,
    run: (c) => resolveComment(c, { articleId, commentId: 1 }),
    otherwise: "not_found",
  },
  publishArticle: {
    file: "knowledge/publish-article",
    action: "article.write",
    facts: none,
    run: (c) => publishArticle(c, { articleId, version: 1 }),
    otherwise: "not_found",
  },
  scheduleArticle: {
    file: "knowledge/schedule-article",
    action: "article.write",
    facts: none,
    run: (c) => scheduleArticle(c, { articleId, version: 1, at: new Date("2030-01-01") }),
    otherwise: "not_found",
  },
  unscheduleArticle: {
    file: "knowledge/schedule-article",
    action: "article.write",
    facts: none,
    run: (c) => unscheduleArticle(c, { articleId }),
    otherwise: "not_found",
  },
  markNeedsUpdate: {
    file: "knowledge/mark-needs-update",
    action: "article.write",
    facts: none,
    run: (c) => markNeedsUpdate(c, { articleId, reason: "The button moved." }),
    otherwise: "not_found",
  },
  sayStillRight: {
    file: "knowledge/mark-needs-update",
    action: "article.write",
    facts: none,
    run: (c) => sayStillRight(c, { articleId }),
    otherwise: "not_found",
  },
  archiveArticle: {
    file: "knowledge/archive-article",
    action: "article.write",
    facts: none,
    run: (c) => archiveArticle(c, { articleId, reason: "Not sold any more." }),
    otherwise: "not_found",
  },
  bringBackArticle: {
    file: "knowledge/archive-article",
    action: "article.write",
    facts: none,
    run: (c) => bringBackArticle(c, { articleId }),
    otherwise: "not_found",
  },
  restoreVersion: {
    file: "knowledge/restore-version",
    action: "article.write",
    facts: none,
    run: (c) => restoreVersion(c, { articleId, version: 1, restored: 1 }),
    otherwise: "not_found",
  },
  changeSlug: {
    file: "knowledge/change-slug",
    action: "article.write",
    facts: none,
    run: (c) => changeSlug(c, { articleId, slug: "descale" }),
    otherwise: "not_found",
  },
  setArticleFacts: {
    file: "knowledge/set-article-facts",
    action: "article.write",
    facts: none,
    run: (c) => setArticleFacts(c, { articleId, audience: "staff" }),
    otherwise: "not_found",
  },
  moveInTopic: {
    file: "knowledge/move-in-topic",
    action: "article.write",
    facts: none,
    run: (c, s) => moveInTopic(c, { articleId, topicId: s.topicId, direction: "up" }),
    otherwise: "not_found",
  },
  startTranslation: {
    file: "knowledge/start-translation",
    action: "article.write",
    facts: none,
    run: (c) => startTranslation(c, { articleId, language: "zh-CN" }),
    otherwise: "not_found",
  },
  markUpToDate: {
    file: "knowledge/start-translation",
    action: "article.write",
    facts: none,
    run: (c) => markUpToDate(c, { articleId }),
    otherwise: "not_found",
  },
  decideFileText: {
    file: "knowledge/decide-file-text",
    action: "article.write",
    facts: none,
    run: (c) => decideFileText(c, { articleId, digest: "a", decision: "take" }),
    otherwise: "not_found",
  },
};
