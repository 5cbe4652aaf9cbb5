import { sql } from "drizzle-orm";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { joinSameProblem } from "@/lib/community/commands/join-same-problem";
import { defaultGateRules } from "@/lib/community/gate-rules";
import { readQuestions } from "@/lib/community/inputs";
import { type Facts, stage } from "@/lib/community/lifecycle";
import { after, MINUTE } from "@/lib/community/lifecycle/facts";
import { Refusal, type RefusalCode } from "@/lib/errors";
import { objection } from "@/lib/policy";
import type { Cast } from "@/lib/testing/cast";
import type { TestSite } from "@/lib/testing/database";
import { blank, START } from "./beginning";
import type { Deed, Play } from "./deeds/deed";
import { deedOf } from "./deeds/deed-of";
import { withShown } from "./evolve";
import { partOf, type Step } from "./history";
import { turn } from "./turn";

export type Replayed = { differs: string | null; tally: Record<string, { done: number; refused: number }> };

/**
 * Plays a history twice: by the real commands on rows, and by the rules on facts in memory. After each step the rows,
 * read back, must say the same, and a command must refuse exactly where policy and rules do, with the same code.
 */
export async function replay(
  site: TestSite,
  cast: Cast,
  steps: readonly Step[],
  urgent: boolean,
): Promise<Replayed> {
  const tally: Replayed["tally"] = {};
  const play = await begin(site, cast, urgent);
  const different = async (at: string) => {
    const rows = shape(await readBack(play), play.now, play);
    const memory = shape(play.facts, play.now, null);
    return rows === memory ? null : `${at}\nrows   ${rows}\nmemory ${memory}`;
  };
  let differs = await different("asked");
  for (const [index, step] of steps.entries()) {
    if (differs) break;
    if (step.do === "wait") play.now = after(play.now, step.minutes * MINUTE);
    if (step.do === "wait" && !step.isSwept) continue;
    const deed = await deedOf(play, step);
    if (!deed) continue;
    const at = `step ${index} ${JSON.stringify(step)}`;
    const expected = expectedOf(play, deed);
    const got = await deed.run().then(
      () => null,
      (error: unknown) => {
        if (error instanceof Refusal) return error.code;
        throw new Error(`${at}: ${error}`, { cause: error });
      },
    );
    const refusedWith = "facts" in expected ? null : expected.code;
    if (got !== refusedWith) differs = `${at}: rows say ${got ?? "yes"}, rules say ${refusedWith ?? "yes"}`;
    if ("facts" in expected) play.facts = expected.facts;
    const name = step.do === "wait" ? "sweep" : step.do;
    const { done, refused } = tally[name] ?? { done: 0, refused: 0 };
    tally[name] = got ? { done, refused: refused + 1 } : { done: done + 1, refused };
    differs ??= await different(at);
  }
  await end(site);
  return { differs, tally };
}

async function begin(site: TestSite, cast: Cast, urgent: boolean): Promise<Play> {
  const play = { site, cast, now: START, answers: [], canonicalId: null } as unknown as Play;
  play.as = (who) => site.ctxFor(typeof who === "string" ? cast[who] : who, { now: () => play.now });
  const question = { title: "One question, many hands", body: "Since today.", topicId: cast.machines };
  const asked = await askQuestion(play.as("mara"), {
    ...question,
    ...(urgent && { urgentMark: "safety" as const }),
  });
  play.questionId = asked.id;
  // These may press "Ask a person" beside the asker, as far as they can see the question.
  play.joined = urgent ? ["ines"] : ["ines", "lena"];
  for (const who of play.joined) await joinSameProblem(play.as(who), { questionId: asked.id, joins: true });
  const start = {
    ...blank,
    urgentMark: urgent ? "safety" : null,
    visibility: urgent ? ("restricted" as const) : ("public" as const),
  };
  play.facts = turn(
    withShown(start, defaultGateRules),
    { type: "asked", by: partOf("mara") },
    play.now,
  ) as Facts;
  return play;
}

function expectedOf(play: Play, deed: Deed): { facts: Facts } | { code: RefusalCode } {
  const code = deed.actor && objection(deed.actor, deed.action, deed.about);
  if (code) return { code };
  if (deed.refused) return { code: deed.refused };
  let facts = deed.before ?? play.facts;
  for (const event of deed.events) {
    const next = turn(facts, event, play.now);
    if ("reason" in next) return { code: next.reason };
    facts = next;
  }
  // In memory there is only the one question; whether the repeated one is solved is known here.
  if (deed.canonicalIsSolved !== undefined && facts.duplicateOf)
    facts = { ...facts, duplicateOf: { ...facts.duplicateOf, isAccepted: deed.canonicalIsSolved } };
  return { facts };
}

/** Nothing of this history is due in the next one. */
async function end(site: TestSite): Promise<void> {
  await site.db.execute(sql`update questions set gate_due_at = null`);
  await site.db.execute(sql`truncate limits`);
}

const readBack = async (play: Play): Promise<Facts> =>
  (await readQuestions(play.site.db, [play.questionId])).get(play.questionId)!.facts;

/** All that facts say, with people by name and answers by their order; `play` where they come from rows. */
function shape(facts: Facts, now: Date, play: Play | null): string {
  const names = new Map(
    play ? Object.entries(play.cast).map(([name, person]) => [(person as { id?: string }).id, name]) : [],
  );
  const who = (id: string | null) => (id === null || !play ? id : (names.get(id) ?? "somebody"));
  const answer = (id: number | null) => (id === null || !play ? id : play.answers.indexOf(id) + 1);
  const { acceptance, escalation, duplicateOf } = facts;
  const known = {
    stage: stage(facts, now),
    visibility: facts.visibility,
    closed: [facts.closedAt, who(facts.closedBy)],
    hidden: facts.hiddenAt,
    asker: [facts.askedAt, facts.askerOpenedAt, facts.askerWroteAt],
    gate: [facts.gateRule, facts.gateOpenedAt],
    shown: [facts.shown.R1, facts.shown.R2, facts.shown.R6],
    info: facts.infoRequests.map((r) => [who(r.personId), r.askedAt, r.until, r.endedAt]),
    answers: facts.answers.map((a) => [
      answer(a.id),
      who(a.authorId),
      a.postedAt,
      a.removedAt,
      a.didNotWorkAt,
    ]),
    acceptance: acceptance && [
      acceptance.kind,
      answer(acceptance.answerId),
      acceptance.canonicalId !== null,
      who(acceptance.acceptedBy),
      acceptance.acceptedAt,
      acceptance.firmAt,
    ],
    contests: facts.contests.map((c) => [answer(c.answerId), c.at]),
    certificates: facts.certificates.map((c) => [who(c.personId), c.cause, c.at]),
    duplicateOf: duplicateOf?.isAccepted,
    escalation: escalation && {
      ...escalation,
      id: 0,
      ownerId: who(escalation.ownerId),
      askerId: who(escalation.askerId),
      answerId: answer(escalation.answerId),
      beforeWithdrawal: escalation.beforeWithdrawal && [
        escalation.beforeWithdrawal.state,
        who(escalation.beforeWithdrawal.ownerId),
      ],
      promises: escalation.promises.map((p) => [who(p.agentId), p.dueAt, p.remindedAt]),
    },
  };
  return JSON.stringify(known);
}
