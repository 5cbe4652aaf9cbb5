import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant, key } from "./columns";
import { questions } from "./community";
import { people } from "./people";

/** One search and what came of it; kept 90 days by default. */
export const searches = pgTable(
  "searches",
  {
    id: key(),
    personId: text("person_id").references(() => people.id),
    /** Tells one visitor from another without knowing who they are. */
    visitorKey: text("visitor_key"),
    source: text("source", { enum: ["page", "suggest", "ask"] }).notNull(),
    query: text("query").notNull(),
    language: text("language").notNull().default("en"),
    /** Subjects in the order shown, like `article:12` or `question:5`. */
    shown: jsonb("shown").$type<string[]>().notNull().default([]),
    opened: jsonb("opened").$type<string[]>().notNull().default([]),
    rejected: jsonb("rejected").$type<string[]>().notNull().default([]),
    /** Why something that was opened did not help, by its subject. */
    reasons: jsonb("reasons").$type<Record<string, string>>().notNull().default({}),
    /** The subject of which the searcher said that it solved their problem. */
    confirmedSubject: text("confirmed_subject"),
    resultCount: integer("result_count").notNull().default(0),
    /** The question that came of it. */
    questionId: integer("question_id").references(() => questions.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("searches_created").on(t.createdAt),
    index("searches_person").on(t.personId, t.createdAt.desc()),
    index("searches_visitor").on(t.visitorKey, t.createdAt.desc()),
    index("searches_question").on(t.questionId),
    // The same words again within minutes are looked for at every search; behind one address many may be searching.
    index("searches_same").on(sql`md5(${t.query})`, t.createdAt.desc()),
  ],
);

/** Somebody said that what they were shown solved it. */
export const deflections = pgTable(
  "deflections",
  {
    id: key(),
    personId: text("person_id").references(() => people.id),
    visitorKey: text("visitor_key"),
    subject: text("subject").notNull(),
    query: text("query").notNull(),
    language: text("language").notNull().default("en"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("deflections_subject").on(t.subject), index("deflections_created").on(t.createdAt)],
);

/** Words that customers use for the same thing; a search for one finds the others. */
export const searchSynonyms = pgTable(
  "search_synonyms",
  {
    id: key(),
    language: text("language").notNull(),
    words: text("words").array().notNull(),
    changedBy: text("changed_by").references(() => people.id),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [
    index("search_synonyms_language").on(t.language),
    check("search_synonyms_two_words", sql`cardinality(${t.words}) >= 2`),
  ],
);

/** What staff put first for certain words. */
export const searchBestBets = pgTable(
  "search_best_bets",
  {
    id: key(),
    words: text("words").notNull(),
    /** `whole`: the search is just these words. `part`: it has all of them, among others. */
    scope: text("scope", { enum: ["whole", "part"] })
      .notNull()
      .default("part"),
    /** `article:12` or `question:5`. */
    subject: text("subject").notNull(),
    note: text("note").notNull().default(""),
    addedBy: text("added_by").references(() => people.id),
    addedAt: instant("added_at").notNull(),
  },
  (t) => [
    uniqueIndex("search_best_bets_once").on(t.words, t.subject),
    index("search_best_bets_subject").on(t.subject),
  ],
);

/** A proposal that somebody accepted or dismissed is not made again. */
export const searchDecisions = pgTable("search_decisions", {
  /** What was proposed, as one line. */
  proposal: text("proposal").primaryKey(),
  decision: text("decision", { enum: ["accepted", "dismissed"] }).notNull(),
  decidedBy: text("decided_by").references(() => people.id),
  decidedAt: instant("decided_at").notNull(),
});
