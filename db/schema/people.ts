import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { citext, instant, key } from "./columns";
import { teams } from "./teams";
import { topics } from "./topics";

export const people = pgTable(
  "people",
  {
    id: text("id").primaryKey().default(sql`gen_random_uuid()::text`),
    name: text("name").notNull().default(""),
    /** The address of the person's page, `/people/{handle}`. */
    handle: citext("handle").notNull(),
    email: citext("email"),
    emailVerified: instant("email_verified"),
    image: text("image"),
    about: text("about").notNull().default(""),
    role: text("role", { enum: ["customer", "agent", "curator", "admin"] })
      .notNull()
      .default("customer"),
    /** `staged`: known only as an author of imported posts, until they claim the account. */
    state: text("state", { enum: ["active", "staged", "suspended", "erased"] })
      .notNull()
      .default("active"),
    suspendedReason: text("suspended_reason"),
    language: text("language").notNull().default("en"),
    timeZone: text("time_zone").notNull().default("UTC"),
    /** What sign-in claims or an imported table say: plan, company and the like. */
    claims: jsonb("claims").$type<Record<string, string>>().notNull().default({}),
    mailOff: boolean("mail_off").notNull().default(false),
    externalId: text("external_id"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("people_handle").on(t.handle),
    uniqueIndex("people_email").on(t.email),
    uniqueIndex("people_external").on(t.externalId),
    index("people_staff").on(t.role).where(sql`role <> 'customer'`),
  ],
);

export const accounts = pgTable(
  "accounts",
  {
    userId: text("user_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    type: text("type").notNull(),
    provider: text("provider").notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    refresh_token: text("refresh_token"),
    access_token: text("access_token"),
    expires_at: integer("expires_at"),
    token_type: text("token_type"),
    scope: text("scope"),
    id_token: text("id_token"),
    session_state: text("session_state"),
  },
  (t) => [primaryKey({ columns: [t.provider, t.providerAccountId] })],
);

export const sessions = pgTable(
  "sessions",
  {
    /** A digest of what the cookie carries (lib/people/session-token.ts). */
    sessionToken: text("session_token").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    expires: instant("expires").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** Browser and system in a word each, so that people recognise their own sessions. */
    device: text("device").notNull().default(""),
  },
  (t) => [index("sessions_user").on(t.userId)],
);

export const verificationTokens = pgTable(
  "verification_tokens",
  {
    identifier: text("identifier").notNull(),
    token: text("token").notNull(),
    expires: instant("expires").notNull(),
  },
  (t) => [primaryKey({ columns: [t.identifier, t.token] })],
);

/** An ambassador's authority on one topic (and what lies below it), for a term. */
export const appointments = pgTable(
  "appointments",
  {
    id: key(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    topicId: integer("topic_id")
      .notNull()
      .references(() => topics.id),
    languages: text("languages").array().notNull().default(["en"]),
    startsAt: instant("starts_at").notNull(),
    /** Null: until ended by somebody. */
    endsAt: instant("ends_at"),
    pausedAt: instant("paused_at"),
    endedAt: instant("ended_at"),
    endedBy: text("ended_by").references(() => people.id),
    endedReason: text("ended_reason", { enum: ["ended", "term", "left"] }),
    appointedBy: text("appointed_by").references(() => people.id),
    /** When the person was last told that the term is about to end. */
    remindedAt: instant("reminded_at"),
  },
  (t) => [
    uniqueIndex("appointments_live").on(t.personId, t.topicId).where(sql`ended_at is null`),
    index("appointments_topic").on(t.topicId),
  ],
);

export const teamMembers = pgTable(
  "team_members",
  {
    teamId: integer("team_id")
      .notNull()
      .references(() => teams.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    isLead: boolean("is_lead").notNull().default(false),
    joinedAt: instant("joined_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.personId] }), index("team_members_person").on(t.personId)],
);

/** How often something was done under one key within one window; see lib/accounts/limits.ts. */
export const limits = pgTable(
  "limits",
  {
    key: text("key").notNull(),
    windowStart: instant("window_start").notNull(),
    count: integer("count").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.key, t.windowStart] }), check("limits_count", sql`count >= 0`)],
);
