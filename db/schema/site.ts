import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant, key, transactionId, writing } from "./columns";
import { people } from "./people";

/** Who did what to which thing, when and with which data. Rows are never changed or removed. */
export const audit = pgTable(
  "audit",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant("at").notNull(),
    /** Null: the system itself (the sweep, the import). */
    actorId: text("actor_id"),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    index("audit_subject").on(t.subject, t.id),
    index("audit_actor").on(t.actorId, t.id),
    index("audit_at").on(t.at),
  ],
);

/** The one feed that search index, page caches and live pages follow. */
export const changes = pgTable(
  "changes",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    subject: text("subject").notNull(),
    xid: transactionId("xid").notNull().default(sql`pg_current_xact_id()`),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [index("changes_xid").on(t.xid), index("changes_at").on(t.at)],
);

export const settings = pgTable("settings", {
  key: text("key").primaryKey(),
  value: jsonb("value").$type<unknown>().notNull(),
  updatedAt: instant("updated_at").notNull().defaultNow(),
});

/** Terms, privacy, imprint: edited on screen, one row per language. */
export const legalPages = pgTable(
  "legal_pages",
  {
    slug: text("slug", { enum: ["terms", "privacy", "imprint"] }).notNull(),
    language: text("language").notNull(),
    title: text("title").notNull(),
    ...writing(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.slug, t.language] })],
);

export const reports = pgTable(
  "reports",
  {
    id: key(),
    /** `question:12`, `answer:7`, `comment:3`, `article:4`. */
    subject: text("subject").notNull(),
    reporterId: text("reporter_id").references(() => people.id),
    reason: text("reason", { enum: ["spam", "abuse", "private_data", "wrong", "other"] }).notNull(),
    note: text("note").notNull().default(""),
    createdAt: instant("created_at").notNull(),
    resolvedAt: instant("resolved_at"),
    resolvedBy: text("resolved_by").references(() => people.id),
    resolution: text("resolution", { enum: ["hidden", "kept", "redacted", "suspended"] }),
  },
  (t) => [
    index("reports_open").on(t.createdAt).where(sql`resolved_at is null`),
    uniqueIndex("reports_once").on(t.subject, t.reporterId).where(sql`resolved_at is null`),
  ],
);

/** News for one person, in the app; `key` makes one event one notification. */
export const notifications = pgTable(
  "notifications",
  {
    id: key(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    kind: text("kind").notNull(),
    key: text("key").notNull(),
    questionId: integer("question_id"),
    actorId: text("actor_id").references(() => people.id),
    data: jsonb("data").$type<Record<string, string | number | null>>().notNull().default({}),
    createdAt: instant("created_at").notNull(),
    readAt: instant("read_at"),
  },
  (t) => [
    uniqueIndex("notifications_once").on(t.personId, t.key),
    index("notifications_list").on(t.personId, t.createdAt.desc()),
    index("notifications_unread").on(t.personId).where(sql`read_at is null`),
  ],
);

/** Outgoing mail: written with the change that causes it, sent by the worker, ends sent or dead. */
export const mails = pgTable(
  "mails",
  {
    id: key(),
    key: text("key").notNull(),
    personId: text("person_id").references(() => people.id),
    to: text("to").notNull(),
    kind: text("kind").notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    html: text("html").notNull(),
    headers: jsonb("headers").$type<Record<string, string>>().notNull().default({}),
    createdAt: instant("created_at").notNull(),
    sentAt: instant("sent_at"),
    deadAt: instant("dead_at"),
    attempts: integer("attempts").notNull().default(0),
    error: text("error"),
  },
  (t) => [
    uniqueIndex("mails_once").on(t.key),
    index("mails_waiting").on(t.createdAt).where(sql`sent_at is null and dead_at is null`),
  ],
);
