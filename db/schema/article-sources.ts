import { sql } from "drizzle-orm";
import {
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
import { instant, key } from "./columns";
import { answers, questions } from "./community";
import { repeatGroups } from "./curation";
import { articles } from "./knowledge";
import { people } from "./people";

/** The threads that an article was made from, and which answer of each; whoever gave that answer gets the credit. */
export const articleSources = pgTable(
  "article_sources",
  {
    id: key(),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id, { onDelete: "cascade" }),
    /** Null: the thread belongs here, but nothing of it stands in the text. */
    answerId: integer("answer_id").references(() => answers.id, { onDelete: "cascade" }),
    groupId: integer("group_id").references(() => repeatGroups.id),
    addedBy: text("added_by").references(() => people.id),
    addedAt: instant("added_at").notNull(),
  },
  (t) => [
    uniqueIndex("article_sources_once").on(t.articleId, t.questionId, sql`coalesce(answer_id, 0)`),
    index("article_sources_question").on(t.questionId),
    index("article_sources_group").on(t.groupId).where(sql`group_id is not null`),
  ],
);

/** One thing that a draft leaves open, with the threads that it shows in. */
export type OpenPoint = {
  kind:
    | "no_answer"
    | "contradiction"
    | "did_not_work"
    | "versions"
    | "private_text"
    | "other_language"
    | "left_out"
    | "not_cited";
  /** In the words of the sources; empty where the kind says all. */
  text: string;
  questions: number[];
};

/** What was noticed when an article was drafted from a group or a thread, for whoever goes on writing it. */
export const articleDrafts = pgTable("article_drafts", {
  articleId: integer("article_id")
    .primaryKey()
    .references(() => articles.id, { onDelete: "cascade" }),
  groupId: integer("group_id").references(() => repeatGroups.id),
  openPoints: jsonb("open_points").$type<OpenPoint[]>().notNull().default([]),
  /** How many places looked private and were taken out. */
  privatePlaces: integer("private_places").notNull().default(0),
  /** The text was put together by a language model. */
  isMachineWritten: boolean("is_machine_written").notNull().default(false),
  draftedBy: text("drafted_by").references(() => people.id),
  draftedAt: instant("drafted_at").notNull(),
  /** When somebody said that they have read all of it, with what was taken out in mind. */
  readAt: instant("read_at"),
  readBy: text("read_by").references(() => people.id),
});

/** "Does this fix yours?": one question to one person about one thread, and what they said. */
export const articleFixes = pgTable(
  "article_fixes",
  {
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id, { onDelete: "cascade" }),
    personId: text("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    /** When they were told of the article. Null: they found it on the thread. */
    toldAt: instant("told_at"),
    solved: boolean("solved"),
    reason: text("reason"),
    saidAt: instant("said_at"),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.questionId, t.personId] }),
    /** Whoever has the problem in many threads is told once. */
    uniqueIndex("article_fixes_told").on(t.articleId, t.personId).where(sql`told_at is not null`),
    index("article_fixes_question").on(t.questionId),
    index("article_fixes_person").on(t.personId),
    check("article_fixes_said", sql`(solved is null) = (said_at is null)`),
  ],
);
