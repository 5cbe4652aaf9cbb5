import { customType, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/**
 * How far something that lives outside of this database's transactions (a search engine, the vectors) has followed the
 * feed of changes. One row for each, by its name; only the process that holds the name writes it.
 */
export const searchFollowers = pgTable("search_followers", {
  name: text("name").primaryKey(),
  /** Changes of older transactions are all taken in; of younger ones those in `seen` are. */
  floor: text("floor"),
  seen: jsonb("seen").$type<string[]>().notNull().default([]),
  followedAt: instant("followed_at"),
  /** When it last was made whole from the database, and when somebody asked for that since. */
  builtAt: instant("built_at"),
  rebuildAskedAt: instant("rebuild_asked_at"),
  /** When it was last compared with the database, and what was found and put right. */
  checkedAt: instant("checked_at"),
  drift: jsonb("drift").$type<{ missing: number; stale: number; extra: number; isRepaired: boolean }>(),
  documents: integer("documents").notNull().default(0),
  /** What keeps it from going on, in one sentence; null while all is well. */
  problem: text("problem"),
});

/** What a text means, as numbers: one row per public thing and model, for engines that search by meaning. */
export const documentVectors = pgTable(
  "document_vectors",
  {
    subject: text("subject").notNull(),
    model: text("model").notNull(),
    /** Of the text that was embedded; another one means that the vector is out of date. */
    contentHash: text("content_hash").notNull(),
    /** One signed byte a dimension, scaled so that the largest is 127. */
    vector: bytes("vector").notNull(),
    embeddedAt: instant("embedded_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.subject, t.model] })],
);
