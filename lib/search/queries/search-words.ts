import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { idsOf } from "../documents";
import { foundRows, pathOf } from "./found-rows";

type By = { name: string; handle: string } | null;
export type KeptSynonyms = { id: number; language: string; words: string[]; by: By; at: Date };
export type KeptBet = {
  id: number;
  words: string;
  scope: "whole" | "part";
  subject: string;
  note: string;
  by: By;
  at: Date;
  /** Null where it is not public any more: the bet waits. */
  target: { title: string; href: string } | null;
};

/** Every group of synonyms, with who changed it last. */
export async function keptSynonyms(ctx: Context): Promise<KeptSynonyms[]> {
  authorize(ctx.actor, "search.tune");
  const { rows } = await ctx.db.execute<Omit<KeptSynonyms, "at"> & { at: string }>(sql`
    select s.id, s.language, s.words, to_json(s.changed_at) as at,
      case when p.id is not null then json_build_object('name', p.name, 'handle', p.handle) end as by
    from search_synonyms s left join people p on p.id = s.changed_by order by s.language, s.words[1], s.id`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** Every bet, with what it leads to and who made it. */
export async function keptBets(ctx: Context): Promise<KeptBet[]> {
  authorize(ctx.actor, "search.tune");
  const { rows } = await ctx.db.execute<Omit<KeptBet, "at" | "target"> & { at: string }>(sql`
    select b.id, b.words, b.scope, b.subject, b.note, to_json(b.added_at) as at,
      case when p.id is not null then json_build_object('name', p.name, 'handle', p.handle) end as by
    from search_best_bets b left join people p on p.id = b.added_by order by b.words, b.id`);
  const subjects = rows.map((row) => row.subject);
  const found = await foundRows(ctx.db, [
    ...idsOf(subjects, "article").map((id) => ({ kind: "article" as const, id })),
    ...idsOf(subjects, "question").map((id) => ({ kind: "question" as const, id })),
  ]);
  const targets = new Map(
    found.map((row) => [`${row.kind}:${row.id}`, { title: row.title, href: pathOf(row) }]),
  );
  return rows.map((row) => ({
    ...row,
    at: new Date(row.at),
    target: targets.get(row.subject) ?? null,
  }));
}
