import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant, key } from "./columns";
import { questions } from "./community";
import { articles } from "./knowledge";
import { people } from "./people";
import { topics } from "./topics";

/** An ambassador's short lease on a question; it shows, and blocks nobody. */
export const claims = pgTable(
  "claims",
  {
    id: key(),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    claimedAt: instant("claimed_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    uniqueIndex("claims_one").on(t.questionId).where(sql`ended_at is null`),
    index("claims_person").on(t.personId).where(sql`ended_at is null`),
  ],
);

/** A scoped ambassador's word that only staff can solve this (R3). */
export const certificates = pgTable(
  "certificates",
  {
    id: key(),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    cause: text("cause", { enum: ["account_access", "money", "policy", "product_defect"] }).notNull(),
    note: text("note").notNull().default(""),
    createdAt: instant("created_at").notNull(),
    /** Set when an agent sent the question back: the certificate no longer opens the gate. */
    rejectedAt: instant("rejected_at"),
  },
  (t) => [index("certificates_question").on(t.questionId)],
);

/** The helper cannot go on without a word from the asker: the gate's clocks rest until it comes, 72 hours at most. */
export const infoRequests = pgTable(
  "info_requests",
  {
    id: key(),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    body: text("body").notNull(),
    askedAt: instant("asked_at").notNull(),
    /** The pause ends by itself at this time. */
    until: instant("until").notNull(),
    endedAt: instant("ended_at"),
    endedReason: text("ended_reason", { enum: ["answered", "expired", "withdrawn", "settled"] }),
    /** The times of the gate as they were shown before, so that an early answer brings them back. */
    shownBefore: jsonb("shown_before").$type<Record<string, string>>().notNull().default({}),
  },
  (t) => [
    index("info_requests_question").on(t.questionId),
    uniqueIndex("info_requests_open").on(t.questionId).where(sql`ended_at is null`),
  ],
);

/** What many have at once: a banner on topic, search and ask pages while it lasts. */
export const knownIssues = pgTable(
  "known_issues",
  {
    id: key(),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    /** Null: on the pages of every topic. */
    topicId: integer("topic_id").references(() => topics.id),
    message: text("message").notNull(),
    startedBy: text("started_by")
      .notNull()
      .references(() => people.id),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at"),
    endedBy: text("ended_by").references(() => people.id),
  },
  (t) => [uniqueIndex("known_issues_question").on(t.questionId).where(sql`ended_at is null`)],
);

/** A proposal that one question repeats another, or an article; the asker decides. */
export const duplicateProposals = pgTable(
  "duplicate_proposals",
  {
    id: key(),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    canonicalId: integer("canonical_id").references(() => questions.id),
    articleId: integer("article_id").references(() => articles.id),
    proposedBy: text("proposed_by")
      .notNull()
      .references(() => people.id),
    proposedAt: instant("proposed_at").notNull(),
    decidedAt: instant("decided_at"),
    confirmed: text("confirmed", { enum: ["yes", "no"] }),
    reason: text("reason"),
  },
  (t) => [
    index("duplicate_proposals_question").on(t.questionId),
    check("duplicate_proposals_one", sql`num_nonnulls(canonical_id, article_id) = 1`),
  ],
);
