import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { instant, key } from "./columns";
import { answers, questions } from "./community";
import { articles } from "./knowledge";
import { people } from "./people";

/** Somebody's way to an appointment, whether they asked for it or were asked; at most one is open for a person. */
export const applications = pgTable(
  "applications",
  {
    id: key(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    topicIds: integer("topic_ids").array().notNull(),
    languages: text("languages").array().notNull(),
    reason: text("reason").notNull().default(""),
    /** Who asked them; null: they came by themselves. */
    invitedBy: text("invited_by").references(() => people.id),
    createdAt: instant("created_at").notNull(),
    /** Invited people say yes first; others have said it by applying. */
    agreedAt: instant("agreed_at"),
    passedAt: instant("passed_at"),
    decidedAt: instant("decided_at"),
    decidedBy: text("decided_by").references(() => people.id),
    decision: text("decision", { enum: ["appointed", "declined", "withdrawn"] }),
    note: text("note").notNull().default(""),
  },
  (t) => [
    uniqueIndex("applications_open").on(t.personId).where(sql`decided_at is null`),
    index("applications_list").on(t.createdAt.desc()),
    check("applications_decided", sql`(decided_at is null) = (decision is null)`),
  ],
);

export type QuizText = { prompt: string; choices: string[]; why: string };

/** What future ambassadors are asked about rules and privacy; the same question in each language that it has. */
export const quizQuestions = pgTable("quiz_questions", {
  id: key(),
  /** One of ours, known by this name; null: the site's own. */
  starter: text("starter").unique(),
  texts: jsonb("texts").$type<Record<string, QuizText>>().notNull(),
  /** The place of the right choice, from 0. */
  correct: smallint("correct").notNull(),
  position: integer("position").notNull().default(0),
  retiredAt: instant("retired_at"),
  updatedAt: instant("updated_at").notNull(),
});

export const quizAttempts = pgTable(
  "quiz_attempts",
  {
    id: key(),
    applicationId: integer("application_id")
      .notNull()
      .references(() => applications.id),
    /** Question id to the choice that was made. */
    given: jsonb("given").$type<Record<string, number>>().notNull(),
    correct: integer("correct").notNull(),
    total: integer("total").notNull(),
    passed: boolean("passed").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("quiz_attempts_application").on(t.applicationId)],
);

/** When and by which way somebody wants to be told; without a row the defaults of lib/notify/preferences.ts hold. */
export const newsSettings = pgTable("news_settings", {
  personId: text("person_id")
    .primaryKey()
    .references(() => people.id),
  /** Minutes of the person's own day; equal: no quiet hours. */
  quietFrom: smallint("quiet_from").notNull(),
  quietUntil: smallint("quiet_until").notNull(),
  dailyCap: smallint("daily_cap").notNull(),
  /** Days of the person's own calendar, both included, as `2026-08-01`. */
  holidayFrom: text("holiday_from"),
  holidayUntil: text("holiday_until"),
  nudgesInApp: boolean("nudges_in_app").notNull().default(true),
  nudgesByMail: boolean("nudges_by_mail").notNull().default(true),
  letterByMail: boolean("letter_by_mail").notNull().default(true),
});

/** Every thought of telling an ambassador about a question: why, in which ring, and what came of it. */
export const nudges = pgTable(
  "nudges",
  {
    id: key(),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    ring: smallint("ring").notNull(),
    score: integer("score").notNull(),
    reasons: text("reasons").array().notNull(),
    decidedAt: instant("decided_at").notNull(),
    sentAt: instant("sent_at"),
    /** Waits until then, because of quiet hours. */
    notBefore: instant("not_before"),
    /** Why it was not sent, or not at once. */
    heldBy: text("held_by", { enum: ["quiet_hours", "holiday", "daily_cap", "switched_off", "no_need"] }),
  },
  (t) => [
    uniqueIndex("nudges_once").on(t.questionId, t.personId),
    index("nudges_person").on(t.personId, t.sentAt.desc()),
    index("nudges_waiting").on(t.notBefore).where(sql`sent_at is null and not_before is not null`),
  ],
);

/** "Not for me": out of one ambassador's queue for a while. */
export const queueSkips = pgTable(
  "queue_skips",
  {
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    until: instant("until").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.questionId] })],
);

/** How much an answer helped the one who had asked, from 1 to 5. */
export const answerRatings = pgTable(
  "answer_ratings",
  {
    answerId: integer("answer_id")
      .notNull()
      .references(() => answers.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    stars: smallint("stars").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.answerId, t.personId] }),
    check("answer_ratings_stars", sql`stars between 1 and 5`),
  ],
);

/** The answers that an article grew from; whoever gave them gets the credit. */
export const articleAnswers = pgTable(
  "article_answers",
  {
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    answerId: integer("answer_id")
      .notNull()
      .references(() => answers.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.answerId] }), index("article_answers_answer").on(t.answerId)],
);

/**
 * Points earned and spent. Rows are never changed or removed: an outcome that is no more gets a second row that takes
 * its points back.
 */
export const points = pgTable(
  "points",
  {
    id: key(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    kind: text("kind", { enum: ["outcome", "reward"] }).notNull(),
    /** `accepted:answer:7`; for rewards a name of its own. */
    key: text("key").notNull(),
    /** Which row of this key it is, from 1. */
    part: integer("part").notNull(),
    points: integer("points").notNull(),
    /** When the outcome happened, also for a row that takes it back. */
    at: instant("at").notNull(),
    writtenAt: instant("written_at").notNull(),
    /** Which cap made it less than it would have been. */
    capped: text("capped"),
    note: text("note").notNull().default(""),
    byId: text("by_id").references(() => people.id),
  },
  (t) => [
    uniqueIndex("points_part").on(t.personId, t.key, t.part),
    index("points_person").on(t.personId, t.at.desc()),
    index("points_at").on(t.at),
  ],
);

/** Which monthly letters have been written; the month as `2026-10`. */
export const letters = pgTable(
  "letters",
  {
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    month: text("month").notNull(),
    /** How many people it told of; 0: there was nothing to tell, and nothing was sent. */
    helped: integer("helped").notNull(),
    writtenAt: instant("written_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.month] })],
);

/** The author's word against the hiding of a post; somebody else on the staff decides. */
export const appeals = pgTable(
  "appeals",
  {
    id: key(),
    postType: text("post_type", { enum: ["question", "answer", "comment"] }).notNull(),
    postId: integer("post_id").notNull(),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    words: text("words").notNull(),
    /** Who had hidden it, and so must not decide. */
    hiddenBy: text("hidden_by").references(() => people.id),
    createdAt: instant("created_at").notNull(),
    decidedAt: instant("decided_at"),
    decidedBy: text("decided_by").references(() => people.id),
    outcome: text("outcome", { enum: ["restored", "upheld"] }),
    note: text("note").notNull().default(""),
  },
  (t) => [
    uniqueIndex("appeals_open").on(t.postType, t.postId).where(sql`decided_at is null`),
    index("appeals_waiting").on(t.createdAt).where(sql`decided_at is null`),
  ],
);
