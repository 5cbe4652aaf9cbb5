import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { citext, instant, key, writing } from "./columns";
import { people } from "./people";
import { topics } from "./topics";

export const articles = pgTable(
  "articles",
  {
    id: key(),
    slug: citext("slug").notNull(),
    /** Title, summary and text are those that went live last; before the first time, the newest ones. */
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
    /** The version that was last taken in from that file: a newer one was written here. */
    contentVersion: integer("content_version"),
    sourceUrl: text("source_url"),
    helpfulCount: integer("helpful_count").notNull().default(0),
    unhelpfulCount: integer("unhelpful_count").notNull().default(0),
    /** The version that readers see; 0 before the first publication. */
    version: integer("version").notNull().default(1),
    /** The newest version, which readers may not see yet. */
    workingVersion: integer("working_version").notNull().default(1),
    /** Of a translation: the source's version that it says the same as. */
    sourceVersion: integer("source_version"),
    /** This version goes live at that time. */
    scheduledVersion: integer("scheduled_version"),
    scheduledFor: instant("scheduled_for"),
    scheduledBy: text("scheduled_by").references(() => people.id),
    /** Why it needs an update, and since when. */
    needsUpdateReason: text("needs_update_reason"),
    needsUpdateAt: instant("needs_update_at"),
    imported: boolean("imported").notNull().default(false),
  },
  (t) => [
    uniqueIndex("articles_slug").on(t.slug, t.language),
    /** For searches while the index loads. */
    index("articles_title_words").using("gin", sql`to_tsvector('simple', title)`),
    /** For whoever may read what no engine holds. */
    index("articles_restricted_words")
      .using("gin", sql`to_tsvector('simple', title || ' ' || summary || ' ' || left(html, 200000))`)
      .where(sql`audience <> 'public'`),
    index("articles_language").on(t.language),
    index("articles_status").on(t.status, t.updatedAt.desc()),
    index("articles_translations").on(t.translationOf).where(sql`translation_of is not null`),
    index("articles_content_file").on(t.contentFile).where(sql`content_file is not null`),
    index("articles_owner").on(t.ownerId),
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

/** Every text that was ever saved, numbered from 1 without gaps. Rows are added and never changed, but for `publishedAt`. */
export const articleVersions = pgTable(
  "article_versions",
  {
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    title: text("title").notNull(),
    summary: text("summary").notNull().default(""),
    body: text("body").notNull(),
    /** Nobody, where it came from a file or an import. */
    editorId: text("editor_id").references(() => people.id),
    createdAt: instant("created_at").notNull(),
    /** What its editor said about the change. */
    note: text("note").notNull().default(""),
    /** It has the same text as this earlier one. */
    restoredFrom: integer("restored_from"),
    sourceVersion: integer("source_version"),
    /** When readers first saw it. */
    publishedAt: instant("published_at"),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.version] })],
);

/** A version that somebody asked others to read before it goes live. */
export const articleReviews = pgTable(
  "article_reviews",
  {
    id: key(),
    articleId: integer("article_id").notNull(),
    version: integer("version").notNull(),
    submittedBy: text("submitted_by")
      .notNull()
      .references(() => people.id),
    submittedAt: instant("submitted_at").notNull(),
    /** Who was asked by name; nobody: every curator was. */
    askedId: text("asked_id").references(() => people.id),
    message: text("message").notNull().default(""),
    decidedBy: text("decided_by").references(() => people.id),
    decidedAt: instant("decided_at"),
    decision: text("decision", { enum: ["approved", "changes", "withdrawn"] }),
    note: text("note").notNull().default(""),
  },
  (t) => [
    foreignKey({
      name: "article_reviews_version_fk",
      columns: [t.articleId, t.version],
      foreignColumns: [articleVersions.articleId, articleVersions.version],
    }).onDelete("cascade"),
    index("article_reviews_article").on(t.articleId, t.id),
    uniqueIndex("article_reviews_open").on(t.articleId).where(sql`decided_at is null`),
  ],
);

/** What a colleague says about a passage of a version. */
export const articleComments = pgTable(
  "article_comments",
  {
    id: key(),
    articleId: integer("article_id").notNull(),
    version: integer("version").notNull(),
    /** The words it is about, and at which character of the text they begin; without both it is about all of it. */
    quote: text("quote").notNull().default(""),
    place: integer("place"),
    authorId: text("author_id")
      .notNull()
      .references(() => people.id),
    body: text("body").notNull(),
    createdAt: instant("created_at").notNull(),
    resolvedAt: instant("resolved_at"),
    resolvedBy: text("resolved_by").references(() => people.id),
  },
  (t) => [
    foreignKey({
      name: "article_comments_version_fk",
      columns: [t.articleId, t.version],
      foreignColumns: [articleVersions.articleId, articleVersions.version],
    }).onDelete("cascade"),
    index("article_comments_article").on(t.articleId, t.createdAt),
  ],
);

/** The text of a file under content/ that a release has changed, while staff had changed the article: they decide. */
export const articleFileTexts = pgTable("article_file_texts", {
  articleId: integer("article_id")
    .primaryKey()
    .references(() => articles.id, { onDelete: "cascade" }),
  digest: text("digest").notNull(),
  title: text("title").notNull(),
  summary: text("summary").notNull(),
  body: text("body").notNull(),
  arrivedAt: instant("arrived_at").notNull(),
});

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
    /** The version that was read; null for words from before versions were kept with them. */
    version: integer("version"),
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
