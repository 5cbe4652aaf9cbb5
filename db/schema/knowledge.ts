import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { citext, instant, key, writing } from "./columns";
import { people } from "./people";
import { topics } from "./topics";

export const articles = pgTable(
  "articles",
  {
    id: key(),
    slug: citext("slug").notNull(),
    title: text("title").notNull(),
    summary: text("summary").notNull().default(""),
    ...writing(),
    language: text("language").notNull().default("en"),
    /** Language versions of one article share this slug of their source. */
    translationOf: integer("translation_of"),
    status: text("status", { enum: ["draft", "in_review", "published", "needs_update", "archived"] })
      .notNull()
      .default("draft"),
    audience: text("audience", { enum: ["public", "signed_in", "staff"] })
      .notNull()
      .default("public"),
    ownerId: text("owner_id").references(() => people.id),
    reviewBy: instant("review_by"),
    createdAt: instant("created_at").notNull(),
    publishedAt: instant("published_at"),
    updatedAt: instant("updated_at").notNull(),
    /** The file under content/ it came from, and that file's digest when last taken in. */
    contentFile: text("content_file"),
    contentDigest: text("content_digest"),
    sourceUrl: text("source_url"),
    helpfulCount: integer("helpful_count").notNull().default(0),
    unhelpfulCount: integer("unhelpful_count").notNull().default(0),
    version: integer("version").notNull().default(1),
    imported: boolean("imported").notNull().default(false),
  },
  (t) => [
    uniqueIndex("articles_slug").on(t.slug, t.language),
    /** For searches while the index loads. */
    index("articles_title_words").using("gin", sql`to_tsvector('simple', title)`),
    index("articles_language").on(t.language),
    index("articles_status").on(t.status, t.updatedAt.desc()),
    index("articles_translations").on(t.translationOf).where(sql`translation_of is not null`),
  ],
);

export const articleTopics = pgTable(
  "article_topics",
  {
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    topicId: integer("topic_id")
      .notNull()
      .references(() => topics.id),
    position: integer("position").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.topicId] }),
    index("article_topics_topic").on(t.topicId, t.position),
  ],
);

export const articleVersions = pgTable(
  "article_versions",
  {
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    title: text("title").notNull(),
    body: text("body").notNull(),
    editorId: text("editor_id").references(() => people.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.version] })],
);

/** A reader's "Did this solve it?", with the reason when not. */
export const articleFeedback = pgTable(
  "article_feedback",
  {
    id: key(),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    personId: text("person_id").references(() => people.id),
    /** Tells one visitor from another without knowing who they are. */
    visitorKey: text("visitor_key"),
    solved: boolean("solved").notNull(),
    reason: text("reason"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("article_feedback_article").on(t.articleId),
    uniqueIndex("article_feedback_person").on(t.articleId, t.personId),
    uniqueIndex("article_feedback_visitor").on(t.articleId, t.visitorKey),
  ],
);

/** An address an article used to have. */
export const articleRedirects = pgTable("article_redirects", {
  slug: citext("slug").primaryKey(),
  articleId: integer("article_id")
    .notNull()
    .references(() => articles.id, { onDelete: "cascade" }),
});
