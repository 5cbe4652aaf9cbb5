import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { bestBets, betsFor, isPinned, withBets } from "../best-bets";
import { isAnswer, type Mode } from "../engine";
import { engine } from "../index";
import { foundRows, pathOf } from "./found-rows";
import { lookedFor } from "./looked-for";
import { type Why, whyOf } from "./why";

export type Explained = {
  subject: string;
  kind: "article" | "question";
  title: string;
  href: string;
  /** Sure enough to be shown as an answer. */
  sure: boolean;
  pinned: boolean;
  why: Why;
};

export type Explanation = {
  q: string;
  items: Explained[];
  total: number;
  corrections: { from: string; to: string }[];
  engine: string;
  degraded: boolean;
};

const most = 20;

/** What a search finds in one of its modes, and what every place is made of; nothing of it is logged. */
export async function explainSearch(
  ctx: Context,
  input: { q: string; mode: Exclude<Mode, "similar">; language: string },
): Promise<Explanation> {
  authorize(ctx.actor, "search.explain");
  const { mode, language } = input;
  const q = lookedFor(input.q);
  if (q === "") return { q, items: [], total: 0, corrections: [], engine: "", degraded: false };
  const found = await engine(ctx.db).search({ q, mode, language, limit: most });
  const bets = betsFor(await bestBets(ctx.db), q, { language, isTyping: mode === "type" });
  const hits = withBets(found.hits, bets);
  const rows = await foundRows(ctx.db, hits);
  const why = await whyOf(ctx.db, hits);
  const items = rows.map((row): Explained => {
    const hit = hits.find(({ kind, id }) => kind === row.kind && id === row.id)!;
    return {
      subject: `${row.kind}:${row.id}`,
      kind: row.kind,
      title: row.title,
      href: pathOf(row),
      sure: isPinned(hit) || isAnswer(hit),
      pinned: isPinned(hit),
      why: why(hit),
    };
  });
  const { total, corrections, degraded } = found;
  return { q, items, total, corrections, engine: found.engine, degraded };
}
