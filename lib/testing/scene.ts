import { eq } from "drizzle-orm";
import { comments } from "@/db/schema";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { postComment } from "@/lib/community/commands/post-comment";
import { proposeDuplicate } from "@/lib/community/commands/propose-duplicate";
import { readQuestions } from "@/lib/community/inputs";
import type { Actor } from "@/lib/context";
import { saveMacro } from "@/lib/desk/commands/save-macro";
import { takeEscalation } from "@/lib/desk/commands/take-escalation";
import { writeMessage } from "@/lib/desk/commands/write-message";
import type { PolicyFacts } from "@/lib/policy";
import type { Cast } from "./cast";
import type { TestSite } from "./database";

/** A question with an answer, a comment and a proposal, and beside it a case that Ines owns. */
export type Scene = {
  ids: { questionId: number; answerId: number; commentId: number; proposalId: number };
  policy: NonNullable<PolicyFacts["question"]>;
  body: string;
  answererId: string;
  commenterId: string;
  otherQuestionId: number;
  case: { escalationId: number };
  /** A private message of the case's owner, and a macro of hers. */
  messageId: number;
  macroId: number;
  casePolicy: NonNullable<PolicyFacts["question"]>;
  ownerId: string;
  topicId: number;
  otherTopicId: number;
  teamId: number;
};

export async function sceneOf(site: TestSite, cast: Cast, isRestricted: boolean): Promise<Scene> {
  const as = site.ctxFor;
  const ask = async (urgent: boolean) =>
    (
      await askQuestion(as(cast.mara), {
        title: "The pump hums",
        body: "Since today.",
        topicId: cast.machines,
        ...(urgent && { urgentMark: "safety" as const }),
      })
    ).id;
  const questionId = await ask(false);
  const otherQuestionId = await ask(false);
  const answerId = (await postAnswer(as(cast.lena), { questionId, body: "Bleed it." })).id;
  const commentId = (await postComment(as(cast.lena), { questionId, body: "Same here." })).id;
  await proposeDuplicate(as(cast.theo), { questionId, canonicalId: otherQuestionId });
  const caseQuestion = await ask(true);
  const known = await readQuestions(site.db, [questionId, caseQuestion]);
  const escalationId = known.get(caseQuestion)!.facts.escalation!.id;
  await takeEscalation(as(cast.ines), { escalationId });
  const { id: messageId } = await writeMessage(as(cast.ines), {
    escalationId,
    body: "Hello.",
    isNote: false,
  });
  const { id: macroId } = await saveMacro(as(cast.ines), { title: "Hello", body: "Hello {{asker}}" });
  if (isRestricted) {
    const { restrictQuestion } = await import("@/lib/community/commands/restrict-question");
    await restrictQuestion(as(cast.ines), { questionId, reason: "private" });
  }
  const [comment] = await site.db.select().from(comments).where(eq(comments.id, commentId));
  const after = (await readQuestions(site.db, [questionId])).get(questionId)!;
  return {
    ids: { questionId, answerId, commentId, proposalId: 1 },
    policy: after.policy,
    body: "Since today.",
    answererId: cast.lena.id,
    commenterId: comment!.authorId,
    otherQuestionId,
    case: { escalationId },
    messageId,
    macroId,
    casePolicy: known.get(caseQuestion)!.policy,
    ownerId: cast.ines.id,
    topicId: cast.machines,
    otherTopicId: cast.billing,
    teamId: cast.team,
  };
}

/** Everybody who could try something: by role, by scope, and as those whose thing it is. */
export const rolesOf = (cast: Cast): Record<string, Actor> => ({
  visitor: { kind: "visitor" },
  "customer, not involved": { ...cast.theo, id: cast.theo.id, topics: [] },
  asker: cast.mara,
  "author of the answer": cast.lena,
  ambassador: cast.theo,
  "ambassador of another topic": { ...cast.theo, topics: [cast.billing] },
  "agent who owns the case": cast.ines,
  "another agent": cast.jonas,
  curator: cast.cleo,
  admin: cast.ada,
  "suspended customer": { ...cast.lena, state: "suspended" },
});
