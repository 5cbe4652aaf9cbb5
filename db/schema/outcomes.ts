import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant, key } from "./columns";
import { answers, questions } from "./community";
import { articles } from "./knowledge";
import { people } from "./people";

/** The fact that something solved a question. At most one stands (`endedAt` null) per question. */
export const acceptances = pgTable(
  "acceptances",
  {
    id: key(),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    /** What solved it: an answer here, an article, or another solved question (a duplicate). Exactly one. */
    answerId: integer("answer_id").references(() => answers.id),
    articleId: integer("article_id").references(() => articles.id),
    canonicalId: integer("canonical_id").references(() => questions.id),
    kind: text("kind", { enum: ["firm", "provisional", "pending"] }).notNull(),
    acceptedBy: text("accepted_by").references(() => people.id),
    acceptedAt: instant("accepted_at").notNull(),
    /** Provisional: firm unless contested by then. Pending: firm unless the owner keeps the escalation by then. */
    firmAt: instant("firm_at"),
    endedAt: instant("ended_at"),
    endedBy: text("ended_by").references(() => people.id),
    endedReason: text("ended_reason", {
      enum: ["unaccepted", "contested", "replaced", "answer_removed", "kept_by_agent", "canonical_lost"],
    }),
  },
  (t) => [
    uniqueIndex("acceptances_one").on(t.questionId).where(sql`ended_at is null`),
    index("acceptances_firm").on(t.firmAt).where(sql`ended_at is null and firm_at is not null`),
    index("acceptances_answer").on(t.answerId),
    index("acceptances_article").on(t.articleId).where(sql`article_id is not null`),
    check("acceptances_one_thing", sql`num_nonnulls(answer_id, article_id, canonical_id) = 1`),
  ],
);

export const votes = pgTable(
  "votes",
  {
    answerId: integer("answer_id")
      .notNull()
      .references(() => answers.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    value: smallint("value").notNull().default(1),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.answerId, t.personId] }), check("votes_value", sql`value in (-1, 1)`)],
);

/** "Worked for me": another customer whom this answer helped. */
export const workedForMe = pgTable(
  "worked_for_me",
  {
    answerId: integer("answer_id")
      .notNull()
      .references(() => answers.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.answerId, t.personId] })],
);

export const sameProblems = pgTable(
  "same_problems",
  {
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.personId] }), index("same_problems_person").on(t.personId)],
);

/** Who hears of news on a question. */
export const subscriptions = pgTable(
  "subscriptions",
  {
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.personId] }), index("subscriptions_person").on(t.personId)],
);
