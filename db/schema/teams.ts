import { sql } from "drizzle-orm";
import { boolean, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant, key } from "./columns";

export const teams = pgTable(
  "teams",
  {
    id: key(),
    name: text("name").notNull(),
    isDefault: boolean("is_default").notNull().default(false),
    telephone: text("telephone"),
    openingHours: text("opening_hours"),
    /** Hours until the team's first reply is promised, counted from the opening of an escalation. */
    firstReplyHours: integer("first_reply_hours").notNull().default(8),
    /** Working hours and holidays by which that is counted; null: every hour counts. Shape in lib/community/calendar. */
    calendar: jsonb("calendar").$type<Record<string, unknown>>(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [uniqueIndex("teams_default").on(t.isDefault).where(sql`is_default`)],
);
