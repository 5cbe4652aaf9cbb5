import { sql } from "drizzle-orm";
import { check, customType, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { instant, key } from "./columns";
import { answers, comments, privateDetails, questions } from "./community";
import { escalationMessages } from "./escalations";
import { articles } from "./knowledge";
import { people } from "./people";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/**
 * Pictures and attachments, bytes and all: so they are in every backup, and every web node has them. Bytes never
 * change once they are here; who may read them follows from what uses them.
 */
export const files = pgTable(
  "files",
  {
    /** Random, and then what a page must know beforehand: `…-1200x800` of a picture, `…-12345` bytes of anything else. */
    id: text("id").primaryKey(),
    kind: text("kind", { enum: ["picture", "attachment"] }).notNull(),
    name: text("name").notNull(),
    type: text("type").notNull(),
    bytes: integer("bytes").notNull(),
    /** SHA-256 of the body. */
    digest: text("digest").notNull(),
    body: bytea("body").notNull(),
    /** Of a wide picture, the form that pages show. */
    small: bytea("small"),
    uploaderId: text("uploader_id").references(() => people.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("files_uploader").on(t.uploaderId, t.createdAt.desc()),
    index("files_created").on(t.createdAt),
    check("files_whole", sql`octet_length(body) = bytes`),
  ],
);

/** What a file stands in, kept for as long as that is there: its earlier versions name the file, too. */
export const fileUses = pgTable(
  "file_uses",
  {
    id: key(),
    fileId: text("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "cascade" }),
    questionId: integer("question_id").references(() => questions.id, { onDelete: "cascade" }),
    answerId: integer("answer_id").references(() => answers.id, { onDelete: "cascade" }),
    commentId: integer("comment_id").references(() => comments.id, { onDelete: "cascade" }),
    detailId: integer("detail_id").references(() => privateDetails.id, { onDelete: "cascade" }),
    messageId: integer("message_id").references(() => escalationMessages.id, { onDelete: "cascade" }),
    articleId: integer("article_id").references(() => articles.id, { onDelete: "cascade" }),
    snippetId: integer("snippet_id").references(() => snippets.id, { onDelete: "cascade" }),
  },
  (t) => [
    unique("file_uses_once")
      .on(t.fileId, t.questionId, t.answerId, t.commentId, t.detailId, t.messageId, t.articleId, t.snippetId)
      .nullsNotDistinct(),
    index("file_uses_question").on(t.questionId).where(sql`question_id is not null`),
    index("file_uses_answer").on(t.answerId).where(sql`answer_id is not null`),
    index("file_uses_comment").on(t.commentId).where(sql`comment_id is not null`),
    index("file_uses_detail").on(t.detailId).where(sql`detail_id is not null`),
    index("file_uses_message").on(t.messageId).where(sql`message_id is not null`),
    index("file_uses_article").on(t.articleId).where(sql`article_id is not null`),
    check(
      "file_uses_one_thing",
      sql`num_nonnulls(question_id, answer_id, comment_id, detail_id, message_id, article_id, snippet_id) = 1`,
    ),
  ],
);

/** A piece of text that many articles share: `{{snippet:name}}` in an article of the same language stands for it. */
export const snippets = pgTable(
  "snippets",
  {
    id: key(),
    name: text("name").notNull(),
    language: text("language").notNull(),
    body: text("body").notNull(),
    /** The widest audience of an article that may use it. */
    audience: text("audience", { enum: ["public", "signed_in", "staff"] })
      .notNull()
      .default("public"),
    version: integer("version").notNull().default(1),
    savedBy: text("saved_by").references(() => people.id),
    createdAt: instant("created_at").notNull(),
    savedAt: instant("saved_at").notNull(),
  },
  (t) => [unique("snippets_name").on(t.name, t.language)],
);
