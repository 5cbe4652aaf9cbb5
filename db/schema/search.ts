import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
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
