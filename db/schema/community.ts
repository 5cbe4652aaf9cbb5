import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { instant, key, writing } from "./columns";
import { articles } from "./knowledge";
import { people } from "./people";
import { topics } from "./topics";

const isPublic = sql`visibility = 'public' and asked_at is not null and held_at is null and hidden_at is null`;

export const questions = pgTable(
  "questions",
  {
    /** The number in `/questions/{number}/{slug}`. */
    id: key(),
    title: text("title").notNull(),
    slug: text("slug").notNull().default(""),
    ...writing(),
    language: text("language").notNull().default("en"),
    topicId: integer("topic_id").references(() => topics.id),
    tags: text("tags").array().notNull().default([]),
    askerId: text("asker_id")
      .notNull()
      .references(() => people.id),
    visibility: text("visibility", { enum: ["public", "restricted"] })
      .notNull()
      .default("public"),
    urgentMark: text("urgent_mark", { enum: ["safety", "security", "privacy", "payment"] }),
    urgentRejectedAt: instant("urgent_rejected_at"),
    createdAt: instant("created_at").notNull(),
    /** When it first became visible to others (restricted: confirmed). Null while a draft. Clocks start here. */
    askedAt: instant("asked_at"),
    heldAt: instant("held_at"),
    heldReason: text("held_reason"),
    closedAt: instant("closed_at"),
    closedBy: text("closed_by").references(() => people.id),
    closeReason: text("close_reason"),
    hiddenAt: instant("hidden_at"),
    hiddenBy: text("hidden_by").references(() => people.id),
    hiddenReason: text("hidden_reason"),
    /** Confirmed duplicate of this question. */
    duplicateOfId: integer("duplicate_of_id").references((): AnyPgColumn => questions.id),
    /** The question that this one goes on from, where that one's case ended too long ago or its answer did not fit. */
    followUpOfId: integer("follow_up_of_id").references((): AnyPgColumn => questions.id),
    /** History brought in from elsewhere: no clock runs until the author wakes it. */
    importedAt: instant("imported_at"),
    wokenAt: instant("woken_at"),
    askerOpenedAt: instant("asker_opened_at"),
    askerWroteAt: instant("asker_wrote_at"),
    /** The first opening of the gate, with the rule and the inputs that opened it. */
    gateOpenedAt: instant("gate_opened_at"),
    gateRule: text("gate_rule"),
    gateInputs: jsonb("gate_inputs").$type<Record<string, unknown>>(),
    /** The times shown to the asker, `{"R1": iso, "R2": iso, "R6": iso}`; only a request for information delays them. */
    gateShown: jsonb("gate_shown").$type<{ R1?: string; R2?: string; R6?: string }>().notNull().default({}),
    /** When the sweep must look again; null: no rule can open by the clock alone. */
    gateDueAt: instant("gate_due_at"),
    lastActivityAt: instant("last_activity_at").notNull(),
    answerCount: integer("answer_count").notNull().default(0),
    sameProblemCount: integer("same_problem_count").notNull().default(0),
    version: integer("version").notNull().default(1),
    idempotencyKey: text("idempotency_key"),
    externalId: text("external_id"),
  },
  (t) => [
    uniqueIndex("questions_idempotency").on(t.askerId, t.idempotencyKey),
    uniqueIndex("questions_external").on(t.externalId),
    index("questions_asker").on(t.askerId),
    index("questions_recent").on(t.lastActivityAt.desc(), t.id.desc()),
    index("questions_topic").on(t.topicId, t.lastActivityAt.desc()),
    index("questions_due").on(t.gateDueAt).where(sql`gate_due_at is not null`),
    index("questions_duplicates").on(t.duplicateOfId).where(sql`duplicate_of_id is not null`),
    /** For searches while the index loads. */
    index("questions_title_words").using("gin", sql`to_tsvector('simple', title)`),
    index("questions_newest").on(t.askedAt.desc(), t.id.desc()).where(isPublic),
    index("questions_same_problems")
      .on(t.sameProblemCount.desc(), t.lastActivityAt.desc(), t.id.desc())
      .where(isPublic),
    /** For the list of languages that anything public is written in. */
    index("questions_language").on(t.language).where(isPublic),
    index("questions_held").on(t.heldAt).where(sql`held_at is not null`),
    check("questions_not_own_duplicate", sql`duplicate_of_id is null or duplicate_of_id <> id`),
  ],
);

export const answers = pgTable(
  "answers",
  {
    id: key(),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    authorId: text("author_id")
      .notNull()
      .references(() => people.id),
    ...writing(),
    language: text("language").notNull().default("en"),
    /** What the author was when they wrote it; shown as a mark that nobody can imitate. */
    authorMark: text("author_mark", { enum: ["ambassador", "staff"] }),
    createdAt: instant("created_at").notNull(),
    /** When it first became visible to others; null while held. */
    postedAt: instant("posted_at"),
    editedAt: instant("edited_at"),
    heldAt: instant("held_at"),
    heldReason: text("held_reason"),
    hiddenAt: instant("hidden_at"),
    hiddenBy: text("hidden_by").references(() => people.id),
    hiddenReason: text("hidden_reason"),
    deletedAt: instant("deleted_at"),
    /** Set while the asker's "did not work" stands. */
    didNotWorkAt: instant("did_not_work_at"),
    didNotWorkReason: text("did_not_work_reason"),
    voteCount: integer("vote_count").notNull().default(0),
    workedCount: integer("worked_count").notNull().default(0),
    /** Helpful marks counted where it was imported from. */
    importedHelpful: integer("imported_helpful").notNull().default(0),
    version: integer("version").notNull().default(1),
    idempotencyKey: text("idempotency_key"),
    externalId: text("external_id"),
  },
  (t) => [
    index("answers_question").on(t.questionId, t.createdAt),
    index("answers_author").on(t.authorId, t.createdAt.desc()),
    uniqueIndex("answers_idempotency").on(t.authorId, t.idempotencyKey),
    uniqueIndex("answers_external").on(t.externalId),
  ],
);

export const comments = pgTable(
  "comments",
  {
    id: key(),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    /** Null: a comment under the question itself. */
    answerId: integer("answer_id").references(() => answers.id),
    authorId: text("author_id")
      .notNull()
      .references(() => people.id),
    ...writing(),
    createdAt: instant("created_at").notNull(),
    editedAt: instant("edited_at"),
    heldAt: instant("held_at"),
    heldReason: text("held_reason"),
    hiddenAt: instant("hidden_at"),
    hiddenBy: text("hidden_by").references(() => people.id),
    hiddenReason: text("hidden_reason"),
    deletedAt: instant("deleted_at"),
    version: integer("version").notNull().default(1),
    idempotencyKey: text("idempotency_key"),
  },
  (t) => [
    index("comments_question").on(t.questionId, t.createdAt),
    index("comments_author").on(t.authorId, t.createdAt.desc()),
    uniqueIndex("comments_idempotency").on(t.authorId, t.idempotencyKey),
  ],
);

/** Every earlier text of a post, with who changed it and why. */
export const revisions = pgTable(
  "revisions",
  {
    id: key(),
    subjectType: text("subject_type", { enum: ["question", "answer", "comment"] }).notNull(),
    subjectId: integer("subject_id").notNull(),
    version: integer("version").notNull(),
    title: text("title"),
    /** Of a question. */
    topicId: integer("topic_id").references(() => topics.id),
    tags: text("tags").array(),
    body: text("body").notNull(),
    editorId: text("editor_id").references(() => people.id),
    replacedAt: instant("replaced_at").notNull(),
  },
  (t) => [uniqueIndex("revisions_subject").on(t.subjectType, t.subjectId, t.version)],
);

/** Only the asker and staff see these: order number, account and the like. */
export const privateDetails = pgTable(
  "private_details",
  {
    id: key(),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    body: text("body").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("private_details_question").on(t.questionId)],
);

/** An article that answered or was linked on a question. */
export const questionArticles = pgTable(
  "question_articles",
  {
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id),
    source: text("source", { enum: ["import", "helper", "duplicate", "deflection", "published"] }).notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.questionId, t.articleId] }),
    index("question_articles_article").on(t.articleId),
  ],
);

export const relatedQuestions = pgTable(
  "related_questions",
  {
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    /** As named where it came from; may point to a question that was never brought in. */
    externalId: text("external_id").notNull(),
    relatedId: integer("related_id").references(() => questions.id),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.externalId] })],
);

/** What somebody has written on the way to asking; whoever holds the token goes on with it. Kept for a week. */
export const drafts = pgTable(
  "drafts",
  {
    /** A digest of what the address carries. */
    token: text("token").primaryKey(),
    /** Null: a visitor's, who has not signed in yet. */
    personId: text("person_id").references(() => people.id),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("drafts_created").on(t.createdAt)],
);
