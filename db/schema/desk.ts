import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant, key } from "./columns";
import { answers, comments, questions } from "./community";
import { escalationMessages, escalations } from "./escalations";
import { people } from "./people";
import { teams } from "./teams";

/** Words that staff write often, with places for what differs; one person's own or a team's. */
export const macros = pgTable(
  "macros",
  {
    id: key(),
    ownerId: text("owner_id").references(() => people.id),
    teamId: integer("team_id").references(() => teams.id),
    title: text("title").notNull(),
    body: text("body").notNull(),
    savedBy: text("saved_by").references(() => people.id),
    savedAt: instant("saved_at").notNull(),
    retiredAt: instant("retired_at"),
  },
  (t) => [
    uniqueIndex("macros_own_title").on(t.ownerId, sql`lower(${t.title})`).where(sql`retired_at is null`),
    uniqueIndex("macros_team_title").on(t.teamId, sql`lower(${t.title})`).where(sql`retired_at is null`),
    check("macros_whose", sql`num_nonnulls(owner_id, team_id) = 1`),
  ],
);

/** Who has a case open, and who is writing in it: a lease of seconds that an open page renews. */
export const casePresence = pgTable(
  "case_presence",
  {
    escalationId: integer("escalation_id")
      .notNull()
      .references(() => escalations.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    seenUntil: instant("seen_until").notNull(),
    writingUntil: instant("writing_until"),
  },
  (t) => [primaryKey({ columns: [t.escalationId, t.personId] })],
);

/** An asker was asked for what they had told already: sent although it was flagged, or said by the asker. */
export const askedTwice = pgTable(
  "asked_twice",
  {
    id: key(),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id),
    escalationId: integer("escalation_id").references(() => escalations.id),
    /** Who asked. */
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    source: text("source", { enum: ["sent_anyway", "asker"] }).notNull(),
    /** What was asked for, like `order_number`; null where the asker did not have to say. */
    kind: text("kind"),
    /** Where it stood already, like `details:12`. */
    place: text("place"),
    messageId: integer("message_id").references(() => escalationMessages.id),
    answerId: integer("answer_id").references(() => answers.id),
    commentId: integer("comment_id").references(() => comments.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("asked_twice_person").on(t.personId, t.createdAt),
    index("asked_twice_created").on(t.createdAt),
    uniqueIndex("asked_twice_said").on(t.messageId).where(sql`source = 'asker'`),
    uniqueIndex("asked_twice_said_of_answer").on(t.answerId).where(sql`source = 'asker'`),
    uniqueIndex("asked_twice_said_of_comment").on(t.commentId).where(sql`source = 'asker'`),
  ],
);

/** Two questions to the asker after a case was closed; one row for a case, for good, however often it is opened again. */
export const caseSurveys = pgTable(
  "case_surveys",
  {
    escalationId: integer("escalation_id")
      .primaryKey()
      .references(() => escalations.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    /** Who had the case when it closed. */
    agentId: text("agent_id").references(() => people.id),
    askedAt: instant("asked_at").notNull(),
    answeredAt: instant("answered_at"),
    satisfaction: integer("satisfaction"),
    ease: integer("ease"),
    comment: text("comment").notNull().default(""),
  },
  (t) => [
    index("case_surveys_answered").on(t.answeredAt),
    check("case_surveys_scale", sql`satisfaction between 1 and 5 and ease between 1 and 5`),
    check("case_surveys_whole", sql`num_nonnulls(answered_at, satisfaction, ease) in (0, 3)`),
  ],
);
