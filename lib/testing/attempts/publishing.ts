import { confirmDraftRead } from "@/lib/curation/commands/confirm-draft-read";
import { draftFromGap } from "@/lib/curation/commands/draft-from-gap";
import { draftFromGroup } from "@/lib/curation/commands/draft-from-group";
import { draftFromQuestion } from "@/lib/curation/commands/draft-from-question";
import { removeSource } from "@/lib/curation/commands/remove-source";
import { sayWhetherFixed } from "@/lib/curation/commands/say-whether-fixed";
import { writeWithModel } from "@/lib/curation/commands/write-with-model";
import { type Attempts, none, on } from "./attempt";

const articleId = 999_999;

/** From groups and threads to articles, and back to those who had asked. */
export const publishing: Attempts = {
  draftFromGroup: {
    file: "curation/draft-from-group",
    action: "repeats.curate",
    facts: none,
    run: (c) => draftFromGroup(c, { groupId: articleId }),
    otherwise: "not_found",
  },
  draftFromGap: {
    file: "curation/draft-from-gap",
    action: "repeats.curate",
    facts: none,
    run: (c) => draftFromGap(c, { gap: "case 999999" }),
  },
  draftFromQuestion: {
    file: "curation/draft-from-question",
    action: "article.draft",
    facts: on,
    run: (c, s) => draftFromQuestion(c, s.ids),
  },
  confirmDraftRead: {
    file: "curation/confirm-draft-read",
    action: "article.write",
    facts: none,
    run: (c) => confirmDraftRead(c, { articleId }),
    otherwise: "not_found",
  },
  removeSource: {
    file: "curation/remove-source",
    action: "article.write",
    facts: none,
    run: (c, s) => removeSource(c, { articleId, questionId: s.otherQuestionId }),
    otherwise: "not_found",
  },
  writeWithModel: {
    file: "curation/write-with-model",
    action: "article.write",
    facts: none,
    run: (c) => writeWithModel(c, null, { articleId, version: 1 }),
    otherwise: "not_found",
  },
  sayWhetherFixed: {
    file: "curation/say-whether-fixed",
    action: "article.fix",
    // None of the scenes has such an article, which is like one that only staff may read.
    facts: (s) => ({ ...on(s), audience: "staff", published: false }),
    run: (c, s) => sayWhetherFixed(c, { ...s.ids, articleId, solved: "yes" }),
    otherwise: "not_found",
  },
};
