import { type AnyPgColumn, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { citext, instant, key } from "./columns";
import { teams } from "./teams";

/** What a question or an article is about: a tree of at most two levels. */
export const topics = pgTable(
  "topics",
  {
    id: key(),
    slug: citext("slug").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    parentId: integer("parent_id").references((): AnyPgColumn => topics.id),
    teamId: integer("team_id").references((): AnyPgColumn => teams.id),
    position: integer("position").notNull().default(0),
    /** Questions on this topic are urgent (R4) and start restricted. */
    urgentMark: text("urgent_mark", { enum: ["safety", "security", "privacy", "payment"] }),
    /** What differs from the site's gate rules; shape and defaults in lib/community/gate-rules.ts. */
    gate: jsonb("gate").$type<Record<string, unknown>>().notNull().default({}),
    /** Open hours by which the gate counts on this topic; null: its parent's, else every hour. */
    calendar: jsonb("calendar").$type<Record<string, unknown>>(),
    mergedIntoId: integer("merged_into_id").references((): AnyPgColumn => topics.id),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [uniqueIndex("topics_slug").on(t.slug), index("topics_parent").on(t.parentId)],
);
