import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, key } from "./columns";
import { questions } from "./community";
import { articles } from "./knowledge";
import { people } from "./people";

/** How often an article was shown on one day (UTC). Nothing tells who read it. */
export const articleViews = pgTable(
  "article_views",
  {
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    day: date("day", { mode: "string" }).notNull(),
    views: integer("views").notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.day] }), index("article_views_day").on(t.day)],
);

/** A signed-in customer read an article: kept for three days, to see whether they had to ask all the same. */
export const articleReads = pgTable(
  "article_reads",
  {
    id: key(),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    personId: text("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    readAt: instant("read_at").notNull(),
  },
  (t) => [
    index("article_reads_person").on(t.personId, t.articleId, t.readAt.desc()),
    index("article_reads_at").on(t.readAt),
  ],
);

/** Somebody asked, or came to the staff, within a day of reading an article; kept as long as searches are. */
export const articleContacts = pgTable(
  "article_contacts",
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
    kind: text("kind", { enum: ["question", "escalation"] }).notNull(),
    /** How they came to the article: a search of theirs that opened it, or its page while they were signed in. */
    via: text("via", { enum: ["search", "page"] }).notNull(),
    contactAt: instant("contact_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.questionId, t.personId] }),
    index("article_contacts_at").on(t.contactAt),
    index("article_contacts_question").on(t.questionId),
  ],
);

/** A link of an article that led its readers nowhere when it was last looked at. */
export const articleBrokenLinks = pgTable(
  "article_broken_links",
  {
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    href: text("href").notNull(),
    reason: text("reason", { enum: ["missing", "hidden", "anchor"] }).notNull(),
    foundAt: instant("found_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.href] })],
);

/** A curator has looked at one reason on the work list and would not see it again before this time. */
export const articleDismissals = pgTable(
  "article_dismissals",
  {
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    /** The name of the reason; the names are in lib/curation/rules/work-reasons.ts. */
    reason: text("reason").notNull(),
    until: instant("until").notNull(),
    note: text("note").notNull().default(""),
    dismissedBy: text("dismissed_by")
      .notNull()
      .references(() => people.id),
    dismissedAt: instant("dismissed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.reason] })],
);

/** Words that people looked for in vain, of which a curator has said that nothing is missing. */
export const gapDismissals = pgTable(
  "gap_dismissals",
  {
    language: text("language").notNull(),
    /** In small letters without punctuation, as two people or more had typed them. */
    words: text("words").notNull(),
    reason: text("reason").notNull(),
    dismissedBy: text("dismissed_by")
      .notNull()
      .references(() => people.id),
    dismissedAt: instant("dismissed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.language, t.words] }), check("gap_dismissals_reason", sql`reason <> ''`)],
);
