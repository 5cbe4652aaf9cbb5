import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/context";

/** What everybody may read, as a condition on a row of `questions` under this alias; nothing else may enter an index. */
export const visibleQuestion = (alias: string): SQL => {
  const q = sql.identifier(alias);
  return sql`(${q}.visibility = 'public' and ${q}.asked_at is not null and ${q}.held_at is null and ${q}.hidden_at is null)`;
};

export const visibleArticle = (alias: string): SQL => {
  const a = sql.identifier(alias);
  return sql`(${a}.status in ('published', 'needs_update') and ${a}.audience = 'public')`;
};

/** Published articles that this reader may find in lists, as a condition on a row of `articles` under this alias. */
export function readableArticle(alias: string, actor: Actor): SQL {
  if (actor.kind !== "person") return visibleArticle(alias);
  const a = sql.identifier(alias);
  const published = sql`${a}.status in ('published', 'needs_update')`;
  return actor.role === "customer"
    ? sql`(${published} and ${a}.audience in ('public', 'signed_in'))`
    : published;
}

export const visibleAnswer = (alias: string): SQL => {
  const a = sql.identifier(alias);
  return sql`(${a}.posted_at is not null and ${a}.held_at is null and ${a}.hidden_at is null and ${a}.deleted_at is null)`;
};
