import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import type { EngineState } from "../engine";
import { engine } from "../index";
import { visibleArticle, visibleQuestion } from "../visible";

/** The latest searches that led to an answer are held as well; older ones are not. */
const mostLessons = 20_000;

/** The search of the process that answers, beside how much the database has that it should hold. */
export async function engineState(ctx: Context): Promise<EngineState & { findable: number }> {
  authorize(ctx.actor, "search.tune");
  const [state, { rows }] = await Promise.all([
    engine(ctx.db).state(),
    ctx.db.execute<{ count: number }>(sql`
      select (select count(*) from questions q where ${visibleQuestion("q")})::int
        + (select count(*) from articles a where ${visibleArticle("a")})::int
        + least((select count(*) from deflections where query <> ''), ${mostLessons})::int as count`),
  ]);
  return { ...state, findable: rows[0]!.count };
}
