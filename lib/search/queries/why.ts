import type { Db } from "@/db/client";
import type { Hit } from "../engine";
import { foundRows, pathOf } from "./found-rows";

export type Why = {
  score: number;
  /** How likely the search says enough to single it out, where the engine can tell. */
  clear?: number;
  parts: Readonly<Record<string, number>>;
  /** The question whose words led here. */
  via: { title: string; href: string } | null;
};

/** What the place of each of these hits is made of. */
export async function whyOf(db: Db, hits: readonly Hit[]): Promise<(hit: Hit) => Why> {
  const vias = hits.flatMap(({ via }) => (via === undefined ? [] : [{ kind: "question" as const, id: via }]));
  const rows = await foundRows(db, vias);
  return ({ score, clear, parts, via: id }) => {
    const via = rows.find((row) => row.id === id);
    return { score, clear, parts, via: via ? { title: via.title, href: pathOf(via) } : null };
  };
}
