import { eq } from "drizzle-orm";
import { limits, questions } from "@/db/schema";
import { acceptAnswer } from "@/lib/community/commands/accept-answer";
import { askAPerson } from "@/lib/community/commands/ask-a-person";
import { askForInfo } from "@/lib/community/commands/ask-for-info";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { certifyNeedsStaff } from "@/lib/community/commands/certify-needs-staff";
import { claimQuestion } from "@/lib/community/commands/claim-question";
import { closeQuestion, reopenQuestion } from "@/lib/community/commands/close-question";
import { endAcceptance } from "@/lib/community/commands/end-acceptance";
import { markDidNotWork } from "@/lib/community/commands/mark-did-not-work";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { postComment } from "@/lib/community/commands/post-comment";
import { voteForAnswer } from "@/lib/community/commands/vote-for-answer";
import { readQuestions } from "@/lib/community/inputs";
import { sweep } from "@/lib/community/jobs/sweep";
import { handOver } from "@/lib/desk/commands/hand-over";
import { releaseEscalation } from "@/lib/desk/commands/release-escalation";
import { reopenEscalation } from "@/lib/desk/commands/reopen-escalation";
import { takeEscalation } from "@/lib/desk/commands/take-escalation";
import { Refusal } from "@/lib/errors";
import type { Cast } from "./cast";
import type { TestSite } from "./database";

/** What one worker of a storm does at its turn. */
const deeds = [
  "accept",
  "unaccept",
  "escalate",
  "sweep",
  "certify",
  "take",
  "release",
  "did_not_work",
  "claim",
  "vote",
  "close",
  "reopen",
  "reopen_case",
  "hand_over",
  "ask_info",
  "comment",
] as const;
export type StormDeed = (typeof deeds)[number];

/**
 * Lets `workers` act on one question at the same moment, `rounds` times, each deed drawn by a seeded generator. Refusals
 * are part of the game; anything else that is thrown is a bug and ends the storm.
 */
export async function storm(
  site: TestSite,
  cast: Cast,
  {
    workers,
    rounds,
    seed,
    only = deeds,
  }: { workers: number; rounds: number; seed: number; only?: readonly StormDeed[] },
): Promise<{ questionId: number; done: number; refused: number }> {
  const draw = generator(seed);
  // Nobody writes as much in an hour as these do in a minute.
  const unlimited = () => site.db.delete(limits);
  await unlimited();
  const { id: questionId } = await askQuestion(site.ctxFor(cast.mara), {
    title: `A storm over one question, seed ${seed}`,
    body: "Everybody at once.",
    topicId: cast.machines,
  });
  const answers: number[] = [];
  for (const who of [cast.theo, cast.lena, cast.ines]) {
    answers.push((await postAnswer(site.ctxFor(who), { questionId, body: "Try this." })).id);
  }
  let done = 0;
  let refused = 0;
  for (let round = 0; round < rounds; round += 1) {
    await unlimited();
    // Long ago, so that R1 and R2 are due; the database's own clock decides.
    await site.db
      .update(questions)
      .set({
        askedAt: new Date("2026-01-02T00:00:00Z"),
        gateShown: {},
        gateDueAt: new Date("2026-01-03T00:00:00Z"),
      })
      .where(eq(questions.id, questionId));
    const acts = Array.from({ length: workers }, () => {
      const deed = only[draw(only.length)]!;
      return act(site, cast, deed, questionId, answers[draw(answers.length)]!);
    });
    for (const result of await Promise.allSettled(acts)) {
      if (result.status === "fulfilled") done += 1;
      else if (result.reason instanceof Refusal) refused += 1;
      else throw result.reason;
    }
  }
  return { questionId, done, refused };
}

async function act(
  site: TestSite,
  cast: Cast,
  deed: (typeof deeds)[number],
  questionId: number,
  answerId: number,
) {
  const as = (who: "mara" | "theo" | "lena" | "ines" | "jonas") => site.ctxFor(cast[who]);
  const caseId = async () => {
    const known = (await readQuestions(site.db, [questionId])).get(questionId)!;
    if (!known.facts.escalation) throw new Refusal("no_live_escalation");
    return known.facts.escalation.id;
  };
  switch (deed) {
    case "accept":
      return acceptAnswer(as("mara"), { questionId, answerId });
    case "unaccept":
      return endAcceptance(as("mara"), { questionId, reason: "no" });
    case "escalate":
      return askAPerson(as("mara"), { questionId });
    case "sweep":
      return sweep(site.ctxFor({ kind: "system", job: "sweep" }));
    case "certify":
      return certifyNeedsStaff(as("theo"), { questionId, cause: "policy" });
    case "take":
      return takeEscalation(as("ines"), { escalationId: await caseId() });
    case "release":
      return releaseEscalation(as("ines"), { escalationId: await caseId() });
    case "did_not_work":
      return markDidNotWork(as("mara"), { questionId, answerId, reason: "no" });
    case "close":
      return closeQuestion(as("ines"), { questionId, reason: "Enough." });
    case "reopen":
      return reopenQuestion(as("ines"), { questionId });
    case "reopen_case":
      return reopenEscalation(as("mara"), { escalationId: await caseId(), reason: "Again." });
    case "hand_over":
      return handOver(as("jonas"), { escalationId: await caseId(), toId: cast.jonas.id, reason: "Mine." });
    case "ask_info":
      return askForInfo(as("theo"), { questionId, words: "Which one?" });
    case "comment":
      return postComment(as("mara"), { questionId, body: "This one." });
    case "claim":
      return claimQuestion(as("theo"), { questionId });
    case "vote":
      return voteForAnswer(as("jonas"), { questionId, answerId, helpful: true });
  }
}

/** The same numbers for the same seed on every machine (Park and Miller's minimal standard). */
export function generator(seed: number): (below: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
