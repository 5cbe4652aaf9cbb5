import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  real,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { instant, key } from "./columns";
import { questions } from "./community";
import { articles } from "./knowledge";
import { people } from "./people";

/** Questions that ask the same thing. Every public question is in one of these, often alone. */
export const repeatGroups = pgTable(
  "repeat_groups",
  {
    id: key(),
    /** What a curator called it; null: it is called by the title of its most typical question. */
    name: text("name"),
    /** Which question that is. No reference: where it is gone or not public, another of its questions names the group. */
    typicalId: integer("typical_id"),
    language: text("language").notNull().default("en"),
    /** What answers all of it, or is being written to. */
    articleId: integer("article_id").references(() => articles.id, { onDelete: "set null" }),
    ignoredAt: instant("ignored_at"),
    ignoredBy: text("ignored_by").references(() => people.id),
    ignoredReason: text("ignored_reason"),
    /** Its members are there now, and it has none. */
    mergedIntoId: integer("merged_into_id").references((): AnyPgColumn => repeatGroups.id),
    createdAt: instant("created_at").notNull(),
    /** When members came or went, or somebody decided about it. */
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [
    index("repeat_groups_article").on(t.articleId).where(sql`article_id is not null`),
    index("repeat_groups_merged").on(t.mergedIntoId).where(sql`merged_into_id is not null`),
    check("repeat_groups_ignored", sql`(ignored_at is null) = (ignored_reason is null)`),
    check("repeat_groups_not_into_itself", sql`merged_into_id is null or merged_into_id <> id`),
  ],
);

/** Where a question belongs; only public ones do. */
export const repeatMembers = pgTable(
  "repeat_members",
  {
    questionId: integer("question_id")
      .primaryKey()
      .references(() => questions.id, { onDelete: "cascade" }),
    groupId: integer("group_id")
      .notNull()
      .references(() => repeatGroups.id),
    /** Likeness: by words and meaning. People: by what they marked. Curator: nothing but a curator moves it. */
    placedBy: text("placed_by", { enum: ["likeness", "people", "curator"] }).notNull(),
    /** How like the others it was on average, 1 being what is just enough; null for who was first. */
    likeness: real("likeness"),
    placedAt: instant("placed_at").notNull(),
  },
  (t) => [index("repeat_members_group").on(t.groupId)],
);

/** What curators have said, which holds however alike the words are. The last word on a question counts. */
export const repeatDecisions = pgTable(
  "repeat_decisions",
  {
    id: key(),
    /** Together: with the other one, or in this group. Apart: not with the other one. Excluded: in no group. */
    kind: text("kind", { enum: ["together", "apart", "excluded"] }).notNull(),
    questionId: integer("question_id")
      .notNull()
      .references(() => questions.id, { onDelete: "cascade" }),
    otherId: integer("other_id").references(() => questions.id, { onDelete: "cascade" }),
    groupId: integer("group_id").references(() => repeatGroups.id),
    decidedBy: text("decided_by")
      .notNull()
      .references(() => people.id),
    decidedAt: instant("decided_at").notNull(),
  },
  (t) => [
    uniqueIndex("repeat_decisions_place")
      .on(t.questionId)
      .where(sql`kind = 'excluded' or (kind = 'together' and group_id is not null)`),
    uniqueIndex("repeat_decisions_pair").on(t.questionId, t.otherId).where(sql`other_id is not null`),
    index("repeat_decisions_other").on(t.otherId).where(sql`other_id is not null`),
    index("repeat_decisions_group").on(t.groupId).where(sql`group_id is not null`),
    check(
      "repeat_decisions_about",
      sql`case kind when 'together' then num_nonnulls(other_id, group_id) = 1
        when 'apart' then other_id is not null and group_id is null
        else other_id is null and group_id is null end`,
    ),
    check("repeat_decisions_pair_in_order", sql`other_id is null or question_id < other_id`),
  ],
);
