import { dismissGap, takeUpGap } from "@/lib/curation/commands/dismiss-gap";
import { dismissReason, takeUpReason } from "@/lib/curation/commands/dismiss-reason";
import { markReviewed } from "@/lib/curation/commands/mark-reviewed";
import { noteReading } from "@/lib/curation/commands/note-reading";
import { saveUnitCosts } from "@/lib/curation/commands/save-unit-costs";
import { assignTask, reopenTask, settleTask } from "@/lib/curation/commands/settle-task";
import { type Attempts, none } from "./attempt";

const nothing = 999_999;

/** Whether articles still help. None of the scenes has an article: whoever may try hears that it is not there. */
export const freshness: Attempts = {
  noteReading: {
    file: "curation/note-reading",
    action: "article.read",
    facts: none,
    run: (c) => noteReading(c, { articleId: nothing }),
    otherwise: "not_found",
  },
  dismissReason: {
    file: "curation/dismiss-reason",
    action: "repeats.curate",
    facts: none,
    run: (c) => dismissReason(c, { articleId: nothing, reason: "unhelpful", days: 30 }),
    otherwise: "not_found",
  },
  takeUpReason: {
    file: "curation/dismiss-reason",
    action: "repeats.curate",
    facts: none,
    run: (c) => takeUpReason(c, { articleId: nothing, reason: "unhelpful" }),
    otherwise: "not_found",
  },
  markReviewed: {
    file: "curation/mark-reviewed",
    action: "article.write",
    facts: none,
    run: (c) => markReviewed(c, { articleId: nothing, months: 6 }),
    otherwise: "not_found",
  },
  settleTask: {
    file: "curation/settle-task",
    action: "repeats.curate",
    facts: none,
    run: (c) => settleTask(c, { taskId: nothing }),
    otherwise: "not_found",
  },
  reopenTask: {
    file: "curation/settle-task",
    action: "repeats.curate",
    facts: none,
    run: (c) => reopenTask(c, { taskId: nothing }),
    otherwise: "not_found",
  },
  assignTask: {
    file: "curation/settle-task",
    action: "repeats.curate",
    facts: none,
    run: (c) => assignTask(c, { taskId: nothing, article: "article:1" }),
    otherwise: "not_found",
  },
  dismissGap: {
    file: "curation/dismiss-gap",
    action: "repeats.curate",
    facts: none,
    run: (c) => dismissGap(c, { gap: "en nothing", reason: "Not ours" }),
  },
  takeUpGap: {
    file: "curation/dismiss-gap",
    action: "repeats.curate",
    facts: none,
    run: (c) => takeUpGap(c, { language: "en", words: "nothing" }),
    otherwise: "not_found",
  },
  saveUnitCosts: {
    file: "curation/save-unit-costs",
    action: "site.operate",
    facts: none,
    run: (c) => saveUnitCosts(c, { currency: "EUR", minutesPerCase: 20, costPerHour: 40 }),
  },
};
