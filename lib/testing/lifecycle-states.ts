import { defaultGateRules } from "@/lib/community/gate-rules";
import type { Event, Facts } from "@/lib/community/lifecycle";
import { after, DAY, HOUR, MINUTE } from "@/lib/community/lifecycle/facts";
import { blank, newCase } from "./histories/beginning";
import { withShown } from "./histories/evolve";

export const NOW = new Date("2026-03-10T12:00:00Z");
const ago = (hours: number) => after(NOW, -hours * HOUR);

/** Who tries: by relation to the question and to its case. */
export const roles = ["asker", "participant", "ambassador", "owner", "agent", "admin", "system"] as const;
export type Role = (typeof roles)[number];

type Case = NonNullable<Facts["escalation"]>;
const given: Case = {
  ...newCase(ago(4)),
  id: 5,
  state: "in_progress",
  ownerId: "owner",
  takenAt: ago(3),
  promises: [{ id: 11, agentId: null, dueAt: after(NOW, 4 * HOUR), remindedAt: null }],
};
const own = { id: 12, agentId: "owner", dueAt: after(NOW, 5 * HOUR), remindedAt: null };
const answer = { id: 1, authorId: "helper", postedAt: ago(10), removedAt: null, didNotWorkAt: null };
const staffAnswer = { ...answer, id: 2, authorId: "owner", postedAt: ago(1) };

const asked = (facts: Partial<Facts> = {}): Facts =>
  withShown(
    {
      ...blank,
      askerId: "asker",
      askedAt: ago(12),
      askerOpenedAt: ago(12),
      askerWroteAt: ago(12),
      ...facts,
    },
    defaultGateRules,
  );
const withCase = (change: Partial<Case>, facts: Partial<Facts> = {}): Facts =>
  asked({ escalation: { ...given, ...change }, ...facts });
const accepted = (kind: "firm" | "provisional" | "pending"): Partial<Facts> => ({
  answers: [answer],
  acceptance: {
    id: 3,
    kind,
    answerId: 1,
    articleId: null,
    canonicalId: null,
    acceptedBy: kind === "provisional" ? "ambassador" : "asker",
    acceptedAt: ago(1),
    firmAt: kind === "firm" ? null : after(NOW, 20 * HOUR),
  },
});

/** One question in each state that the rules tell apart. */
export const states: Record<string, Facts> = {
  draft: { ...blank, askerId: "asker" },
  held: { ...blank, askerId: "asker", heldAt: ago(1) },
  open: asked(),
  answered: asked({ answers: [answer] }),
  "needs info": asked({
    infoRequests: [
      {
        id: 8,
        personId: "ambassador",
        askedAt: ago(2),
        until: after(NOW, 70 * HOUR),
        endedAt: null,
        shownBefore: {},
      },
    ],
  }),
  stale: asked({
    answers: [{ ...answer, postedAt: ago(20 * 24) }],
    askedAt: ago(21 * 24),
    askerWroteAt: ago(21 * 24),
  }),
  "gate open": asked({
    answers: [
      { ...answer, didNotWorkAt: ago(3) },
      { ...answer, id: 4, didNotWorkAt: ago(2) },
    ],
    gateOpenedAt: ago(2),
    gateRule: "R2",
  }),
  "solved, firm": asked(accepted("firm")),
  "solved, provisional": asked(accepted("provisional")),
  "follows an open question": asked({ duplicateOf: { id: 9, isAccepted: false, at: null } }),
  "repeats a solved question": asked({
    duplicateOf: { id: 9, isAccepted: true, at: null },
    acceptance: { ...accepted("firm").acceptance!, answerId: null, canonicalId: 9 },
  }),
  "closed by asker": asked({ closedAt: ago(1), closedBy: "asker" }),
  "closed by staff": asked({ closedAt: ago(1), closedBy: "agent" }),
  hidden: asked({ hiddenAt: ago(1) }),
  "imported history": asked({ importedAt: ago(300), askedAt: ago(900) }),
  "asker erased": asked({ askerErased: true }),
  "case queued": withCase({
    state: "queued",
    ownerId: null,
    takenAt: null,
    openedAt: after(NOW, -2 * MINUTE),
  }),
  "case acknowledged": withCase({ state: "acknowledged", ownerId: null, takenAt: null }),
  "case in progress": withCase({ promises: [own] }, { answers: [answer] }),
  "case in progress, acceptance pending": withCase({ promises: [own] }, accepted("pending")),
  "case in progress, plan required": withCase({ planRequiredAt: ago(1) }),
  "case waiting for the customer": withCase({
    state: "waiting",
    waitingOn: "customer",
    waitingUntil: after(NOW, DAY),
    promises: [],
  }),
  "case waiting for others": withCase({
    state: "waiting",
    waitingOn: "third_party",
    waitingUntil: after(NOW, DAY),
    promises: [],
  }),
  "case, handing back asked": withCase({
    state: "waiting",
    waitingOn: "customer",
    waitingUntil: after(NOW, DAY),
    handBackAskedAt: ago(1),
    promises: [],
  }),
  "case answered": withCase(
    { state: "answered", answerId: 2, silenceUntil: after(NOW, 60 * HOUR), promises: [] },
    { answers: [answer, staffAnswer] },
  ),
  "case closed, unconfirmed": withCase(
    { state: "closed", closedAt: ago(2), outcome: "unconfirmed", answerId: 2, promises: [] },
    { answers: [staffAnswer] },
  ),
  "case closed 31 days ago": withCase({
    state: "closed",
    closedAt: ago(31 * 24),
    outcome: "no_public_answer",
    promises: [],
  }),
  "case withdrawn": withCase({
    state: "withdrawn",
    withdrawnAt: ago(2),
    beforeWithdrawal: { state: "acknowledged", ownerId: null },
    ownerId: null,
    promises: [],
  }),
};

type Sample = Omit<Event, "by">;
/** One of each event, as it is tried in every state by every role. */
export const samples: Record<Event["type"], Sample> = {
  asked: { type: "asked" },
  released: { type: "released" },
  asker_wrote: { type: "asker_wrote" },
  asker_opened: { type: "asker_opened" },
  closed: { type: "closed", reason: "done" } as Sample,
  reopened: { type: "reopened" },
  hidden: { type: "hidden" },
  restored: { type: "restored" },
  restricted: { type: "restricted", reason: "private" } as Sample,
  published: { type: "published" },
  urgent_rejected: { type: "urgent_rejected", reason: "no" } as Sample,
  retopicked: { type: "retopicked" },
  duplicate_confirmed: { type: "duplicate_confirmed", canonicalId: 9, canonicalSolved: false } as Sample,
  duplicate_joined: { type: "duplicate_joined" },
  duplicate_ended: { type: "duplicate_ended", reason: "" } as Sample,
  canonical_lost: { type: "canonical_lost" },
  canonical_gone: { type: "canonical_gone" },
  same_problem: { type: "same_problem" },
  info_asked: { type: "info_asked", words: "Which model?" } as Sample,
  info_withdrawn: { type: "info_withdrawn" },
  asker_erased: { type: "asker_erased", successorId: null } as Sample,
  answer_posted: { type: "answer_posted", answerId: 20 } as Sample,
  answer_removed: { type: "answer_removed", answerId: 1 } as Sample,
  answer_restored: { type: "answer_restored", answerId: 1 } as Sample,
  did_not_work: { type: "did_not_work", answerId: 1, reason: "no" } as Sample,
  accept: { type: "accept", answerId: 1 } as Sample,
  article_accepted: { type: "article_accepted", articleId: 3 } as Sample,
  end_acceptance: { type: "end_acceptance", reason: "no" } as Sample,
  certify: { type: "certify", cause: "money", note: "" } as Sample,
  escalate: { type: "escalate" },
  reopen_case: { type: "reopen_case", reason: "again" } as Sample,
  take: { type: "take" },
  release_case: { type: "release_case" },
  hand_over: { type: "hand_over", toId: "other", teamId: 1, reason: "" } as Sample,
  wait: { type: "wait", on: "third_party", until: after(NOW, DAY), reason: "a part" } as Sample,
  resume: { type: "resume" },
  hand_back: { type: "hand_back", reason: "they know" } as Sample,
  hand_back_decided: { type: "hand_back_decided", agrees: true } as Sample,
  set_cause: { type: "set_cause", causeCode: "no_article" } as Sample,
  promise: { type: "promise", what: "x", why: "y", dueAt: after(NOW, DAY) } as Sample,
  drop: { type: "drop" },
  keep: { type: "keep" },
  close_case: { type: "close_case", causeCode: "other", whyNoAnswer: "private" } as Sample,
  clock: { type: "clock" },
};
