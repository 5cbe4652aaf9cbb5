import type { Context } from "@/lib/context";
import { askForRegrouping } from "@/lib/curation/commands/ask-for-regrouping";
import { ignoreGroup, takeUpGroup } from "@/lib/curation/commands/ignore-group";
import { linkGroupToArticle, unlinkGroup } from "@/lib/curation/commands/link-group-to-article";
import { markGroupOutdated } from "@/lib/curation/commands/mark-group-outdated";
import { mergeGroups } from "@/lib/curation/commands/merge-groups";
import { excludeQuestions, moveQuestions } from "@/lib/curation/commands/move-questions";
import { nameGroup } from "@/lib/curation/commands/name-group";
import { splitGroup } from "@/lib/curation/commands/split-group";
import { undoDecision } from "@/lib/curation/commands/undo-decision";
import type { Scene } from "../scene";
import { type Attempt, type Attempts, none } from "./attempt";

const groupId = 999_999;

const decides = (file: string, run: (ctx: Context, scene: Scene) => Promise<unknown>): Attempt => ({
  file: `curation/${file}`,
  action: "repeats.curate",
  facts: none,
  run,
  otherwise: "not_found",
});

/** What curators decide about groups of repeats. */
export const repeats: Attempts = {
  askForRegrouping: {
    file: "curation/ask-for-regrouping",
    action: "repeats.curate",
    facts: none,
    run: (c) => askForRegrouping(c),
  },
  nameGroup: decides("name-group", (c) => nameGroup(c, { groupId, name: "Leaks" })),
  ignoreGroup: decides("ignore-group", (c) => ignoreGroup(c, { groupId, reason: "A joke." })),
  takeUpGroup: decides("ignore-group", (c) => takeUpGroup(c, { groupId })),
  linkGroupToArticle: decides("link-group-to-article", (c) =>
    linkGroupToArticle(c, { groupId, article: "1" }),
  ),
  unlinkGroup: decides("link-group-to-article", (c) => unlinkGroup(c, { groupId })),
  markGroupOutdated: decides("mark-group-outdated", (c) => markGroupOutdated(c, { groupId, reason: "Old." })),
  mergeGroups: decides("merge-groups", (c) => mergeGroups(c, { groupId, intoId: groupId + 1 })),
  splitGroup: decides("split-group", (c, s) => splitGroup(c, { groupId, questionIds: [s.otherQuestionId] })),
  moveQuestions: decides("move-questions", (c, s) =>
    moveQuestions(c, { groupId, questionIds: [s.otherQuestionId], intoId: groupId + 1 }),
  ),
  excludeQuestions: decides("move-questions", (c, s) =>
    excludeQuestions(c, { groupId, questionIds: [s.otherQuestionId] }),
  ),
  undoDecision: decides("undo-decision", (c) => undoDecision(c, { groupId, lineId: 999_999_999 })),
};
