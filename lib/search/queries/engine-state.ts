import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import type { EngineState } from "../engine";
import { engine } from "../index";
import { visibleArticle, visibleQuestion } from "../visible";

/** The search of the process that answers, beside what the database holds that everybody may find. */
export async function engineState(ctx: Context): Promise<EngineState & { findable: number }> {
  authorize(ctx.actor, "search.tune");
  const [state, { rows }] = await Promise.all([
    engine(ctx.db).state(),
    ctx.db.execute<{ count: number }>(sql`
      select (select count(*) from questions q where ${visibleQuestion("q")})::int
        + (select count(*) from articles a where ${visibleArticle("a")})::int as count`),
  ]);
  return { ...state, findable: rows[0]!.count };
}
