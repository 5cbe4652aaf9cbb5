import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { instant, key, writing } from "./columns";
import { answers, questions } from "./community";
import { articles } from "./knowledge";
import { people } from "./people";
import { teams } from "./teams";

export const escalationStates = [
  "queued",
  "acknowledged",
  "in_progress",
  "waiting",
  "answered",
  "closed",
  "withdrawn",
] as const;

/** One case with the staff for one question; never a second live one. */
export const escalations = pgTable(
  "escalations",
  {
    id: key(),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    state: text("state", { enum: escalationStates }).notNull().default("queued"),
    teamId: integer("team_id")
      .notNull()
      .references(() => teams.id),
    ownerId: text("owner_id").references(() => people.id),
    /** Who took the asker's place when that account was erased; null: the question's own asker. */
    askerId: text("asker_id").references(() => people.id),
    /** What allowed it: a gate rule R1 to R6 with its inputs, or a person with a typed reason. */
    grounds: text("grounds", {
      enum: ["R1", "R2", "R3", "R4", "R5", "R6", "override", "reopening"],
    }).notNull(),
    inputs: jsonb("inputs").$type<Record<string, unknown>>(),
    reason: text("reason"),
    /** Null: the sweep. */
    openedBy: text("opened_by").references(() => people.id),
    openedAt: instant("opened_at").notNull(),
    acknowledgedAt: instant("acknowledged_at"),
    takenAt: instant("taken_at"),
    waitingOn: text("waiting_on", { enum: ["customer", "third_party"] }),
    waitingUntil: instant("waiting_until"),
    /** For what, in the owner's words to the asker. */
    waitingReason: text("waiting_reason"),
    answeredAt: instant("answered_at"),
    answerId: integer("answer_id").references(() => answers.id),
    /** In `answered`: closed as unconfirmed at this time unless the asker speaks. */
    silenceUntil: instant("silence_until"),
    remindersSent: integer("reminders_sent").notNull().default(0),
    closedAt: instant("closed_at"),
    closedBy: text("closed_by").references(() => people.id),
    outcome: text("outcome", { enum: ["accepted", "unconfirmed", "no_public_answer", "handed_back"] }),
    outcomeReason: text("outcome_reason"),
    causeCode: text("cause_code", {
      enum: [
        "no_article",
        "article_not_found",
        "article_wrong",
        "product_defect",
        "account_access",
        "policy",
        "other",
      ],
    }),
    withdrawnAt: instant("withdrawn_at"),
    withdrawnReason: text("withdrawn_reason"),
    /** The state and owner before a withdrawal, so that an undo within 72 hours restores them. */
    beforeWithdrawal: jsonb("before_withdrawal").$type<{ state: string; ownerId: string | null }>(),
    reopenedCount: integer("reopened_count").notNull().default(0),
    /** The owner would hand it back to the community, and the asker has not said yes or no yet. */
    handBackAskedAt: instant("hand_back_asked_at"),
    handBackReason: text("hand_back_reason"),
    /** A promise was missed, and no new plan has been made since. */
    planRequiredAt: instant("plan_required_at"),
    /** The case of the question that this one repeats, which took it in. */
    mergedIntoId: integer("merged_into_id").references((): AnyPgColumn => escalations.id),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    uniqueIndex("escalations_one_live").on(t.questionId).where(sql`state not in ('closed', 'withdrawn')`),
    index("escalations_queue").on(t.state, t.openedAt),
    index("escalations_owner").on(t.ownerId).where(sql`state not in ('closed', 'withdrawn')`),
    check(
      "escalations_grounds",
      sql`(grounds in ('override', 'reopening') and reason is not null and opened_by is not null) or (grounds like 'R_' and inputs is not null)`,
    ),
    check(
      "escalations_owned",
      sql`state not in ('in_progress', 'waiting', 'answered') or owner_id is not null`,
    ),
  ],
);

/** Customers with the same problem who joined the case. */
export const escalationParticipants = pgTable(
  "escalation_participants",
  {
    escalationId: integer("escalation_id")
      .notNull()
      .references(() => escalations.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    joinedAt: instant("joined_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.escalationId, t.personId] })],
);

/** "I will tell you X by T because Y": kept, missed or released, and the customer sees it either way. */
export const promises = pgTable(
  "promises",
  {
    id: key(),
    escalationId: integer("escalation_id")
      .notNull()
      .references(() => escalations.id),
    /** Null: the team's own (its first or next reply). */
    agentId: text("agent_id").references(() => people.id),
    teamId: integer("team_id")
      .notNull()
      .references(() => teams.id),
    what: text("what").notNull(),
    why: text("why").notNull().default(""),
    dueAt: instant("due_at").notNull(),
    madeAt: instant("made_at").notNull(),
    remindedAt: instant("reminded_at"),
    outcome: text("outcome", { enum: ["kept", "missed", "released", "cancelled"] }),
    outcomeAt: instant("outcome_at"),
  },
  (t) => [
    index("promises_open").on(t.dueAt).where(sql`outcome is null`),
    index("promises_escalation").on(t.escalationId),
  ],
);

/** Beside the public thread: private messages with the asker, and notes that only staff see. */
export const escalationMessages = pgTable(
  "escalation_messages",
  {
    id: key(),
    escalationId: integer("escalation_id")
      .notNull()
      .references(() => escalations.id),
    authorId: text("author_id")
      .notNull()
      .references(() => people.id),
    isNote: boolean("is_note").notNull(),
    ...writing(),
    createdAt: instant("created_at").notNull(),
    idempotencyKey: text("idempotency_key"),
  },
  (t) => [
    index("escalation_messages_case").on(t.escalationId, t.createdAt),
    uniqueIndex("escalation_messages_idempotency").on(t.authorId, t.idempotencyKey),
  ],
);

/** Every "no" of the gate, with the facts it was given. */
export const gateRefusals = pgTable(
  "gate_refusals",
  {
    id: key(),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    actorId: text("actor_id").references(() => people.id),
    /** Which way in was tried: "Ask a person", an override, a certificate, a reopening. */
    attempt: text("attempt").notNull().default("ask_person"),
    reason: text("reason").notNull(),
    possibleFrom: instant("possible_from"),
    inputs: jsonb("inputs").$type<Record<string, unknown>>().notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("gate_refusals_question").on(t.questionId), index("gate_refusals_created").on(t.createdAt)],
);

/** A case has shown that an article is missing, hidden or wrong: somebody should see to it. */
export const curationTasks = pgTable(
  "curation_tasks",
  {
    id: key(),
    escalationId: integer("escalation_id")
      .notNull()
      .references(() => escalations.id),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    cause: text("cause", { enum: ["no_article", "article_not_found", "article_wrong"] }).notNull(),
    createdAt: instant("created_at").notNull(),
    /** What a curator chose to answer it with. */
    articleId: integer("article_id").references(() => articles.id, { onDelete: "set null" }),
    doneAt: instant("done_at"),
    /** Null beside a time: an article that answers it went live. */
    doneBy: text("done_by").references(() => people.id),
  },
  (t) => [
    uniqueIndex("curation_tasks_case").on(t.escalationId, t.cause),
    index("curation_tasks_open").on(t.createdAt).where(sql`done_at is null`),
  ],
);
