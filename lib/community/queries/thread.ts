import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize, can } from "@/lib/policy";
import { type Known, readQuestions } from "../inputs";
import {
  type Gate,
  isHistory,
  liveEscalation,
  mayEscalate,
  openings,
  othersAnswers,
  type Stage,
  stage,
} from "../lifecycle";
import { type NextStep, nextStep } from "../next-step";
import { abilitiesOn, type ThreadAbilities } from "./thread-abilities";
import { type Answer, answersOf, type Comment, commentsOf } from "./thread-posts";
import {
  ANSWERS_A_PAGE,
  type LinkedArticle,
  type LinkedQuestion,
  type PersonRow,
  readThread,
  type ThreadRow,
} from "./thread-rows";

export type Thread = {
  id: number;
  slug: string;
  title: string;
  html: string;
  language: string;
  edited: boolean;
  stage: Stage;
  isPublic: boolean;
  visibility: "public" | "restricted";
  urgentMark: string | null;
  isHistory: boolean;
  askedAt: string;
  asker: PersonRow;
  topic: ThreadRow["topic"];
  sameProblems: number;
  answers: Answer[];
  comments: Comment[];
  page: number;
  pages: number;
  answerCount: number;
  acceptance: {
    kind: "firm" | "provisional" | "pending";
    answerId: number | null;
    by: "asker" | "ambassador" | "staff" | "import";
    name: string | null;
    at: Date;
    firmAt: Date | null;
    article: LinkedArticle | null;
  } | null;
  /** The question that this one repeats, and whether it is solved. */
  canonical: ThreadRow["canonical"];
  claim: { name: string; expiresAt: string; isMine: boolean } | null;
  proposal: ThreadRow["proposal"];
  /** What a helper needs to know from the asker. */
  info: { by: PersonRow; words: string; until: string } | null;
  /** What the banner says, where the question is shown as a known issue. */
  knownIssue: string | null;
  /** How many confirmed people said "same problem" within a day, where they are enough for a known issue. */
  isDemanded: number | null;
  followUpOf: LinkedQuestion | null;
  articles: LinkedArticle[];
  /** The one of these that grew from threads like this. */
  nowArticle: (LinkedArticle & { language: string }) | null;
  closed: { reason: string; by: PersonRow | null } | null;
  heldReason: string | null;
  hiddenReason: string | null;
  /** Its asker waits for a second look at its hiding or closing. */
  isAppealed: boolean;
  /** Unanswered for so long that search engines should not send people here. */
  isForgotten: boolean;
  /** What everybody may know while the staff have it. */
  support: { since: Date; dueAt: Date | null } | null;
  me: { isAsker: boolean; sameProblem: boolean; follows: boolean; takesPart: boolean } | null;
  may: ThreadAbilities;
  /** For the asker. */
  step: NextStep | null;
  /** For those who may ask why a person may take over or not. */
  gate: { now: Gate; openings: { rule: string; at: Date }[] } | null;
  /** For the asker and agents. */
  inside: {
    /** Null for the asker, whose page has no use for it. */
    escalationId: number | null;
    support: ThreadRow["support"];
    messages: NonNullable<ThreadRow["messages"]>;
    details: NonNullable<ThreadRow["details"]>;
  } | null;
  /** The asker has not opened the thread since its last answer, as far as is recorded. */
  isNewToAsker: boolean;
};

const FORGOTTEN_DAYS = 30;

/**
 * A question with a page of its answers, as this reader may see it. Who may not see it at all gets `not_found`, as if
 * it had never been there.
 */
export async function thread(ctx: Context, id: number, page = 1): Promise<Thread> {
  const [found, row] = await Promise.all([readQuestions(ctx.db, [id]), readThread(ctx, id, page)]);
  const known = found.get(id);
  if (!known || !row) throw new Refusal("not_found");
  authorize(ctx.actor, "question.read", { question: known.policy });
  const canonical = await openCanonical(ctx, known);
  return assemble(ctx, known, row, page, canonical);
}

/** The question that this one follows while neither is solved: asking for a person acts on that one. */
async function openCanonical(ctx: Context, { facts }: Known): Promise<Known | null> {
  if (!facts.duplicateOf || facts.duplicateOf.isAccepted || facts.acceptance) return null;
  return (await readQuestions(ctx.db, [facts.duplicateOf.id])).get(facts.duplicateOf.id) ?? null;
}

function assemble(ctx: Context, known: Known, row: ThreadRow, page: number, canonical: Known | null): Thread {
  const { facts, rules } = known;
  const now = new Date(row.now);
  const me = ctx.actor.kind === "person" ? ctx.actor : null;
  const isAsker = me?.id === known.policy.askerId;
  const live = liveEscalation(facts);
  const gate = mayEscalate(facts, rules, now);
  const target = canonical ? mayEscalate(canonical.facts, canonical.rules, now) : gate;
  const last = othersAnswers(facts).at(-1)?.postedAt;
  const mayExplain = me !== null && can(me, "gate.explain", { question: known.policy });
  const inside = isAsker || (me !== null && can(me, "private_details.read", { question: known.policy }));
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    html: row.html,
    language: row.language,
    edited: row.version > 1,
    stage: stage(facts, now),
    isPublic: known.policy.visibility === "public" && known.policy.isOpenToOthers,
    visibility: facts.visibility,
    urgentMark: facts.urgentRejectedAt ? null : facts.urgentMark,
    isHistory: isHistory(facts),
    askedAt: (facts.askedAt ?? new Date(row.created_at)).toISOString(),
    asker: row.asker,
    topic: row.topic,
    sameProblems: row.same_problem_count,
    answers: answersOf(ctx.actor, known, row.answers ?? []),
    comments: commentsOf(ctx.actor, known, row.comments ?? []),
    page,
    pages: Math.max(1, Math.ceil(row.answer_total / ANSWERS_A_PAGE)),
    answerCount: row.public_answers,
    acceptance: facts.acceptance && {
      kind: facts.acceptance.kind,
      answerId: facts.acceptance.answerId,
      ...accepter(known, row),
      at: facts.acceptance.acceptedAt,
      firmAt: facts.acceptance.firmAt,
      article: row.accepted_article,
    },
    canonical: row.canonical,
    claim: row.claim && {
      name: row.claim.name,
      expiresAt: row.claim.expiresAt,
      isMine: row.claim.id === me?.id,
    },
    proposal: row.proposal,
    info: row.info,
    knownIssue: row.known_issue,
    isDemanded: openings(facts, rules).some((o) => o.rule === "R5" && o.at <= now)
      ? facts.demand.length
      : null,
    followUpOf: row.follow_up_of,
    articles: row.articles ?? [],
    nowArticle: row.articles?.findLast((article) => article.grewHere) ?? null,
    closed: facts.closedAt && { reason: row.close_reason ?? "", by: row.closed_by },
    heldReason: row.held_reason,
    hiddenReason: row.hidden_reason,
    isAppealed: row.appealed,
    isForgotten:
      row.public_answers === 0 && now.getTime() - Date.parse(row.created_at) > FORGOTTEN_DAYS * 86_400_000,
    support: live && {
      since: live.openedAt,
      dueAt: live.promises.map((p) => p.dueAt).sort((a, b) => a.getTime() - b.getTime())[0] ?? null,
    },
    me: me && { isAsker, sameProblem: row.same_problem, follows: row.follows, takesPart: row.takes_part },
    may: abilitiesOn(ctx.actor, known, { row, target: canonical?.facts ?? facts, gate: target, now }),
    step: isAsker
      ? nextStep({ facts, rules, now, dueAt: row.gate_due_at ? new Date(row.gate_due_at) : null })
      : null,
    gate: mayExplain && !isAsker ? { now: gate, openings: gate.yes ? [] : openings(facts, rules) } : null,
    inside: inside
      ? {
          escalationId: isAsker ? null : (live?.id ?? null),
          support: row.support,
          messages: row.messages ?? [],
          details: row.details ?? [],
        }
      : null,
    isNewToAsker: isAsker && last != null && !(facts.askerOpenedAt && facts.askerOpenedAt > last),
  };
}

function accepter({ facts, policy }: Known, row: ThreadRow) {
  const by = row.accepted_by;
  const said = facts.acceptance?.acceptedBy;
  if (said === facts.askerId || said === policy.askerId) return { by: "asker" as const, name: null };
  if (!by) return { by: "import" as const, name: null };
  return { by: by.isStaff ? ("staff" as const) : ("ambassador" as const), name: by.name };
}
