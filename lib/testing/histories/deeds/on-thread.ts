import { articleSources } from "@/db/schema";
import { askAPerson } from "@/lib/community/commands/ask-a-person";
import { postAnswer } from "@/lib/community/commands/post-answer";
import type { Event } from "@/lib/community/lifecycle";
import { liveEscalation } from "@/lib/community/lifecycle/facts";
import { notOpen } from "@/lib/community/lifecycle/outcome";
import { sayWhetherFixed } from "@/lib/curation/commands/say-whether-fixed";
import { addArticle } from "@/lib/testing/posts";
import { partOf } from "../history";
import { type Deed, type Play, policyOf } from "./deed";

export function answered(play: Play, who: "mara" | "theo" | "lena" | "ines" | "jonas"): Deed {
  const { facts, now } = play;
  const by = partOf(who);
  const id = facts.answers.length + 1;
  const posted = { id, authorId: who, postedAt: now, removedAt: null, didNotWorkAt: null };
  return {
    actor: play.cast[who],
    action: "answer.post",
    about: { question: policyOf(play) },
    refused: notOpen(facts)?.reason,
    before: { ...facts, answers: [...facts.answers, posted] },
    events: [
      ...(by.as === "asker" ? [{ type: "asker_wrote", by } as const] : []),
      { type: "answer_posted", by, answerId: id },
    ],
    run: async () => {
      const made = await postAnswer(play.as(who), { questionId: play.questionId, body: "Try this." });
      play.answers.push(made.id);
    },
  };
}

export function escalated(play: Play, who: "mara" | "theo" | "lena" | "ines" | "jonas"): Deed | null {
  const { facts } = play;
  // The button then acts on the question that this one repeats, which is another history.
  if (facts.duplicateOf && !facts.duplicateOf.isAccepted) return null;
  const by = partOf(who);
  const isAgain = facts.escalation && (by.as === "asker" || by.as === "staff");
  const wish: Event = isAgain ? { type: "reopen_case", by, reason: "again" } : { type: "escalate", by };
  return {
    actor: play.cast[who],
    action: "question.ask_person",
    about: { question: policyOf(play), hasSameProblem: play.joined.some((one) => one === who) },
    events: liveEscalation(facts) ? [] : [wish],
    run: () => askAPerson(play.as(who), { questionId: play.questionId }),
  };
}

/** Two in one moment of a history are two articles. */
let grown = 0;

/** An article has grown from the thread, and the asker says that it fixed it. */
export async function fixed(play: Play): Promise<Deed> {
  const { facts, cast, questionId, site, now } = play;
  grown += 1;
  const articleId = await addArticle(site.db, { title: `Article ${grown}`, createdAt: now });
  await site.db.insert(articleSources).values({ articleId, questionId, addedAt: now });
  const by = partOf("mara");
  const isOpen = !facts.acceptance && !facts.duplicateOf?.isAccepted;
  return {
    actor: cast.mara,
    action: "article.fix",
    about: { question: policyOf(play) },
    events: isOpen
      ? [{ type: "article_accepted", by, articleId }]
      : facts.closedAt
        ? []
        : [{ type: "asker_wrote", by }],
    run: () => sayWhetherFixed(play.as("mara"), { questionId, articleId, solved: "yes" }),
  };
}
